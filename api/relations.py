"""Relations: which subjects belong to which states, gathered for every question from those that may belong to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from itertools import combinations
from typing import Any

from api.filters import parties_of, sides
from api.known import NotKnown
from api.outlines import Outlines
from api.subjects import Kind, Subjects
from domain.dossier import Clocks
from domain.relation import Outline, Relation, outline, relation

Pair = tuple[str, str]
_KINDS: tuple[Kind, ...] = ("mechanism", "visit", "issue")


def between(subjects: Subjects, one: str, other: str, clocks: Clocks) -> Relation:
    """Everything between two states or bodies, in either order; a party stands for its state.

    Raises :class:`~api.known.NotKnown` where they are one and the same, or where nothing is known of one of them.
    """
    known = [_side(subjects, actor, clocks) for actor in (one, other)]
    first, second = sorted(side or actor for side, actor in zip(known, (one, other), strict=True))
    if first == second:
        raise NotKnown(f"{one}–{other}", "relation", None)
    among = subjects.concerned.between(first, second)
    found = {kind: tuple(_of(subjects, kind, {first, second}, clocks, among)) for kind in _KINDS}
    for actor, side in zip((one, other), known, strict=True):
        if side is None and not any(found.values()):
            raise NotKnown(actor, "state or body", None)
    return relation((first, second), clocks, found["mechanism"], found["visit"], found["issue"])


def everywhere(subjects: Subjects, clocks: Clocks, state: str | None = None) -> tuple[Relation, ...]:
    """Every relation of which anything is known (of ``state``, if one is named), in their order; everyone is asked."""
    found: dict[Pair, dict[Kind, list[Any]]] = defaultdict(lambda: defaultdict(list))
    answers = ((kind, *answer) for kind in _KINDS for answer in _concerned(subjects, kind, clocks))
    for kind, answer, concerned in answers:
        for pair in combinations(sorted(concerned), 2):
            if state is None or state in pair:
                found[pair][kind].append(answer)
    return tuple(relation(pair, clocks, of["mechanism"], of["visit"], of["issue"]) for pair, of in sorted(found.items()))


def outlines(subjects: Subjects, clocks: Clocks, state: str | None = None, after: str | None = None) -> Iterator[Outline | None]:
    """The same as a list has them, beyond the two states of ``after``, each worked out when taken; None is a place to rest."""
    ledger = subjects.charted
    if ledger is not None:
        yield from Outlines(subjects, ledger, clocks).beyond(after, state)
        return
    found = map(outline, everywhere(subjects, clocks, state))
    yield from (one for one in found if after is None or " ".join(one.states) > after)


def _side(subjects: Subjects, actor: str, clocks: Clocks) -> str | None:
    """The state that the actor is or belongs to, else the actor itself; None if the ledger did not hold it by then."""
    try:
        reader = subjects.reader(actor, clocks, "actor")
    except NotKnown:
        return None
    (side,) = sides([reader.dossier.subject.id], reader)
    return side if reader.knows else None


def _of(subjects: Subjects, kind: Kind, pair: set[str], clocks: Clocks, among: Collection[str]) -> Iterator[Any]:
    return (answer for answer, concerned in _concerned(subjects, kind, clocks, among) if pair <= concerned)


def _concerned(
    subjects: Subjects, kind: Kind, clocks: Clocks, among: Collection[str] | None = None
) -> Iterator[tuple[Any, set[str]]]:
    """The answer of every subject of a kind (of these) with the states that it concerns."""
    for reader in subjects.readers(kind, clocks, among=among):
        answer = reader.state(clocks.as_of)
        yield answer, sides(parties_of(answer), reader)
