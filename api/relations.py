"""Relations: which subjects belong to which states, gathered from the whole ledger for every question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import Any

from api.filters import parties_of, sides
from api.known import NotKnown
from api.subjects import Kind, Subjects
from domain.dossier import Clocks
from domain.relation import Relation, relation
from domain.replay import AnyReader

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
    found = {kind: tuple(_of(subjects, kind, {first, second}, clocks)) for kind in _KINDS}
    for actor, side in zip((one, other), known, strict=True):
        if side is None and not any(found.values()):
            raise NotKnown(actor, "state or body", None)
    return relation((first, second), clocks, found["mechanism"], found["visit"], found["issue"])


def everywhere(subjects: Subjects, clocks: Clocks, state: str | None = None) -> tuple[Relation, ...]:
    """Every relation of which anything is known (of ``state``, if one is named), in the order of their states."""
    found: dict[Pair, dict[Kind, list[Any]]] = defaultdict(lambda: defaultdict(list))
    answers = ((kind, *answer) for kind in _KINDS for answer in _concerned(subjects, kind, clocks))
    for kind, answer, concerned in answers:
        for pair in combinations(sorted(concerned), 2):
            if state is None or state in pair:
                found[pair][kind].append(answer)
    return tuple(relation(pair, clocks, of["mechanism"], of["visit"], of["issue"]) for pair, of in sorted(found.items()))


def _side(subjects: Subjects, actor: str, clocks: Clocks) -> str | None:
    """The state that the actor is or belongs to, else the actor itself; None if the ledger did not hold it by then."""
    try:
        reader = subjects.reader(actor, clocks, "actor")
    except NotKnown:
        return None
    (side,) = sides([reader.dossier.subject.id], reader)
    return side if reader.knows else None


def _of(subjects: Subjects, kind: Kind, pair: set[str], clocks: Clocks) -> Iterator[Any]:
    return (answer for answer, concerned in _concerned(subjects, kind, clocks, pair) if pair <= concerned)


def _concerned(subjects: Subjects, kind: Kind, clocks: Clocks, pair: set[str] | None = None) -> Iterator[tuple[Any, set[str]]]:
    """Every answer of a kind with the states that it concerns; without those that cannot concern the whole pair."""
    for reader in subjects.readers(kind, clocks):
        if pair is None or pair <= _possible(reader):
            answer = reader.state(clocks.as_of)
            yield answer, sides(parties_of(answer), reader)


def _possible(reader: AnyReader) -> set[str]:
    """Every state to which anyone belongs who is named in the dossier, and everyone who is."""
    named = (*reader.dossier.actors, *reader.dossier.parties)
    return sides(named, reader)
