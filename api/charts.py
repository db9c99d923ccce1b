"""The charts of dossiers, kept in memory."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable
from threading import Lock

from domain.dossier import Dossier
from domain.replay.chart import Chart
from domain.replay.rectangles import Rectangle
from domain.replay.sweep import rectangles

MOST = 200_000
"""How many rectangles may be kept together."""


class Charts:
    """The charts that were asked for last."""

    def __init__(self, drawn: Callable[[Dossier], Iterable[Rectangle] | None], most: int = MOST) -> None:
        """At most so many rectangles are kept. ``drawn`` are those that somebody else has worked out, None if nobody has."""
        self._drawn, self._most, self._held = drawn, most, 0
        self._lock = Lock()
        self._kept: OrderedDict[str, tuple[Dossier, Chart]] = OrderedDict()

    def of(self, dossier: Dossier) -> Chart:
        """The chart of the dossier's subject, as everything in it gives it."""
        id = dossier.subject.id
        with self._lock:
            kept = self._kept.get(id)
            if kept is not None and kept[0] is dossier:
                self._kept.move_to_end(id)
                return kept[1]
        drawn = self._drawn(dossier)
        chart = Chart(rectangles(dossier) if drawn is None else drawn)
        with self._lock:
            before = self._kept.pop(id, None)
            self._held += chart.size - (before[1].size if before else 0)
            self._kept[id] = dossier, chart
            while self._held > self._most and len(self._kept) > 1:
                self._held -= self._kept.popitem(last=False)[1][1].size
        return chart
