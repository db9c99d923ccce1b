"""The SQLite engine beneath the recorder: the library's datastore with our durability, our locks and our errors."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from threading import Condition, Lock
from typing import Any

from eventsourcing.domain import EventSourcingError
from eventsourcing.sqlite import SQLiteConnection, SQLiteConnectionPool, SQLiteDatastore

from api.ledger.desk import Desk, opened
from api.ledger.errors import Unavailable
from api.ledger.glances import LOCK_TIMEOUT, Glances
from api.ledger.mooring import Mooring
from api.ledger.pulse import Pulse

LOCK = "INSERT INTO log SELECT * FROM log WHERE false"
"""Writes nothing, but takes the file's write lock, so that what is read next stays true until the commit."""
CONNECTIONS = 16
MEMORY = ":memory:"
FAILURES = (EventSourcingError, sqlite3.Error)
"""What the library and SQLite raise."""


class Pool(SQLiteConnectionPool):
    """Connections as they are opened here; the library's own promise less."""

    def _create_connection(self) -> SQLiteConnection:
        return SQLiteConnection(opened(self.db_name), self.max_age)


class Engine(SQLiteDatastore):
    """One file (or memory, over a single connection), many readers, one writer at a time.

    Writers queue for a desk of ours: the library's own queue makes readers wait behind waiting writers, and keeps
    its lock for good when a connection cannot be opened.
    """

    def __init__(self, database: str) -> None:
        self._mooring = Mooring(database) if database != MEMORY else None
        # SQLite would make a new file where the one that was opened has been taken away.
        database = f"{database}?mode=rw" if self._mooring else MEMORY
        super().__init__(database, originator_id_type="text")
        self.pool = Pool(
            db_name=database,
            lock_timeout=LOCK_TIMEOUT,
            pool_size=1 if database == MEMORY else CONNECTIONS,
            max_overflow=0,
            pool_timeout=LOCK_TIMEOUT,
        )
        self._database = database
        self.pulse = Pulse(None if database == MEMORY else database)
        """Whether anything was committed."""
        self._desk = Desk(database if self._mooring else None)
        self._glances = Glances(database)
        self._counting = Lock()
        self._idle = Condition(self._counting)
        self._using, self._closed = 0, False

    @contextmanager
    def transaction(self, *, commit: bool, alone: bool = False) -> Iterator[Any]:
        """A transaction: all or nothing where ``commit``, else one unchanging view. Raises :class:`Unavailable`.

        ``alone`` it waits at once until nobody else writes; otherwise with its first change.

        It gives a cursor of SQLite's own, and all of it stands in this one place: each layer around it would cost every recording
        something, and each around its statements more.
        """
        connection = self._taken(writes=commit)
        try:
            cursor = connection.cursor().sqlite_cursor
            try:
                cursor.execute("BEGIN IMMEDIATE" if alone else "BEGIN")
                yield cursor
                self._require_moored(commit=commit)
                cursor.execute("COMMIT" if commit else "ROLLBACK")
            except BaseException:
                # A commit that fails leaves the transaction open, and the file locked.
                connection.rollback()
                raise
            finally:
                cursor.close()
            if commit:
                self.pulse.committed()
        except FAILURES as error:
            raise unavailable(error) from error
        finally:
            self._returned(connection, writes=commit)

    @contextmanager
    def at_length(self) -> Iterator[Any]:
        """A transaction that makes much anew that is derived: until it ends more pages are held in memory: each is written once.

        What is deleted meanwhile is not overwritten: the same can be derived again from what stays.
        """
        with self.transaction(commit=True) as cursor:
            cursor.execute("PRAGMA cache_size=-64000")
            cursor.execute("PRAGMA secure_delete=OFF")
            try:
                yield cursor
            finally:
                cursor.execute("PRAGMA cache_size=-2000")
                cursor.execute("PRAGMA secure_delete=ON")

    def _require_moored(self, *, commit: bool) -> None:
        """Before a commit: what is written to a file that was taken away would be acknowledged, and lost."""
        if commit and self._mooring is not None:
            self._mooring.require()

    def glance(self, statement: str, *parameters: object) -> list[Any]:
        """What one short reading statement gives; each thread has a connection of its own for that, so nothing is waited for."""
        if self._database == MEMORY:
            with self.transaction(commit=False) as cursor:
                return list(cursor.execute(statement, parameters).fetchall())
        self._take()
        try:
            at_hand = self._desk.glance(statement, parameters)
            return self._glances.own().execute(statement, parameters).fetchall() if at_hand is None else at_hand
        except sqlite3.Error as error:
            raise unavailable(error) from error
        finally:
            self._give_back()

    def about_to_write(self) -> AbstractContextManager[None]:
        """Within this, whoever glances is about to write, and so may look at what lies on the desk."""
        return self._desk.beside()

    @contextmanager
    def apart(self) -> Iterator[sqlite3.Connection]:
        """A connection of its own that only reads, for what takes long; of a ledger in memory, to a copy of it as it is now."""
        if self._database == MEMORY:
            with closing(sqlite3.connect(MEMORY, isolation_level=None)) as copy:
                with self.transaction(commit=False) as cursor:
                    cursor.connection.backup(copy)
                yield copy
            return
        read_only = self._database.removesuffix("rw") + "ro"
        with translated(), closing(sqlite3.connect(read_only, uri=True, isolation_level=None)) as connection:
            yield connection

    def close(self) -> None:
        """Close every connection, once nobody is using one: to close it under a statement that runs would end the program."""
        self.pulse.close()
        with self._idle:
            self._closed = True
            if not self._idle.wait_for(lambda: not self._using, LOCK_TIMEOUT):
                return
        super().close()
        self._glances.close()
        self._desk.close()

    def _take(self) -> None:
        """From now on nothing is closed, until it is given back. Raises :class:`Unavailable`."""
        with self._counting:
            if self._closed:
                raise unavailable(sqlite3.ProgrammingError("it is closed"))
            self._using += 1

    def _give_back(self) -> None:
        with self._counting:
            self._using -= 1
            if self._closed:
                self._idle.notify_all()

    def checkpoint(self) -> None:
        """Bring the file up to date and empty its write-ahead log. Where others read, this may be left to a later time."""
        connection = self._taken(writes=True)
        try:
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except FAILURES as error:
            raise unavailable(error) from error
        finally:
            self._returned(connection, writes=True)

    def require_writable(self) -> None:
        """Make sure that somebody could write now, or is just writing. Writes nothing. Raises :class:`Unavailable`.

        The file is opened anew: a connection does not notice when its file is taken away.
        """
        if self._mooring is None:
            return
        self._mooring.require()
        self._mooring.require_room()
        with translated(), closing(sqlite3.connect(self._database, uri=True, timeout=0)) as connection:
            try:
                connection.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                    raise

    def _taken(self, *, writes: bool) -> SQLiteConnection:
        """A connection, to be returned; of those who want to write one after the other has it. Raises :class:`Unavailable`."""
        if writes:
            self._desk.take()
        try:
            self._take()
            try:
                return (self._desk.connection if writes else None) or self.pool.get_connection()
            except BaseException:
                self._give_back()
                raise
        except BaseException as error:
            if writes:
                self._desk.leave()
            if isinstance(error, FAILURES):
                raise unavailable(error) from error
            raise

    def _returned(self, connection: SQLiteConnection, *, writes: bool) -> None:
        try:
            if connection is not self._desk.connection:
                self.pool.put_connection(connection)
        finally:
            self._give_back()
            if writes:
                self._desk.leave()


@contextmanager
def translated() -> Iterator[None]:
    """Errors of the library and of SQLite become :class:`Unavailable`."""
    try:
        yield
    except FAILURES as error:
        raise unavailable(error) from error


def unavailable(error: Exception) -> Unavailable:
    """What is said of an error of the library or of SQLite."""
    return Unavailable(f"the ledger is not available: {str(error) or 'it is closed'}")
