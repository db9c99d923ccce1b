"""Finding: which subjects can hold the words that are sought, by the ledger's index; the readers decide whether they do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from api.holdings import Holdings
from domain.merging import MergedInto
from domain.search.sought import Phrase


def candidates(ledger: Holdings, phrases: Iterable[Phrase]) -> frozenset[str] | None:
    """The ids of all that can hold every phrase, itself or in what was ever merged into it; None where nothing is sought."""
    found: frozenset[str] | None = None
    doubles = dict[str, frozenset[str]]()
    for phrase in phrases:
        holding = ledger.mentioning(phrase)
        doubles = doubles or _doubles(ledger)
        wider = _with_targets(holding, doubles)
        found = wider if found is None else found & wider
    return found


def counting_for(ledger: Holdings, ids: Iterable[str]) -> frozenset[str]:
    """The ids, and those for which their facts count or ever counted: what they were merged into."""
    return counting_for_all(ledger)(ids)


def counting_for_all(ledger: Holdings) -> Callable[[Iterable[str]], frozenset[str]]:
    """The same for whoever asks more than once: what was merged is looked up only now."""
    doubles = _doubles(ledger)
    return lambda ids: _with_targets(frozenset(ids), doubles)


def twins(ledger: Holdings) -> frozenset[str]:
    """The ids of everything that was ever said to be another one's double, and of everything that some double was said to be."""
    return counting_for(ledger, ledger.merged())


def _doubles(ledger: Holdings) -> dict[str, frozenset[str]]:
    return {id: frozenset(_targets(ledger, id)) for id in ledger.merged()}


def _targets(ledger: Holdings, double: str) -> Iterator[str]:
    stream = ledger.stream(double)
    yield from (fact.id for _, fact in stream.facts() if isinstance(fact, MergedInto)) if stream else ()


def _with_targets(ids: frozenset[str], doubles: dict[str, frozenset[str]]) -> frozenset[str]:
    """The ids, and what they were merged into, however often."""
    found, ahead = ids, ids
    while ahead := frozenset(target for id in ahead for target in doubles.get(id, ())) - found:
        found |= ahead
    return found
