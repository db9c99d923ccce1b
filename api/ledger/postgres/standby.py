"""A hot standby: a copy of the database that PostgreSQL keeps up with it, and from which questions can be answered.

It lags behind by a moment. Who has just recorded knows the position, and is answered from the standby only once that is there.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic, sleep

from psycopg import Error, RawCursor
from psycopg.rows import tuple_row

from api.ledger.postgres.store import ELSEWHERE, Datastore

WAIT = 0.5
"""Seconds to wait for a position that was recorded a moment ago."""
STEP = 0.01
PATIENCE = 2.0
"""Seconds to wait for a connection: whoever asks can be answered by the primary."""
APART = 5.0
"""Seconds for which a standby that failed is not asked again."""
_REACHED = b"SELECT MAX(position) FROM log"


class Standby:
    """The standby of one ledger. Nobody is answered from it who has not said so with :meth:`answering`."""

    def __init__(self, url: str) -> None:
        self.datastore = Datastore(url, patience=PATIENCE)
        self._apart_until = 0.0

    @contextmanager
    def answering(self) -> Iterator[None]:
        """Within this, questions are put to the standby."""
        token = ELSEWHERE.set(True)
        try:
            yield
        finally:
            ELSEWHERE.reset(token)

    def has(self, position: int) -> bool:
        """Whether everything up to a position is there, or comes within :data:`WAIT`. False also if it does not answer."""
        if monotonic() < self._apart_until:
            return False
        deadline = monotonic() + WAIT
        try:
            while self._reached() < position:
                if monotonic() > deadline:
                    return False
                sleep(STEP)
        except Error:
            self._apart_until = monotonic() + APART
            return False
        return True

    def _reached(self) -> int:
        self.datastore.pool.open()
        with self.datastore.pool.connection() as connection, RawCursor(connection, row_factory=tuple_row) as cursor:
            row = cursor.execute(_REACHED).fetchone()
        return int(row[0] or 0) if row else 0
