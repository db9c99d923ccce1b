"""The table: what every kind of request took, and how it was answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from statistics import quantiles

from tests.soak.load import Tally


def rows(tally: Tally) -> Iterator[str]:
    """The lines of the table, and one of all answers by their status."""
    yield "| Request | Times | Answered | p50 ms | p99 ms | Longest ms |"
    yield "|---|---|---|---|---|---|"
    for kind, seconds in sorted(tally.seconds.items()):
        cuts = quantiles(seconds, n=100, method="inclusive") if len(seconds) > 1 else seconds * 99
        times = " | ".join(f"{one * 1e3:.0f}" if one >= 0.1 else f"{one * 1e3:.1f}" for one in (cuts[49], cuts[98], max(seconds)))
        yield f"| {kind} | {len(seconds)} | {_told(tally.statuses[kind])} | {times} |"
    yield f"all answers: {_told(sum(tally.statuses.values(), Counter()))}"


def _told(statuses: Counter[int]) -> str:
    return ", ".join(f"{count} × {status or 'none'}" for status, count in sorted(statuses.items()))
