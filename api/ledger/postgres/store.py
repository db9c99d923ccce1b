"""Connections to one PostgreSQL database: the library's datastore with our transactions, our locks and our errors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from contextvars import ContextVar
from select import POLLIN, poll
from threading import Lock
from time import monotonic
from typing import Any

import psycopg
from eventsourcing.domain import EventSourcingError
from eventsourcing.postgres import ConnectionPool, PostgresDatastore
from psycopg import Connection, IsolationLevel, RawCursor
from psycopg.rows import DictRow, dict_row, tuple_row
from psycopg.types.numeric import Int8Dumper
from psycopg.types.string import StrDumper
from psycopg_pool import PoolTimeout

from api.ledger.engine import LOCK
from api.ledger.errors import Unavailable, Unstorable
from api.ledger.postgres.dialect import spoken
from api.ledger.postgres.pulse import Pulse

SCHEMA = "detente"
"""Where everything of a ledger lies in its database."""
CONNECTIONS = 16
PATIENCE = 10
"""Seconds to wait for a connection, new or free."""
APART, BRIEFLY = 2.0, 0.5
"""For so many seconds after somebody got no connection, nobody waits longer for one than so many."""
LOCK_TIMEOUT = 30
"""Seconds to wait for another process that writes."""
WRITERS = 0x44_E9_74_65
"""The advisory lock that whoever writes holds to the end of the transaction."""
ELSEWHERE: ContextVar[bool] = ContextVar("whether questions are put to the standby", default=False)
_SETTINGS = f"""
SET search_path TO {SCHEMA};
SET lock_timeout TO '{LOCK_TIMEOUT}s';
SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') IN ('off', 'local');
"""


class Speaker:
    """A cursor that carries out the statements of the port."""

    def __init__(self, cursor: RawCursor[tuple[Any, ...]], *, reads: bool) -> None:
        """One that only ``reads`` may be asked for any text, also for what no text of PostgreSQL can be."""
        self._cursor, self._reads = cursor, reads

    def execute(self, statement: str, parameters: Sequence[object] = ()) -> None:
        """Carry out one statement."""
        if statement != LOCK:  # whoever may write holds it already
            self._cursor.execute(spoken(statement), readable(parameters) if self._reads else parameters)

    def executemany(self, statement: str, rows: Iterable[Sequence[object]]) -> None:
        """Carry out one statement for every row."""
        self._cursor.executemany(spoken(statement), rows)

    def fetchone(self) -> tuple[Any, ...] | None:
        """The next row of what was selected, or ``None``."""
        return self._cursor.fetchone()

    def fetchall(self) -> list[tuple[Any, ...]]:
        """All that is left of what was selected."""
        return self._cursor.fetchall()

    @property
    def count(self) -> int:
        """How many rows the latest statement wrote."""
        return self._cursor.rowcount


class Datastore(PostgresDatastore):
    """The library's datastore over a URL, with whatever libpq understands in it."""

    def __init__(self, url: str, patience: float = PATIENCE) -> None:
        """``patience`` is how many seconds to wait for a connection."""
        super().__init__("", "", "", "", "", schema=SCHEMA, originator_id_type="text")
        self.pool = ConnectionPool(
            url,
            connection_class=Connection[DictRow],
            kwargs={"row_factory": dict_row, "autocommit": True, "connect_timeout": PATIENCE, "client_encoding": "UTF8"},
            min_size=1,
            max_size=CONNECTIONS,
            open=False,
            configure=_settle,
            check=_still_there,
            timeout=patience,
            reconnect_timeout=PATIENCE,
            num_workers=1,
        )

    def register_type_adapters(self) -> None:
        """None are needed: events go in as arrays of their columns."""


