"""The chart of a subject: its rectangles, laid out so that the one at a point is found without looking at the others.

The days are cut where any rectangle begins or ends. Each rectangle is kept at the few nodes of a binary tree over these cuts that
make up its days, and those at one node never overlap in what was known; so a point is looked up once on each level.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date, datetime

from domain.replay.rectangles import Rectangle


class Chart:
    """The rectangles of one subject."""

    def __init__(self, rectangles: Iterable[Rectangle]) -> None:
        """In any order."""
        found = sorted(rectangles, key=lambda one: one.known_from)
        self._cuts = sorted({day for one in found for day in (one.valid_from, one.valid_to) if day is not None})
        self._leaves = max(len(self._cuts), 1)
        self._nodes: list[tuple[list[datetime], list[Rectangle]]] = [([], []) for _ in range(2 * self._leaves)]
        self.size = len(found)
        places = {day: place for place, day in enumerate(self._cuts)}
        for one in found:
            self._lay(one, places[one.valid_from], places[one.valid_to] if one.valid_to else self._leaves)

    def at(self, day: date, known_by: datetime) -> Rectangle | None:
        """The rectangle that holds the point; None where nothing is known."""
        node = bisect_right(self._cuts, day) - 1 + self._leaves
        while node > 0:
            since, here = self._nodes[node]
            place = bisect_right(since, known_by) - 1
            until = here[place].known_to if place >= 0 else known_by
            if until is None or known_by < until:
                return here[place]
            node //= 2
        return None

    def along(self, day: date) -> list[Rectangle]:
        """All that hold the day, in the order of what was known."""
        node, found = bisect_right(self._cuts, day) - 1 + self._leaves, list[Rectangle]()
        while node > 0:
            found += self._nodes[node][1]
            node //= 2
        return sorted(found, key=lambda one: one.known_from)

    def _lay(self, one: Rectangle, first: int, last: int) -> None:
        first, last = first + self._leaves, last + self._leaves
        while first < last:
            if first % 2:
                self._put(first, one)
                first += 1
            if last % 2:
                last -= 1
                self._put(last, one)
            first, last = first // 2, last // 2

    def _put(self, node: int, one: Rectangle) -> None:
        since, here = self._nodes[node]
        since.append(one.known_from)
        here.append(one)
