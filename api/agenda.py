"""The agenda: what lies before mechanisms and visits from one day to another, and what is overdue whenever it was planned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from heapq import merge
from itertools import groupby

from api.subjects import Kind, Subjects
from domain.dossier import Clocks
from domain.mechanism.state import MechanismState
from domain.replay import AgendaItem, agenda
from domain.visit.sentence import sentence
from domain.visit.state import VisitState

PENDING = ("announced", "due", "under way", "overdue", "postponed")
"""The statuses of a visit that is not over."""
REST = 150
"""After so many subjects were asked a page may end before it is full."""
_KINDS: tuple[Kind, ...] = ("mechanism", "visit")

Place = tuple[date, str, str]
"""Where an item stands on an agenda: the last day on which it can be, the id of whose it is, and what it is."""


def prospects(
    mechanisms: Iterable[MechanismState], visits: Iterable[VisitState], first: date, last: date
) -> tuple[AgendaItem, ...]:
    """What is planned, overdue or runs out from ``first`` to ``last``, soonest first."""
    return tuple(sorted([*agenda(mechanisms, first, last), *_journeys(visits, first, last)], key=place))


def place(item: AgendaItem) -> Place:
    """The place of an item; what has no last day comes last."""
    return item.latest or date.max, item.id, item.what


class Outlook:
    """The agenda of some days at the clocks of a question. Who has nothing on the page that is read is hardly ever asked.

    An item stands on the last day of a plan, and every plan that was ever told of is in the ledger's rows by that day. What is
    overdue stands there whenever it was planned, and its day is that before its status began.
    """

    def __init__(self, subjects: Subjects, clocks: Clocks, first: date, last: date) -> None:
        self._subjects, self._clocks, self._first, self._last = subjects, clocks, first, last
        self._found: dict[str, tuple[AgendaItem, ...]] = {}

    def beyond(self, after: Place | None) -> Iterator[AgendaItem | None]:
        """The items beyond a place, soonest first; each is worked out when it is taken. None is a place to rest."""
        asked = 0
        for (day, id), _ in groupby(merge(self._planned(after), self._overdue(after))):
            if after is None or (day, id) >= after[:2]:
                yield from (item for item in self._of(id) if place(item)[0] == day and (after is None or place(item) > after))
            if len(self._found) >= asked + REST:
                asked = len(self._found)
                yield None

    def _planned(self, after: Place | None) -> Iterator[tuple[date, str]]:
        begin = max(self._first, after[0]) if after else self._first
        for day, ids in self._subjects.concerned.ending(begin, self._last):
            yield from ((day, id) for id in sorted(ids))

    def _overdue(self, after: Place | None) -> list[tuple[date, str]]:
        if after is not None and after[0] >= self._clocks.as_of:
            return []  # a date that has passed lies before the day asked about
        standings = (found for kind in _KINDS for found in self._subjects.standings(kind, self._clocks))
        since = ((date.fromisoformat(said.since), id) for id, said in standings if said.status == "overdue" and said.since)
        return sorted((day - timedelta(1), id) for day, id in since)

    def _of(self, id: str) -> tuple[AgendaItem, ...]:
        """All that one subject has on the agenda."""
        if id not in self._found:
            reader = self._subjects.reader_then(id, self._clocks)
            is_meant = reader is not None and reader.kind in _KINDS and self._subjects.is_one(reader)
            self._found[id] = self._items(reader.state(self._clocks.as_of)) if reader and is_meant else ()
        return self._found[id]

    def _items(self, state: object) -> tuple[AgendaItem, ...]:
        channels, visits = [state] if isinstance(state, MechanismState) else [], [state] if isinstance(state, VisitState) else []
        return prospects(channels, visits, self._first, self._last)


def _journeys(visits: Iterable[VisitState], first: date, last: date) -> Iterator[AgendaItem]:
    for visit in visits:
        when = visit.made.when if visit.made and visit.status == "under way" else visit.planned
        if visit.status in PENDING and when is not None:
            earliest, latest = when.earliest, when.last_day
            if visit.status == "overdue" or ((latest or date.max) >= first and (earliest or date.min) <= last):
                told, because = sentence(visit), visit.because
                yield AgendaItem(visit.id, visit.name, "visit", visit.status, str(when), earliest, latest, told, because)
