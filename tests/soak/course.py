"""The course of a server's memory: whether it comes to rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

MIB = 2**20
GROWTH, SLACK = 1.10, 24 * MIB
"""How much more may be held in the last third of the time than in the second: a share of it, and some bytes."""
TENTHS = 10


@dataclass
class Course:
    """The bytes that a process held, looked at again and again; it may never hold more than ``most``."""

    most: int
    held: list[int] = field(default_factory=list)

    def look(self, process: int) -> None:
        """Look once more."""
        self.held.append(1024 * int(Path(f"/proc/{process}/status").read_text().partition("VmRSS:")[2].split()[0]))

    def parts(self, count: int) -> Iterator[float]:
        """What was held in each part of the time, as medians."""
        for n in range(count):
            yield median(self.held[n * len(self.held) // count : (n + 1) * len(self.held) // count] or self.held)

    def faults(self) -> Iterator[str]:
        """Why it is not at rest, or more than there may be."""
        _, middle, last = self.parts(3)
        if max(self.held) > self.most:
            yield f"the server held {max(self.held) / MIB:.0f} MiB"
        if last > GROWTH * middle + SLACK:
            yield f"its memory grew from {middle / MIB:.0f} to {last / MIB:.0f} MiB at the end"

    def told(self) -> Iterator[str]:
        """The course in words."""
        first, middle, last = self.parts(3)
        yield f"memory of the server: {self.held[0] / MIB:.0f} MiB at first, {max(self.held) / MIB:.0f} at most"
        yield f"median of the first third {first / MIB:.0f} MiB, of the second {middle / MIB:.0f}, of the last {last / MIB:.0f}"
        yield f"by tenths of the time: {' '.join(f'{part / MIB:.0f}' for part in self.parts(TENTHS))}"
