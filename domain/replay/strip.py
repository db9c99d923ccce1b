"""The strip: what a reader of one instant says of every day, and since when readers have said so.

As the instants pass, only the days are laid anew that something was heard of; each answer that begins or ends is noted.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from domain.replay.rectangles import Rectangle
from domain.standing import Standing

Span = tuple[date, date | None]
Corner = tuple[date, datetime]
"""Where a rectangle of a subject begins: its first day, and the instant from which it was known. No two begin alike."""

Told = tuple[date | None, Standing[Any], datetime | None]
"""Of a rectangle with some corner: before which day it ends, what it says, and until when that was known."""


class Strip:
    """The days on which the status changes, as known by now, each with the status from then on and since when that is known."""

    def __init__(self) -> None:
        """Nothing is known."""
        self.days: list[date] = []
        self.standings: list[Standing[Any]] = []
        self._since: list[datetime] = []
        self._changed: dict[Corner, Told | None] = {}

    def twin(self) -> Strip:
        """A copy that may be laid further without touching this one; nothing is noted on it yet."""
        twin = Strip()
        twin.days, twin.standings, twin._since = self.days.copy(), self.standings.copy(), self._since.copy()
        return twin

    def note_all(self) -> None:
        """Note everything that has not ended as if it had just begun."""
        spans = self._spans(0, len(self.days), self.days)
        for (start, to), (standing, known) in zip(spans, self._told(0, len(self.days)), strict=True):
            self._changed[start, known] = to, standing, None

    def lay(self, at: datetime, low: int, high: int, days: Sequence[date], standings: Sequence[Standing[Any]]) -> None:
        """From ``at`` on these hold in the place of the entries from ``low`` to ``high``; the entry before may end otherwise."""
        if self.days[low:high] == days and self.standings[low:high] == standings:
            return
        if low:
            low -= 1
            days, standings = [self.days[low], *days], [self.standings[low], *standings]
        before = dict(zip(self._spans(low, high, self.days[low:high]), self._told(low, high), strict=True))
        since = []
        begun = []
        for span, standing in zip(self._spans(low, high, days), standings, strict=True):
            held = before.get(span)
            if held is not None and held[0] == standing:
                del before[span]
                since.append(held[1])
            else:
                since.append(at)
                begun.append((span, standing))
        for span, (standing, known) in before.items():
            self._changed[span[0], known] = (span[1], standing, at) if known < at else None
        for span, standing in begun:
            self._changed[span[0], at] = span[1], standing, None
        self.days[low:high], self.standings[low:high], self._since[low:high] = days, standings, since

    def _spans(self, low: int, high: int, days: Sequence[date]) -> Iterable[Span]:
        """The days from each of these up to the next one, if they stand in the place of the entries from ``low`` to ``high``."""
        ends = [*days[1:], *self.days[high : high + 1]][: len(days)]
        return zip(days, [*ends, *[None] * (len(days) - len(ends))], strict=True)

    def _told(self, low: int, high: int) -> Iterable[tuple[Standing[Any], datetime]]:
        return zip(self.standings[low:high], self._since[low:high], strict=True)

    def changed(self) -> dict[Corner, Rectangle | None]:
        """What has begun or ended since this was last asked, by its corner; None for what is no more."""
        changed, self._changed = self._changed, {}
        return {corner: _rectangle(corner, told) if told else None for corner, told in changed.items()}

    def at(self, corner: Corner) -> Rectangle | None:
        """The rectangle with that corner that has not ended; None if there is none."""
        place = self._place(corner[0])
        if place is None or self._since[place] != corner[1]:
            return None
        to = self.days[place + 1] if place + 1 < len(self.days) else None
        return _rectangle(corner, (to, self.standings[place], None))

    def _place(self, day: date) -> int | None:
        place = bisect_left(self.days, day)
        return place if place < len(self.days) and self.days[place] == day else None


def _rectangle(corner: Corner, told: Told) -> Rectangle:
    to, standing, until = told
    return Rectangle(corner[0], to, corner[1], until, standing.status, standing.since, standing.because)
