"""Measuring two ways of one thing, turn by turn, and how the ratio of their medians stands to what it must and should be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median
from time import perf_counter, process_time

ROUNDS = 9
Way = Callable[[], object]
Clock = Callable[[], float]


class Verdict(StrEnum):
    """What a ratio reaches."""

    AIM = "aim"
    MUST = "must"
    SHORT = "FALLS SHORT"


@dataclass(frozen=True)
class Target:
    """What a ratio must be at most, and what is aimed for; where ``least``, at least."""

    must: float
    aim: float
    least: bool = False

    def verdict(self, ratio: float) -> Verdict:
        """Whether the ratio reaches the aim, what it must, or neither."""
        sign = -1 if self.least else 1
        if sign * ratio <= sign * self.aim:
            return Verdict.AIM
        return Verdict.MUST if sign * ratio <= sign * self.must else Verdict.SHORT


AS_FAST = Target(1, 1, least=True)
"""Faster than a peer."""
HUNDREDFOLD = Target(1, 100, least=True)
"""Faster than a peer that replays, by two orders of magnitude."""


@dataclass(frozen=True)
class Row:
    """What was measured: the program's way and the limit beneath it, and what the ratio should be.

    Both are in seconds; by their ``unit`` in times a second (``rate``) or in ``GiB``.
    """

    what: str
    ours: Sequence[float]
    limit_is: str
    limit: Sequence[float]
    target: Target | None = None
    note: str = ""
    unit: str = "s"

    @property
    def ratio(self) -> float:
        """How many times the limit, by the medians."""
        return median(self.ours) / median(self.limit)

    @property
    def verdict(self) -> Verdict | None:
        """What it reaches; None where nothing was promised."""
        return self.target.verdict(self.ratio) if self.target else None


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
    seconds = [(timed(ours, times, clock), timed(limit, times, clock)) for _ in range(rounds + 1)][1:]
    return Row(what, [a for a, _ in seconds], limit_is, [b for _, b in seconds], target, note)


def once(what: str, ours: Way, limit_is: str, limit: Way, target: Target | None = None, *, note: str = "") -> Row:
    """Run our way once, for what takes minutes and perhaps several processes, between two rounds of the limit.

    What passes on the clock counts: what is done on both cores at once takes half as long.
    """
    limits = [timed(limit, 1, perf_counter) for _ in range(2)]
    seconds = timed(ours, 1, perf_counter)
    return Row(what, [seconds], limit_is, [median([*limits, timed(limit, 1, perf_counter)])], target, note)


def beside(what: str, ours: Way, peer_is: str, theirs: Sequence[float], target: Target, *, times: int, clock: Clock) -> Row:
    """How many times as fast as a peer whose seconds were measured where it runs; ``clock`` is the one that was taken there."""
    seconds = [timed(ours, times, clock) for _ in range(ROUNDS + 1)][1:]
    return Row(what, [1 / one for one in seconds], peer_is, [1 / one for one in theirs], target, unit="rate")


def timed(way: Way, times: int, clock: Clock) -> float:
    """How long the way takes once, in seconds, where it is gone so many times."""
    start = clock()
    for _ in range(times):
        way()
    return (clock() - start) / times
