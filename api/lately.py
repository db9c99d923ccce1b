"""Lately: what was worked out for the last few questions, for whoever goes on with one of them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")


class Lately(Generic[T]):
    """The last few things by what they were made for. They never change; two who ask at once may both make one."""

    def __init__(self, most: int) -> None:
        """So many are kept."""
        self._most = most
        self._lock = Lock()
        self._kept: OrderedDict[Hashable, T] = OrderedDict()

    def of(self, what: Hashable, make: Callable[[], T]) -> T:
        """What was made for that, or is made now."""
        with self._lock:
            if what in self._kept:
                self._kept.move_to_end(what)
                return self._kept[what]
        made = make()
        with self._lock:
            self._kept[what] = made
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return made
