"""The recordings between two marks: each transaction of the log is one step, so what is told depends on the log alone."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from itertools import groupby

from api.ledger import Mark, Touch
from domain.dossier import Dossier, Recorded


@dataclass(frozen=True, slots=True)
class Step:
    """A point that the ledger passes: after a recording, or at the beginning of a day (UTC); ``at`` is that moment."""

    mark: Mark
    at: datetime


class Recordings:
    """The steps from one mark to another. A recording belongs to its day, but never to one before the mark or after the end."""

    def __init__(self, touches: Sequence[Touch], start: Mark, end: Mark) -> None:
        """``touches`` are the events between the two positions, in the order of the log."""
        self.start, self.end = start, end
        self.touches = tuple(touches)
        self.steps = tuple(_steps(touches, start, end))
        self.streams = {touch.stream for touch in touches}
        self._positions = [step.mark.position for step in self.steps]
        self._days = [step.mark.day for step in self.steps]

    def concerning(self, dossier: Dossier) -> Iterator[Step]:
        """The steps in which something was recorded that the dossier rests on, in their order."""
        recorded = {item.position for stream in dossier.streams() for item in _newest(stream.events, self.start.position)}
        places = {bisect_left(self._positions, position) for position in recorded if position <= self.end.position}
        return (self.steps[place] for place in sorted(places))

    def dawn(self, day: date) -> Step:
        """The beginning of a day: what had been recorded until then."""
        place = bisect_left(self._days, day)
        position = self._positions[place - 1] if place else self.start.position
        return Step(Mark(position, day), datetime.combine(day, time(), UTC))


def _steps(touches: Iterable[Touch], start: Mark, end: Mark) -> Iterator[Step]:
    day = start.day
    for at, together in groupby(touches, key=lambda touch: touch.recorded_at):
        day = min(max(day, at.astimezone(UTC).date()), end.day)
        yield Step(Mark([touch.position for touch in together][-1], day), at)


def _newest(events: Sequence[Recorded], position: int) -> Sequence[Recorded]:
    """The events of a stream above a position; they stand at its end."""
    place = len(events)
    while place and events[place - 1].position > position:
        place -= 1
    return events[place:]
