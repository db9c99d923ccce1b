"""How often one may ask: a budget for each key or address, which refills evenly within a minute."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil

WINDOW = 60
"""Seconds in which an empty budget is full again."""
MOST = 20_000
"""Of how many keys and addresses a budget keeps account; whoever was away longest is forgotten, and has a full one."""


@dataclass(frozen=True, slots=True)
class Balance:
    """What is left after a request: whether that was granted, how many more are, and seconds until it refills.

    ``wait`` is how long until one more is granted, ``full`` until the whole budget is there again.
    """

    granted: bool
    remaining: int
    wait: int
    full: int


class Budget:
    """So many requests at once, and as many within each minute (a token bucket). ``ticks`` is a clock of seconds."""

    def __init__(self, name: str, quota: int, ticks: Callable[[], float]) -> None:
        self.name, self.quota = name, quota
        self._ticks = ticks
        self._left: dict[str, tuple[float, float]] = {}

    @property
    def policy(self) -> str:
        """What it grants, as the header ``RateLimit-Policy`` says it (draft-ietf-httpapi-ratelimit-headers)."""
        return f'"{self.name}";q={self.quota};w={WINDOW}'

    def spend(self, who: str) -> Balance:
        """Take one request out of somebody's budget, if it has one left."""
        now = self._ticks()
        left, at = self._left.pop(who, (float(self.quota), now))
        left = min(float(self.quota), left + (now - at) * self.quota / WINDOW)
        granted = left >= 1
        left -= granted
        self._left[who] = (left, now)
        if len(self._left) > MOST:
            del self._left[next(iter(self._left))]
        return Balance(granted, int(left), self._until(left, 1), self._until(left, self.quota))

    def told(self, balance: Balance) -> dict[str, str]:
        """The headers that tell somebody the balance."""
        return {"RateLimit-Policy": self.policy, "RateLimit": f'"{self.name}";r={balance.remaining};t={balance.full}'}

    def _until(self, left: float, wanted: int) -> int:
        return max(0, ceil((wanted - left) * WINDOW / self.quota))
