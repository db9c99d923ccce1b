"""What is kept in memory for as long as nothing that it rests on has changed: answers as they were sent, and who a key is."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from typing import Generic, TypeVar

from starlette.concurrency import run_in_threadpool

from api.tracker import LedgerError, Tracker

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

RawHeaders = list[tuple[bytes, bytes]]
OVERHEAD = 1_000
"""Bytes that a kept answer takes beside question, headers and body, about."""
SHARE = 8
"""No single thing is kept that takes more than this part of all there is room for."""


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """An answer with its status 200, and from when until when it is that of its question, both included.

    ``asked`` is how many bytes the question has. The headers are those that the answer has for everybody; ``route`` is where
    it was worked out, for the journal.
    """

    asked: int
    headers: RawHeaders
    body: bytes
    tag: str
    route: object
    first: datetime
    last: datetime

    @property
    def size(self) -> int:
        """How many bytes it takes, about."""
        return OVERHEAD + self.asked + len(self.body) + sum(len(name) + len(value) for name, value in self.headers)


class Kept(Generic[K, V]):
    """What was found out at one pulse of the ledger; with the next beat all of it is forgotten.

    It takes no more room than ``most``, in the measure of ``size``; what was asked for longest ago makes place.
    """

    def __init__(self, most: int, size: Callable[[V], int]) -> None:
        self._most, self._size = most, size
        self._lock = Lock()
        self._pulse = -1
        self._taken = 0
        self._found: OrderedDict[K, V] = OrderedDict()

    @property
    def count(self) -> int:
        """How many things are kept."""
        return len(self._found)

    @property
    def taken(self) -> int:
        """How much room they take."""
        return self._taken

    def get(self, key: K, pulse: int) -> V | None:
        """What is kept under the key and still holds at that pulse."""
        with self._lock:
            if pulse > self._pulse:
                self._pulse, self._taken = pulse, 0
                self._found.clear()
            if pulse != self._pulse or key not in self._found:
                return None
            self._found.move_to_end(key)
            return self._found[key]

    def keep(self, key: K, value: V, pulse: int) -> None:
        """Keep what was found out after ``pulse`` was felt, unless it has beaten since."""
        size = self._size(value)
        with self._lock:
            if pulse != self._pulse or size > self._most // SHARE:
                return
            self._forget(key)
            self._found[key] = value
            self._taken += size
            while self._taken > self._most:
                self._forget(next(iter(self._found)))

    def _forget(self, key: K) -> None:
        found = self._found.pop(key, None)
        if found is not None:
            self._taken -= self._size(found)


async def felt(tracker: Tracker) -> int | None:
    """The pulse of the ledger, if it can be told soon; else nothing is to be kept, and nothing kept is to be given."""
    return _felt(tracker) if tracker.is_near else await run_in_threadpool(_felt, tracker)


def _felt(tracker: Tracker) -> int | None:
    try:
        return tracker.pulse()
    except LedgerError:  # whoever asks it for more will tell
        return None
