"""The strip: what a reader of one instant says of every day, and since when readers have said so.

As the instants pass, only the days are laid anew that something was heard of; each answer that begins or ends is noted.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import date, datetime
from typing import Any

from domain.replay.rectangles import Rectangle
from domain.standing import Standing

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
        for place, day in enumerate(self.days):
            self._changed[day, self._since[place]] = self._end(place), self.standings[place], None

    def lay(self, at: datetime, low: int, high: int, days: list[date], standings: list[Standing[Any]]) -> None:
        """From ``at`` on these hold in the place of the entries from ``low`` to ``high``; the entry before may end otherwise."""
        if low == high and not days or self.days[low:high] == days and self.standings[low:high] == standings:
            return
        following = self.days[high] if high < len(self.days) else None
        if low:
            self._move_end(at, low - 1, days[0] if days else following)
        since, place = [], low
        for number, day in enumerate(days):
            to = days[number + 1] if number + 1 < len(days) else following
            while place < high and self.days[place] < day:
                self._cut_off(at, place)
                place += 1
            since.append(self._begin(at, place, high, day, (to, standings[number], None)))
            if place < high and self.days[place] == day:
                place += 1
        for gone in range(place, high):
            self._cut_off(at, gone)
        self._put(low, high, days, standings, since)

    def _put(self, low: int, high: int, days: list[date], standings: list[Standing[Any]], since: list[datetime]) -> None:
        if low == len(self.days):  # as nearly always
            self.days += days
            self.standings += standings
            self._since += since
        else:
            self.days[low:high], self.standings[low:high], self._since[low:high] = days, standings, since

    def _begin(self, at: datetime, place: int, high: int, day: date, told: Told) -> datetime:
        """Note what holds from a day on, where there is an entry at ``place`` before ``high``. Gives since when it is known."""
        if place < high and self.days[place] == day:
            if self._end(place) == told[0] and self.standings[place] == told[1]:
                return self._since[place]
            self._cut_off(at, place)
        self._changed[day, at] = told
        return at

    def _move_end(self, at: datetime, place: int, to: date | None) -> None:
        """The entry goes on, but to another day."""
        if self._end(place) != to:
            self._cut_off(at, place)
            self._changed[self.days[place], at] = to, self.standings[place], None
            self._since[place] = at

    def _cut_off(self, at: datetime, place: int) -> None:
        """Note that an entry holds no more; one that began at the same instant was never known."""
        day, known = self.days[place], self._since[place]
        self._changed[day, known] = (self._end(place), self.standings[place], at) if known < at else None

    def _end(self, place: int) -> date | None:
        return self.days[place + 1] if place + 1 < len(self.days) else None

    def changed(self) -> dict[Corner, Rectangle | None]:
        """What has begun or ended since this was last asked, by its corner; None for what is no more."""
        changed, self._changed = self._changed, {}
        return {corner: _rectangle(corner, told) if told else None for corner, told in changed.items()}

    def at(self, corner: Corner) -> Rectangle | None:
        """The rectangle with that corner that has not ended; None if there is none."""
        place = self.place(corner[0])
        if place == len(self.days) or self.days[place] != corner[0] or self._since[place] != corner[1]:
            return None
        return _rectangle(corner, (self._end(place), self.standings[place], None))

    def place(self, day: date) -> int:
        """Where an entry of that day lies, or would: nearly always behind all."""
        return len(self.days) if not self.days or self.days[-1] < day else bisect_left(self.days, day)


def _rectangle(corner: Corner, told: Told) -> Rectangle:
    to, standing, until = told
    return Rectangle(corner[0], to, corner[1], until, standing.status, standing.since, standing.because)
