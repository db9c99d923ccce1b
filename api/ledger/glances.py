"""Glances: short reading statements, for which each thread has a connection of its own, so that nothing is waited for."""

from __future__ import annotations

import sqlite3
from threading import Lock, local

LOCK_TIMEOUT = 30
"""Seconds to wait for another process that writes, and for a free connection."""


class Glances:
    """The connections to one file on which it is only read, one for each thread; opened when it is first asked for."""

    def __init__(self, database: str) -> None:
        """``database`` is the URI of a file."""
        self._database = database
        self._lock = Lock()
        self._of_thread = local()
        self._opened: list[sqlite3.Connection] = []

    def own(self) -> sqlite3.Connection:
        """The connection of this thread."""
        connection: sqlite3.Connection | None = getattr(self._of_thread, "connection", None)
        return self._open() if connection is None else connection

    def close(self) -> None:
        """Close all of them. Nobody may be using one: to close it under a statement that runs would end the program."""
        with self._lock:
            while self._opened:
                self._opened.pop().close()

    def _open(self) -> sqlite3.Connection:
        with self._lock:
            connection = sqlite3.connect(
                self._database, uri=True, timeout=LOCK_TIMEOUT, isolation_level=None, check_same_thread=False
            )
            self._opened.append(connection)
        connection.execute("PRAGMA query_only=ON")
        self._of_thread.connection = connection
        return connection
