"""Tidings: whoever follows the ledger waits here for its newest position, for which one task asks on behalf of all."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from starlette.concurrency import run_in_threadpool

from api.tracker import LedgerError

LOG = logging.getLogger(__name__)
PAUSE = 0.25
"""Seconds between two looks at the ledger, while someone waits."""


class TooMany(Exception):
    """As many follow the ledger as may."""


class Tidings:
    """The newest position of a ledger, for any number of waiting readers; other processes may be writing.

    Nobody who waits holds a thread, a connection or a transaction. All of it runs in the server's event loop.
    """

    def __init__(self, newest: Callable[[], int], most: int, pause: float = PAUSE) -> None:
        """``newest`` asks the ledger; at most ``most`` may follow at once."""
        self._newest, self._most, self._pause = newest, most, pause
        self._position = 0
        self._waiting = 0
        self._asking: asyncio.Task[None] | None = None
        self._news = asyncio.Condition()
        self.following = 0
        self.ended = False

    @contextmanager
    def place(self) -> Iterator[None]:
        """A place among those who follow. Raises :class:`TooMany`."""
        if self.following >= self._most:
            raise TooMany
        self.following += 1
        try:
            yield
        finally:
            self.following -= 1

    async def beyond(self, position: int, patience: float) -> bool:
        """Wait until the ledger goes beyond the position. False if it did not within ``patience`` seconds, or the server ends."""
        self._waiting += 1
        self._begin()
        try:
            async with asyncio.timeout(patience), self._news:
                await self._news.wait_for(lambda: self.ended or self._position > position)
        except TimeoutError:
            return False
        finally:
            self._waiting -= 1
        return not self.ended

    async def end(self) -> None:
        """The server ends: nobody waits any longer."""
        self.ended = True
        async with self._news:
            self._news.notify_all()

    def _begin(self) -> None:
        """See to it that someone asks. The server may have begun another event loop since somebody last did."""
        if self._asking is None or self._asking.done():
            self._news = asyncio.Condition()
            self._asking = asyncio.create_task(self._ask())

    async def _ask(self) -> None:
        news = self._news
        while self._waiting and not self.ended:
            try:
                self._position = await run_in_threadpool(self._newest)
            except LedgerError as error:
                LOG.warning("The newest position cannot be read: %s", error)
            async with news:
                news.notify_all()
            await asyncio.sleep(self._pause)
