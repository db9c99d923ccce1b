"""The pulse of a ledger: whether anything at all was committed, by whomever, in less time than the shortest question takes."""

from __future__ import annotations

import sqlite3
from threading import Lock

from api.ledger.errors import Unavailable


class Pulse:
    """A number that only grows, and grows whenever something is committed to the file by any connection of any process.

    It is SQLite's ``data_version``, which tells one connection what all the others did: so it is asked over a connection that
    does nothing else. A ledger in memory has no other connection; there commits are counted.
    """

    def __init__(self, database: str | None) -> None:
        """``database`` is the file; None for a ledger in memory."""
        self._database = database
        self._lock = Lock()
        self._connection: sqlite3.Connection | None = None
        self._commits = 0
        self._closed = False

    def beat(self) -> int:
        """The number now; what was committed before this is called is in it. Waits for nobody. Raises :class:`Unavailable`."""
        with self._lock:
            if self._closed:
                raise Unavailable("the ledger is not available: it is closed")
            if self._database is None:
                return self._commits
            try:
                return int(self._own(self._database).execute("PRAGMA data_version").fetchone()[0])
            except sqlite3.Error as error:
                raise Unavailable(f"the ledger is not available: {error}") from error

    def committed(self) -> None:
        """Something was committed in memory, and nobody has read it yet."""
        self._commits += 1

    def close(self) -> None:
        """From now on there is none."""
        with self._lock:
            self._closed = True
            if self._connection is not None:
                self._connection.close()

    def _own(self, database: str) -> sqlite3.Connection:
        if self._connection is None:
            self._connection = sqlite3.connect(database, uri=True, timeout=0, isolation_level=None, check_same_thread=False)
            self._connection.execute("PRAGMA query_only=ON")
        return self._connection
