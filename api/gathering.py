"""Gathering: much is made at once of which nothing is thrown away, so nobody need walk through it to look for what may be.

And whoever has a process of his own looks for it seldom (:func:`seldom`): what is folded goes in no circle.
"""

from __future__ import annotations

import gc
from threading import Lock

MANY = 10_000
"""From so many objects on it is worth it to hold them for old at once."""
MOST = 4_000_000
"""Up to so many are held for old without being looked at; then the collector is to walk through everything once."""

SELDOM = (50_000, 20, 50)
"""So many objects are made before the youngest are looked through, and so often these before those that are older."""


class Gathering:
    """Whether anybody in this process is gathering. Meanwhile the collector of garbage in circles rests.

    What is in no circle is freed as ever. The collector walks through all that is alive whenever that has grown by a quarter, which
    for many facts takes longer than making them.
    """

    def __init__(self, many: int = MANY, most: int = MOST) -> None:
        """``many`` and ``most`` are numbers of objects, as above."""
        self._many, self._most = many, most
        self._lock = Lock()
        self._busy, self._wanted, self._unseen, self._before = 0, False, 0, 0

    def __enter__(self) -> None:
        with self._lock:
            if not self._busy:
                self._wanted = gc.isenabled()
                gc.disable()
                self._before = gc.get_count()[0]
            self._busy += 1

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._busy -= 1
            if not self._busy and self._wanted:
                self._hold_for_old(gc.get_count()[0] - self._before)
                gc.enable()

    def _hold_for_old(self, made: int) -> None:
        """What is young is made old, without a walk through it; where it is little, the collector may look at it as ever."""
        self._unseen += made if made >= self._many else 0
        if self._unseen > self._most:
            self._unseen = 0
            gc.collect()
        elif made >= self._many:
            gc.freeze()
            gc.unfreeze()


_OF_PROCESS = Gathering()


def gathering() -> Gathering:
    """That of this process: there is one collector."""
    return _OF_PROCESS


def seldom() -> None:
    """Look for garbage in circles seldom, in this whole process: for whoever starts it, and no library."""
    gc.set_threshold(*SELDOM)
