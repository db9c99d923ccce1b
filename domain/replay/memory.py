"""Memory: how a sweep was at some instants of knowledge, so that it can be taken up there when old news is recorded late.

The longer ago an instant is, the fewer are kept around it: to go back costs in proportion to what was heard since. How it was
before it had heard anything is never forgotten.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from domain.replay.heard import Hanging
from domain.replay.line import Stand
from domain.replay.strip import Strip

EVERY = 32
"""So many instants lie between two moments that are remembered, at first."""
FEWER = 4
"""Of so many moments in a row one is remembered longer, and of so many of these again."""
AGES = 4
"""For how many times their distance moments are remembered."""

Published = tuple[datetime, tuple[str, ...]]
"""An instant, and the articles of which something became public then."""


class Moment(NamedTuple):
    """Everything that a sweep has when it has heard what became public at an instant."""

    number: int
    heard: datetime
    known_on: date
    hanging: dict[date, Hanging]
    strip: Strip
    line: Stand
    weighed: int
    parties: tuple[str, ...]


class Memory:
    """The moments that are remembered of one sweep, and all that it has heard."""

    def __init__(self, every: int = EVERY) -> None:
        """Nothing was heard. So many instants lie between two moments that are remembered."""
        self._every = every
        self._heard: list[Published] = []
        self._moments: list[Moment] = []

    def is_due(self, published: Published) -> int | None:
        """Note what was heard. Gives the number of the moment, if it is to be remembered."""
        self._heard.append(published)
        return None if len(self._heard) % self._every else len(self._heard)

    def keep(self, moment: Moment) -> None:
        """Remember a moment; of those long ago some are forgotten, but not the one before everything, whose number is 0."""
        self._moments = [
            one for one in self._moments if not one.number or moment.number - one.number <= AGES * self._distance(one.number)
        ]
        self._moments.append(moment)

    def back_before(self, published: Sequence[Published]) -> tuple[Moment, list[Published]] | None:
        """The last moment before these, with all that is to be heard from there on, these among it; None if none is remembered.

        What came after the moment is forgotten.
        """
        place = bisect_right(self._moments, published[0][0], key=lambda one: one.heard) - 1
        if place >= 0 and self._moments[place].heard == published[0][0]:
            place -= 1
        if place < 0:
            return None
        moment = self._moments[place]
        ahead: dict[datetime, dict[str, None]] = {}
        for instant, articles in (*self._heard[moment.number :], *published):
            ahead.setdefault(instant, {}).update(dict.fromkeys(articles))
        del self._moments[place + 1 :], self._heard[moment.number :]
        return moment, [(instant, tuple(ahead[instant])) for instant in sorted(ahead)]

    def _distance(self, number: int) -> int:
        distance = self._every
        while number % (distance * FEWER) == 0:
            distance *= FEWER
        return distance