class Store:
    """One database, many readers, one writer at a time, among all processes that use it.

    Writers of one process queue for a lock of ours, so that no more than one connection waits for the database's.
    """

    def __init__(self, url: str, standby: Datastore | None = None) -> None:
        """``standby`` is asked instead, wherever :data:`ELSEWHERE` is set, and never written to."""
        self.datastore, self._standby = Datastore(url), standby
        self.pulse = Pulse(url)
        """Whether anything was committed."""
        self._writers = Lock()
        self._apart_until = 0.0

    @contextmanager
    def transaction(self, *, commit: bool) -> Iterator[Speaker]:
        """A transaction: all or nothing where ``commit``, else one unchanging view. Raises :class:`Unavailable`."""
        with self._turn() if commit else nullcontext(), translated(), self._connection(reads=not commit) as connection:
            connection.isolation_level = IsolationLevel.READ_COMMITTED if commit else IsolationLevel.REPEATABLE_READ
            connection.read_only = not commit
            with (
                _confirmed(connection) if commit else nullcontext(),
                connection.transaction(force_rollback=not commit),
                _cursor(connection) as cursor,
            ):
                if commit:
                    cursor.execute(b"SELECT pg_advisory_xact_lock($1)", (WRITERS,))
                yield Speaker(cursor, reads=not commit)

    def at_length(self) -> AbstractContextManager[Speaker]:
        """The same for what writes much: the server decides how much of it it holds in memory."""
        return self.transaction(commit=True)

    def glance(self, statement: str, *parameters: object) -> list[tuple[Any, ...]]:
        """What one reading statement gives."""
        with translated(), self._connection(reads=True) as connection, _cursor(connection) as cursor:
            return cursor.execute(spoken(statement), readable(parameters)).fetchall()

    def about_to_write(self) -> AbstractContextManager[None]:
        """Nothing is at hand: the server is asked, whoever asks."""
        return nullcontext()

    def alone(self, statement: bytes) -> None:
        """Carry out a statement that wants no transaction."""
        with translated(), self._connection() as connection:
            connection.execute(statement)

    def close(self) -> None:
        """Close every connection, those in use when they are given back."""
        self.pulse.close()
        self.datastore.close()
        if self._standby:
            self._standby.close()

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """Nobody else in this process writes meanwhile."""
        if not self._writers.acquire(timeout=LOCK_TIMEOUT):
            raise Unavailable(f"the ledger is not available: another recording has been under way for {LOCK_TIMEOUT} seconds")
        try:
            yield
        finally:
            self._writers.release()

    @contextmanager
    def _connection(self, *, reads: bool = False) -> Iterator[Connection[DictRow]]:
        asked = self._standby if reads and self._standby and ELSEWHERE.get() else self.datastore
        asked.pool.open()
        with ExitStack() as held:
            try:
                patience = BRIEFLY if monotonic() < self._apart_until else None
                connection = held.enter_context(asked.pool.connection(patience))
            except PoolTimeout:
                self._apart_until = monotonic() + APART
                raise
            yield connection


def readable(parameters: Sequence[object]) -> list[object]:
    """What is asked for, where no text can hold a NUL: another sign that no id holds stands for it."""
    return [one.replace("\0", "\ufffd") if isinstance(one, str) and "\0" in one else one for one in parameters]


def _cursor(connection: Connection[DictRow]) -> RawCursor[tuple[Any, ...]]:
    cursor = RawCursor(connection, row_factory=tuple_row)
    cursor.format = psycopg.pq.Format.BINARY
    return cursor


@contextmanager
def _confirmed(connection: Connection[DictRow]) -> Iterator[None]:
    """Raise :class:`Unavailable` if what is committed within this is not known to be on the standby that it has to be on.

    When the wait for a standby is broken off, PostgreSQL warns, and calls the commit done.
    """
    warnings: list[str] = []

    def heard(notice: psycopg.errors.Diagnostic) -> None:
        if (notice.severity_nonlocalized, notice.sqlstate) == ("WARNING", "01000"):
            warnings.append(notice.message_primary or "")

    connection.add_notice_handler(heard)
    try:
        yield
    finally:
        connection.remove_notice_handler(heard)
    if warnings:
        raise Unavailable(f"it is recorded, but no standby has confirmed that it has it: {warnings[0]}")


def _settle(connection: Connection[DictRow]) -> None:
    """Numbers go as ``bigint`` and strings as ``text``, always: a statement is prepared once, and means one thing."""
    connection.adapters.register_dumper(int, Int8Dumper)
    connection.adapters.register_dumper(str, StrDumper)
    connection.execute(_SETTINGS.encode())


def _still_there(connection: Connection[DictRow]) -> None:
    """Raise if the server let go of an idle connection: it then has something to say, or hung up."""
    line = poll()
    line.register(connection.fileno(), POLLIN)
    if line.poll(0):
        connection.execute(b"")


@contextmanager
def translated() -> Iterator[None]:
    """Errors of the library and of PostgreSQL become :class:`Unavailable`, or :class:`Unstorable` for what no text can hold."""
    try:
        yield
    except psycopg.DataError as error:
        raise Unstorable(f"PostgreSQL cannot keep this: {_said(error)}") from error
    except (EventSourcingError, psycopg.Error) as error:
        raise Unavailable(f"the ledger is not available: {_said(error)}") from error


def _said(error: Exception) -> str:
    return str(error).partition("\n")[0] or "it is closed"
