"""The desk: the connection over which this process writes to a file, and the lock for which its threads wait to sit down there.

What was written over a connection it has at hand: no other has, and what has changed each of them fetches from the file again. So
whoever is about to write reads over this one, too, as long as nobody else sits there.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Lock, local
from typing import Any

from eventsourcing.sqlite import SQLiteConnection

from api.ledger.glances import LOCK_TIMEOUT

STATEMENTS = 256
"""How many statements a connection keeps ready: more than there are."""


def opened(database: str) -> sqlite3.Connection:
    """A connection on which a commit returns only when the events are on the disk, and what is deleted is overwritten.

    The library's own would keep a single statement ready, so that each is parsed anew whenever it is carried out.
    """
    connection = sqlite3.connect(
        database, uri=True, timeout=LOCK_TIMEOUT, isolation_level=None, check_same_thread=False, cached_statements=STATEMENTS
    )
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA secure_delete=ON")
    return connection


class Desk:
    """That of one file; in memory, where there is one connection for everything, only the lock."""

    def __init__(self, database: str | None) -> None:
        """``database`` is the URI of a file; None for a ledger in memory."""
        self._plain = opened(database) if database else None
        self.connection = SQLiteConnection(self._plain, None) if self._plain else None
        """Over which is written; only for who has taken the desk."""
        self._taken = Lock()
        self._of_thread = local()

    def take(self) -> None:
        """Sit down, once whoever sits there has left."""
        self._taken.acquire()

    def leave(self) -> None:
        """Make room for the next one."""
        self._taken.release()

    @contextmanager
    def beside(self) -> Iterator[None]:
        """Within this the thread is about to write."""
        self._of_thread.waits = True
        try:
            yield
        finally:
            self._of_thread.waits = False

    def glance(self, statement: str, parameters: Sequence[object]) -> list[Any] | None:
        """What a short reading statement gives a thread that is about to write; None for others, and if somebody sits there."""
        if self._plain is None or not getattr(self._of_thread, "waits", False) or not self._taken.acquire(blocking=False):
            return None
        try:
            return self._plain.execute(statement, parameters).fetchall()
        finally:
            self._taken.release()

    def close(self) -> None:
        """Close the connection. Nobody may be using it."""
        if self._plain is not None:
            self._plain.close()
