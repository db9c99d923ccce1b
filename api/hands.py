"""Many hands: what takes long and hangs on nothing but the ledger's file is worked out by processes of its own, one for each core.

Each opens the ledger anew, to read only; what it works out comes back in the order of asking, and never much ahead of it.
"""

from __future__ import annotations

import gc
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import TypeVar

from api.ledger import Ledger, Unavailable, open_ledger

T = TypeVar("T")
Work = Callable[[Ledger, Sequence[str]], list[T]]
"""What is to be worked out of some subjects; it is sent to another process by name, so it stands in a module."""
AHEAD = 2
"""How many portions lie ready or are being worked on for each process."""
SELDOM = 200_000
"""So many objects are made before it is looked for those that nobody needs."""

_ledger: list[Ledger] = []


def worked_out(url: str, work: Work[T], portions: Iterable[Sequence[str]], hands: int | None = None) -> Iterator[list[T]]:
    """What ``work`` makes of each portion of subjects, in their order. The processes end with the last, or when nobody asks.

    Raises :class:`~api.ledger.Unavailable` if one of them cannot open the ledger, or is ended by somebody else.
    """
    hands = hands or os.cpu_count() or 1
    pool = ProcessPoolExecutor(hands, get_context("spawn"), _open, (url,))
    ahead: deque[Future[list[T]]] = deque()
    try:
        for portion in portions:
            ahead.append(pool.submit(_at, work, portion))
            if len(ahead) > AHEAD * hands:
                yield ahead.popleft().result()
        while ahead:
            yield ahead.popleft().result()
    except BrokenProcessPool as error:
        raise Unavailable("a process that worked on the ledger ended before its time; nothing is lost, ask again") from error
    finally:
        pool.shutdown(cancel_futures=True)


def _open(url: str) -> None:
    gc.set_threshold(SELDOM, 50, 50)  # nearly all that is made here is thrown away, or sent
    _ledger.append(open_ledger(url, as_it_lies=True))


def _at(work: Work[T], portion: Sequence[str]) -> list[T]:
    return work(_ledger[0], portion)


__all__ = ["Work", "worked_out"]
