"""The pulse of a ledger in PostgreSQL: whether anything at all was committed, by one short question to the server."""

from __future__ import annotations

from threading import Lock
from time import monotonic

import psycopg
from psycopg import Connection, RawCursor
from psycopg.rows import tuple_row

from api.ledger.errors import Unavailable

PATIENCE = 2
"""Seconds to wait for a connection, and for others who ask."""
APART = 1.0
"""Seconds for which a server that did not answer is not asked again."""
_VISIBLE = b"SELECT pg_current_snapshot()::text, pg_is_in_recovery()"
_PLACES = 20
"""Bits for how many transactions are under way at once."""
_ERA = 84
"""Bits for what one connection can tell: a transaction's number has 64."""


class Pulse:
    """A number that only grows, and grows whenever something is committed in the database's server, by whomever.

    It is worked out from what the server says is visible: the number that the next transaction gets, and how many below it
    are still under way. Two questions between which nothing was committed give the same; and what was committed before the
    question is in it, since it is what any other question would see. Notifications (``LISTEN``) would come later than that.

    A connection that breaks begins a new era: another server that takes over counts on from what it knows.
    """

    def __init__(self, url: str) -> None:
        self._url = url
        self._lock = Lock()
        self._cursor: RawCursor[tuple[str, bool]] | None = None
        self._era = 0
        self._apart_until = 0.0
        self._closed = False

    def beat(self) -> int | None:
        """The number now; None where the server does not tell it soon. Raises :class:`Unavailable` where it is closed."""
        if not self._lock.acquire(timeout=PATIENCE):
            return None
        try:
            if self._closed:
                raise Unavailable("the ledger is not available: it is closed")
            return self._told() if monotonic() >= self._apart_until else None
        except psycopg.Error:
            self._let_go()
            self._apart_until = monotonic() + APART
            return None
        finally:
            self._lock.release()

    def close(self) -> None:
        """From now on there is none."""
        with self._lock:
            self._closed = True
            self._let_go()

    def _told(self) -> int | None:
        cursor = self._cursor or self._connected()
        ((visible, is_standby),) = cursor.execute(_VISIBLE).fetchall()
        if is_standby:  # which does not say what is under way
            return None
        _, following, under_way = visible.split(":")
        count = under_way.count(",") + 1 if under_way else 0
        return (self._era << _ERA) + (int(following) << _PLACES) - count

    def _connected(self) -> RawCursor[tuple[str, bool]]:
        connection = Connection.connect(self._url, autocommit=True, connect_timeout=PATIENCE, prepare_threshold=0)
        self._cursor = RawCursor(connection, row_factory=tuple_row)
        self._era += 1
        return self._cursor

    def _let_go(self) -> None:
        if self._cursor is not None:
            self._cursor.connection.close()
            self._cursor = None
