"""Measuring two ways of one thing, turn by turn, and how the ratio of their medians stands to what it must and should be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from time import process_time

ROUNDS = 9
Way = Callable[[], object]
Clock = Callable[[], float]


@dataclass(frozen=True)
class Target:
    """What a ratio must be at most, and what is aimed for; where ``least``, at least."""

    must: float
    aim: float
    least: bool = False

    def told(self, ratio: float) -> str:
        """Whether the ratio reaches the aim, what it must, or neither."""
        sign = -1 if self.least else 1
        if sign * ratio <= sign * self.aim:
            return "aim reached"
        return "must reached" if sign * ratio <= sign * self.must else "FALLS SHORT"


@dataclass(frozen=True)
class Row:
    """What was measured: the program's way and the limit beneath it, each time in seconds, and what the ratio should be."""

    what: str
    ours: Sequence[float]
    limit_is: str
    limit: Sequence[float]
    target: Target | None = None
    note: str = ""

    @property
    def ratio(self) -> float:
        """How many times the limit, by the medians."""
        return median(self.ours) / median(self.limit)

    def __str__(self) -> str:
        ratios = sorted(one / other for one, other in zip(self.ours, self.limit, strict=True))
        target = f"; must {self.target.must:g}, aim {self.target.aim:g}: {self.target.told(self.ratio)}" if self.target else ""
        shown = _rate if self.target and self.target.least else _shown
        times = f"{shown(self.ours)}; {self.limit_is}: {shown(self.limit)}"
        note = f" [{self.note}]" if self.note else ""
        return f"{self.ratio:8.2f} × ({ratios[0]:.2f}–{ratios[-1]:.2f}{target})  {self.what} ({times}){note}"


def compare(
    what: str,
    ours: Way,
    limit_is: str,
    limit: Way,
    target: Target | None = None,
    *,
    rounds: int = ROUNDS,
    times: int = 1,
    note: str = "",
    clock: Clock = process_time,
) -> Row:
    """Run both ways in turn, so that a slow moment of the machine meets both; the first round only warms up.

    Short ways are run ``times`` over in each round. The clock is that of the process, which other work on the machine does not
    drive; where a way waits for the disk, take ``perf_counter``.
    """
    seconds = [(_seconds(ours, times, clock), _seconds(limit, times, clock)) for _ in range(rounds + 1)][1:]
    return Row(what, [a for a, _ in seconds], limit_is, [b for _, b in seconds], target, note)


def once(what: str, ours: Way, limit_is: str, limit: Way, target: Target | None = None, *, note: str = "") -> Row:
    """Run our way once, for what takes minutes, and the limit three times; the time of the process counts."""
    limits = [_seconds(limit, 1, process_time) for _ in range(3)]
    return Row(what, [_seconds(ours, 1, process_time)], limit_is, [median(limits)], target, note)


def _seconds(way: Way, times: int, clock: Clock) -> float:
    start = clock()
    for _ in range(times):
        way()
    return (clock() - start) / times


def _rate(rates: Sequence[float]) -> str:
    return f"{median(rates):,.0f} a second"


def _shown(seconds: Sequence[float]) -> str:
    middle = median(seconds)
    return f"{middle:.2f} s" if middle >= 1 else f"{middle * 1e3:.2f} ms" if middle >= 1e-3 else f"{middle * 1e6:.1f} µs"
