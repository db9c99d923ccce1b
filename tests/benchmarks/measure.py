"""Measuring two ways of one thing, turn by turn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter

ROUNDS = 9


@dataclass(frozen=True)
class Row:
    """What was measured: the program's way and the floor beneath it, in seconds (medians)."""

    what: str
    ours: float
    floor_is: str
    floor: float

    @property
    def ratio(self) -> float:
        """How many times the floor."""
        return self.ours / self.floor

    def __str__(self) -> str:
        return f"{self.ratio:7.1f} ×  {self.what} ({_shown(self.ours)}; {self.floor_is}: {_shown(self.floor)})"


def compare(what: str, ours: Callable[[], object], floor_is: str, floor: Callable[[], object], rounds: int = ROUNDS) -> Row:
    """Run both ways in turn, so that a slow moment of the machine meets both; the first round only warms up."""
    times = [(_seconds(ours), _seconds(floor)) for _ in range(rounds + 1)][1:]
    return Row(what, median(a for a, _ in times), floor_is, median(b for _, b in times))


def _seconds(way: Callable[[], object]) -> float:
    start = perf_counter()
    way()
    return perf_counter() - start


def _shown(seconds: float) -> str:
    return f"{seconds * 1000:.2f} ms"
