"""Gathering: much is made at once of which nothing is thrown away, so nobody need walk through it to look for what may be."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock


class Gathering:
    """Whether anybody in this process is gathering. Meanwhile the collector of garbage in circles rests."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._busy, self._wanted = 0, False

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """While this goes on the collector rests; what is in no circle is freed as ever.

        It walks through all that is alive whenever that has grown by a quarter, which for many facts takes longer than making them.
        """
        self._begin()
        try:
            yield
        finally:
            self._end()

    def _begin(self) -> None:
        with self._lock:
            if not self._busy:
                self._wanted = gc.isenabled()
                gc.disable()
            self._busy += 1

    def _end(self) -> None:
        with self._lock:
            self._busy -= 1
            if not self._busy and self._wanted:
                gc.freeze()
                gc.unfreeze()  # the two together: what was made is held for old at once, and not walked through to find that
                gc.enable()


gathering = Gathering().at_once
"""There is one collector, and so one of these."""
