"""How large the ledgers of the benchmarks are."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Size:
    """How many mechanisms with how many facts the world has, and how many facts the longest stream and the import."""

    mechanisms: int
    facts: int
    stream: int
    imported: int


SIZES = {"small": Size(100, 30, 600, 1_000), "middle": Size(1_000, 100, 3_000, 10_000), "full": Size(10_000, 100, 10_000, 100_000)}
