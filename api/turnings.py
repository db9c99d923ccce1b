"""Whose status turned over some days, from the bands; who is not charted, or is said to be another one, is asked."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import chain

from api.finding import twins
from api.holdings import Holdings
from api.known import NotKnown
from api.ledger import Turn
from api.subjects import WITH_STATUS, Subjects
from domain.dates import end_of
from domain.dossier import Clocks, Dossier
from domain.mechanism.events import MechanismRenamed
from domain.replay import StatusChange, changes

Place = tuple[date, str]
"""Where a change stands in its list: its day, and the id of what changed."""
Ids = Collection[str]
FEW = 20
"""So many are asked themselves."""


@dataclass(frozen=True, slots=True)
class Span:
    """The days after ``since`` up to ``until``, as they came or in hindsight, told in the one order or in the other."""

    since: date
    until: date
    hindsight: bool = False
    newest_first: bool = False

    def place(self, change: StatusChange) -> tuple[int, str]:
        """The place of a change, as it sorts."""
        return self.order((change.day, change.id))

    def order(self, place: Place) -> tuple[int, str]:
        """A place as it sorts: by day, and by id within a day."""
        return (-1 if self.newest_first else 1) * place[0].toordinal(), place[1]


class Turnings:
    """The changes of status over a span, at the clocks of a question."""

    def __init__(self, subjects: Subjects, clocks: Clocks, span: Span, among: Ids | None = None) -> None:
        """Of these ids, if any are given."""
        self._subjects, self._clocks, self._span, self._among = subjects, clocks, span, among

    def beyond(self, after: Place | None = None) -> Iterator[StatusChange]:
        """The changes beyond a place, in their order; each is worked out when it is taken."""
        ledger = self._subjects.charted
        if ledger is None or (self._among is not None and len(self._among) <= FEW):
            return self.by_asking(self._among, after)
        return self._by_bands(ledger, after)

    def _by_bands(self, ledger: Holdings, after: Place | None) -> Iterator[StatusChange]:
        """Told by the bands; whose bands do not tell it is asked, and so is of whom something is recorded meanwhile."""
        seen, elsewhere = ledger.position(), {id for id in ledger.merged() if self._is_elsewhere(id)}
        apart = {*ledger.uncharted(), *self._moved(seen)}
        asked = deque(self._asked_among(apart, after))
        while True:
            moved = set[str]()
            for change in chain(self._charted(ledger, apart | elsewhere, after), [None]):
                newest = ledger.position()
                moved = self._moved(seen) - apart if newest > seen else moved
                seen = newest
                if moved:
                    break
                while asked and (change is None or self._span.place(asked[0]) < self._span.place(change)):
                    yield asked.popleft()
                if change is not None:
                    yield change
                    after = change.day, change.id
            if not moved:
                return
            apart |= moved
            asked = deque(sorted([*asked, *self._asked_among(moved, after)], key=self._span.place))

    def _moved(self, since: int) -> set[str]:
        """Whose bands may not tell what the ledger held at the clocks, or at a position where they name none."""
        position = self._clocks.recorded_by
        return self._subjects.moved(replace(self._clocks, recorded_by=since if position is None else position))

    def _asked_among(self, ids: Ids, after: Place | None) -> Iterator[StatusChange]:
        return self.by_asking(ids if self._among is None else set(ids).intersection(self._among), after)

    def by_asking(self, ids: Ids | None, after: Place | None = None) -> Iterator[StatusChange]:
        """The same by asking everyone, or these."""
        dossiers = (one for kind in WITH_STATUS for one in self._subjects.dossiers(kind, self._clocks, among=ids))
        found = sorted((change for dossier in dossiers for change in self._asked(dossier)), key=self._span.place)
        return (change for change in found if after is None or self._span.place(change) > self._span.order(after))

    def _asked(self, dossier: Dossier) -> tuple[StatusChange, ...]:
        """What a reader of each day says of one; nothing of a double, which is told of under the other id."""
        span = self._span
        if self._is_elsewhere(dossier.subject.id):
            return ()
        return changes(dossier, span.since, span.until, self._clocks, hindsight=span.hindsight)

    def _is_elsewhere(self, id: str) -> bool:
        """Whether the id stands for another one at the clocks, under which its changes are told."""
        try:
            return self._subjects.resolve(id, self._clocks).subject.id != id
        except NotKnown:
            return True

    def _charted(self, ledger: Holdings, apart: Ids, after: Place | None) -> Iterator[StatusChange]:
        return (self._in_hindsight if self._span.hindsight else self._as_they_came)(ledger, apart, after)

    def _as_they_came(self, ledger: Holdings, apart: Ids, after: Place | None) -> Iterator[StatusChange]:
        merging = twins(ledger)
        turns = ledger.turns.as_they_came(*self._days, after, newest_first=self._span.newest_first) if ledger.turns else ()
        for turn in turns:
            if self._is_meant(turn.stream, apart):
                yield self._change(ledger, turn, end_of(turn.day), merging)

    def _in_hindsight(self, ledger: Holdings, apart: Ids, after: Place | None) -> Iterator[StatusChange]:
        """All bands of a subject are looked at when the first of them begins."""
        merging, known_by = twins(ledger), self._clocks.known_by
        told = dict[str, dict[date, Turn]]()
        places = ledger.turns.in_hindsight(*self._days, known_by, after) if ledger.turns else ()
        for day, id in places:
            if self._is_meant(id, apart):
                if id not in told:
                    told[id] = {turn.day: turn for turn in self._along(ledger, id)}
                if (turn := told[id].pop(day, None)) is not None:
                    yield self._change(ledger, turn, known_by, merging)

    def _along(self, ledger: Holdings, id: str) -> Iterator[Turn]:
        """What is known to have turned; that nothing counts any more is no turn to tell of in hindsight."""
        before: str | None = None
        for day, said in ledger.turns.along(id, self._clocks.known_by) if ledger.turns else ():
            if day > self._span.since and said.status not in ("none", before):
                yield Turn(day, id, before, said)
            if day <= self._span.since or said.status != "none":
                before = said.status

    def _change(self, ledger: Holdings, turn: Turn, known_by: datetime, merging: Ids) -> StatusChange:
        said, name = turn.after, self._name(ledger, turn, known_by, merging)
        return StatusChange(turn.day, turn.stream, name, turn.before, said.status, said.since, said.because)

    def _name(self, ledger: Holdings, turn: Turn, known_by: datetime, merging: Ids) -> str:
        """What it was called on the day; only where it was ever renamed, itself or by a double, a reader is asked."""
        stream = ledger.stream(turn.stream)
        assert stream is not None
        if stream.id in merging or any(isinstance(item.event, MechanismRenamed) for item in stream.events):
            return self._subjects.read(self._subjects.dossier(stream.id), known_by, self._clocks.recorded_by).name(turn.day)
        return str(getattr(stream.registration, "name", stream.id))

    @property
    def _days(self) -> tuple[date, date]:
        """The first and the last day of the span; where there is none, the last comes before the first."""
        since, until = self._span.since, self._span.until
        return (since + timedelta(1), until) if since < until else (date.max, date.min)

    def _is_meant(self, id: str, apart: Ids) -> bool:
        return id not in apart and (self._among is None or id in self._among)
