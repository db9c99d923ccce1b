"""The list of relations, worked out from the bands and from who was ever named as a party; readers are asked of few subjects.

Whether a subject belongs to a state is certain where its registration names a party of that state and nothing later speaks of
that party; else its reader is asked. Of the others only those are asked that may have met last.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from api.filters import parties_of, sides
from api.finding import counting_for, twins
from api.holdings import Holdings
from api.subjects import Kind, Subjects
from domain.dossier import Clocks
from domain.relation import Encounter, Outline, recency, relation
from domain.replay import AnyReader

Pair = tuple[str, str]
REST = 100
"""After so many readers were asked a page may end before it is full. To read, weigh and fold a long history takes 10 ms."""
_KINDS: tuple[Kind, ...] = ("mechanism", "visit", "issue")
_OPEN, _MET = ("open", "eased"), ("made", "under way")


@dataclass(frozen=True)
class _World:
    """The subjects that are known at the clocks, by kind, each with its status; who may belong to them, and when they met."""

    status: Mapping[Kind, Mapping[str, str]]
    pairs: Mapping[Pair, list[str]]
    certain: Mapping[str, set[str]]
    met: Mapping[str, int]


class Outlines:
    """The outlines of all relations at the clocks of a question. What was recorded after them makes it only ask more readers."""

    def __init__(self, subjects: Subjects, ledger: Holdings, clocks: Clocks) -> None:
        self._subjects, self._clocks = subjects, clocks
        self._readers: dict[str, AnyReader] = {}
        self._concerning: dict[str, set[str]] = {}
        newest = ledger.position()
        until = newest if clocks.recorded_by is None else min(newest, clocks.recorded_by)
        self._world: _World = subjects.lately.of((clocks, until), lambda: _world(subjects, ledger, clocks))

    def beyond(self, after: str | None, state: str | None) -> Iterator[Outline | None]:
        """The outlines (of that state) in the order of their states, beyond ``after``; each is worked out when it is taken.

        After some hundred readers were asked comes None: whoever asks may rest there.
        """
        asked = 0
        for pair in sorted(self._world.pairs):
            if (state is None or state in pair) and (after is None or " ".join(pair) > after):
                found = self._outline(pair)
                if found is not None:
                    yield found
                if len(self._readers) >= asked + REST:
                    asked = len(self._readers)
                    yield None

    def _outline(self, pair: Pair) -> Outline | None:
        members = [id for id in self._world.pairs[pair] if self._belongs(id, set(pair))]
        if not members:
            return None
        channels, visits, issues = ({id: found[id] for id in members if id in found} for found in self._world.status.values())
        unresolved = sum(status in _OPEN for status in issues.values())
        may_have_met = (*channels, *(id for id, status in visits.items() if status in _MET))
        return Outline(pair, len(channels), len(visits), unresolved, self._last_contact(pair, may_have_met))

    def _belongs(self, id: str, pair: set[str]) -> bool:
        return pair <= self._world.certain.get(id, set()) or pair <= self._concerned(id)

    def _last_contact(self, pair: Pair, ids: tuple[str, ...]) -> Encounter | None:
        """Asks them in the order in which they can have met, until those left cannot have met later."""
        last: Encounter | None = None
        for id in sorted((id for id in ids if id in self._world.met), key=lambda id: -self._world.met[id]):
            if last is not None and self._world.met[id] < recency(last)[0].toordinal():
                break
            found = self._met(pair, id)
            last = max((one for one in (last, found) if one), key=recency, default=None)
        return last

    def _met(self, pair: Pair, id: str) -> Encounter | None:
        answer = self._reader(id).state(self._clocks.as_of)
        is_channel = id in self._world.status["mechanism"]
        return relation(pair, self._clocks, [answer] if is_channel else [], [] if is_channel else [answer], []).last_contact

    def _concerned(self, id: str) -> set[str]:
        """The states that a subject concerns, as its reader says."""
        if id not in self._concerning:
            reader, day = self._reader(id), self._clocks.as_of
            is_channel = id in self._world.status["mechanism"]
            parties = reader.course(day).parties if is_channel else parties_of(reader.state(day))
            self._concerning[id] = sides(parties, reader)
        return self._concerning[id]

    def _reader(self, id: str) -> AnyReader:
        if id not in self._readers:
            reader = self._subjects.reader_then(id, self._clocks)
            assert reader is not None
            self._readers[id] = reader
        return self._readers[id]


def _world(subjects: Subjects, ledger: Holdings, clocks: Clocks) -> _World:
    status: dict[Kind, dict[str, str]] = {
        kind: {id: found.status for id, found in subjects.standings(kind, clocks)} for kind in _KINDS
    }
    known = {id for found in status.values() for id in found}
    apart = twins(ledger)
    possible, certain = _sides(ledger, apart)
    pairs: defaultdict[Pair, list[str]] = defaultdict(list)
    for id in sorted(known & possible.keys()):
        for pair in combinations(sorted(possible[id]), 2):
            pairs[pair].append(id)
    met = {id: day.toordinal() for id, day in ledger.concerns.last_met(clocks.as_of).items()}
    met |= dict.fromkeys(apart, clocks.as_of.toordinal())
    return _World(status, pairs, certain, met)


def _sides(ledger: Holdings, apart: frozenset[str]) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """By subject the states that it may concern, and those that it certainly concerns; of doubles nothing is certain."""
    possible: defaultdict[str, set[str]] = defaultdict(set)
    certain: defaultdict[str, set[str]] = defaultdict(set)
    state = ledger.concerns.states()
    for actor, stream, always in ledger.concerns.parties():
        side = state.get(actor, actor)
        possible[stream].add(side)
        if always and stream not in apart:
            certain[stream].add(side)
    for double in ledger.merged():
        for target in counting_for(ledger, [double]):
            possible[target] |= possible[double]
    return possible, certain
