"""The library's recorder for SQLite, which also keeps the chain, the archived texts and the index in the same transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import orjson
from eventsourcing.persistence import StoredEvent
from eventsourcing.sqlite import SQLiteApplicationRecorder, SQLiteCursor
from typing_extensions import override

from api.ledger.anew import strays
from api.ledger.backup import back_up
from api.ledger.bands import Bands
from api.ledger.chain import AS_LINKED, Entry, OfStream
from api.ledger.engine import LOCK, Engine
from api.ledger.inscription import Inscription, inscribe
from api.ledger.pen import Pen
from api.ledger.port import Recorder
from api.ledger.problem import Problem
from api.ledger.search import Index
from api.ledger.soundness import flaws_of_file, foreign_values

TABLES = (
    "CREATE TABLE IF NOT EXISTS log (position INTEGER PRIMARY KEY, recorded_at TEXT NOT NULL, digest TEXT NOT NULL)",
    "CREATE INDEX IF NOT EXISTS log_recorded_at ON log (recorded_at)",
    # Which subjects of a kind there are; articles, of which there are most, are found by the day of publication instead.
    """CREATE INDEX IF NOT EXISTS openings ON stored_events (topic, originator_id)
    WHERE originator_version = 1 AND topic <> 'ArticleRegistered'""",
    "CREATE INDEX IF NOT EXISTS successions ON stored_events (originator_id) WHERE topic = 'MechanismSucceeded'",
    "CREATE INDEX IF NOT EXISTS merges ON stored_events (originator_id) WHERE topic = 'MergedInto'",
    "CREATE TABLE IF NOT EXISTS texts (digest TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID",
)
# Casts, because SQLite keeps whatever type a stranger writes; the outer join, so that a missing link shows.
ENTRIES = (
    "SELECT e.rowid, CAST(originator_id AS TEXT), CAST(originator_version AS INTEGER), CAST(topic AS TEXT), "
    "IFNULL(CAST(state AS BLOB), x''), IFNULL(recorded_at, ''), IFNULL(digest, '') "
    "FROM stored_events AS e LEFT JOIN log ON position = e.rowid "
)
_ENTRY = (
    "e.rowid, CAST(originator_version AS INTEGER), CAST(topic AS TEXT), IFNULL(CAST(state AS BLOB), x''), "
    "IFNULL(recorded_at, '') FROM "
)
_LINKED = "stored_events AS e LEFT JOIN log ON position = e.rowid "
OF_STREAM = f"SELECT {_ENTRY} {_LINKED} WHERE originator_id = ? AND originator_version > ? ORDER BY originator_version"
OF_STREAMS = (
    f"SELECT key, {_ENTRY} json_each(?) AS asked CROSS JOIN {_LINKED} "
    "WHERE originator_id = asked.key AND originator_version > asked.value"
)

_BARE = (
    "SELECT originator_id, e.rowid, originator_version, topic, state FROM json_each(?) AS asked CROSS JOIN stored_events AS e "
    "WHERE originator_id = asked.value"
)


class ChainRecorder(SQLiteApplicationRecorder):
    """Records events with their links and texts. A position is the library's notification id: from 1, without gaps."""

    def __init__(self, engine: Engine, tables: Sequence[str] = ()) -> None:
        """``tables`` are further statements that create what is kept beside the events."""
        self._tables = tables  # before the library, which asks for all of them
        super().__init__(engine)
        self._engine = self.store = engine
        self.standby = None
        self.index, self.bands, self._pen = Index(engine), Bands(engine), Pen()

    def construct_create_table_statements(self) -> list[str]:
        """The library's table of events, and ours beside it."""
        return [*super().construct_create_table_statements(), *TABLES, *self._tables]

    def record(self, inscription: Inscription) -> Sequence[int]:
        """Write all of it, in one transaction. Returns the positions of the events."""
        with self._engine.transaction(commit=True, alone=True) as c:
            return inscribe(c, self._pen, inscription)

    @override
    def insert_events(self, stored_events: Sequence[StoredEvent], **_: Any) -> Sequence[int]:
        """As the library records: events alone, into streams of any version."""
        return self.record(Inscription(list(map(AS_LINKED, stored_events))))

    def stream_entries(self, stream: str, after: int) -> list[OfStream]:
        """The events of a stream above a version, in its order, as stored."""
        return self._engine.glance(OF_STREAM, stream, after)

    def streams_entries(self, after: Mapping[str, int]) -> list[tuple[Any, ...]]:
        """Of many streams the events above a version: the id, and then as above; those of one stand together, in its order."""
        return self._engine.glance(OF_STREAMS, orjson.dumps(after).decode())

    def bare_entries(self, streams: Collection[str]) -> list[tuple[str, int, int, str, bytes]]:
        """All events of these streams: the id, the position, the version, the name and the bytes; those of one stand together."""
        return self._engine.glance(_BARE, orjson.dumps(list(streams)).decode())

    def log_entries(self, after: int, limit: int, stream: str | None = None) -> list[Entry]:
        """The entries (of one stream) above a position, in the order of the log, which is also that of each stream."""
        if stream is None:
            return self._entries("WHERE e.rowid > ? ORDER BY e.rowid LIMIT ?", after, limit)
        return self._entries("WHERE originator_id = ? AND +e.rowid > ? ORDER BY originator_version LIMIT ?", stream, after, limit)

    def news(self, after: int) -> list[tuple[int, str, str]]:
        """The position, stream and name of the events above a position, in the order of the log."""
        return self._engine.glance("SELECT rowid, originator_id, topic FROM stored_events WHERE rowid > ? ORDER BY rowid", after)

    def opened(self, after: int) -> tuple[int, list[tuple[str, str]]]:
        """The newest position, and (stream, name of its first event) of the streams opened above ``after``."""
        with self.datastore.transaction(commit=False) as c:
            newest = _first(c, "SELECT IFNULL(MAX(rowid), 0) FROM stored_events")
            c.execute(
                "SELECT originator_id, topic FROM stored_events WHERE rowid > ? AND originator_version = 1 ORDER BY rowid", (after,)
            )
            return newest, [(stream, name) for stream, name in c.fetchall()]

    def succeeded(self) -> tuple[str, ...]:
        """The streams in which a succession is recorded."""
        return self._ids("SELECT DISTINCT originator_id FROM stored_events WHERE topic = 'MechanismSucceeded'")

    def merged(self) -> tuple[str, ...]:
        """The streams in which a merge is recorded."""
        return self._ids("SELECT DISTINCT originator_id FROM stored_events WHERE topic = 'MergedInto'")

    def _ids(self, statement: str) -> tuple[str, ...]:
        with self.datastore.transaction(commit=False) as c:
            c.execute(statement)
            return tuple(row[0] for row in c.fetchall())

    def text(self, digest: str) -> str | None:
        """The archived text of that digest, or ``None`` if it is not kept."""
        text = self.first("SELECT text FROM texts WHERE digest = ?", digest)
        return None if text is None else str(text)

    def text_after(self, digest: str) -> tuple[str, str] | None:
        """The archived text (digest, text) that follows a digest in the order of digests, or ``None``."""
        with self.datastore.transaction(commit=False) as c:
            c.execute("SELECT digest, CAST(text AS TEXT) FROM texts WHERE digest > ? ORDER BY digest LIMIT 1", (digest,))
            row = c.fetchone()
            return (row[0], row[1]) if row else None

    def withhold(self, digest: str) -> bool:
        """Delete the text of that digest. Returns whether it was there."""
        with self.datastore.transaction(commit=True) as c:
            c.execute(LOCK)
            there = _first(c, "SELECT 1 FROM texts WHERE digest = ?", digest) is not None
            c.execute("DELETE FROM texts WHERE digest = ?", (digest,))
        self._engine.checkpoint()  # else the words stay in the write-ahead log
        return there

    def require_writable(self) -> None:
        """Make sure that somebody could write now. Raises :class:`Unavailable`."""
        self._engine.require_writable()

    def assure(self) -> None:
        """What can be read from the file is on the disk."""

    @property
    def is_near(self) -> bool:
        """The file is on this machine."""
        return True

    def pulse(self) -> int:
        """A number that grows whenever anything is committed. Raises :class:`Unavailable`."""
        return self._engine.pulse.beat()

    def apart(self) -> AbstractContextManager[sqlite3.Connection]:
        """A plain connection of its own that only reads; of a ledger in memory, to a copy of it as it is now."""
        return self._engine.apart()

    def back_up(self, file: Path, *, overwrite: bool, told: Callable[[int], object]) -> tuple[int, str]:
        """Copy the whole ledger into a file, while others write. Returns the head of the copy."""
        return back_up(self.apart, file, overwrite=overwrite, told=told)

    def flaws(self) -> Iterator[Problem]:
        """What is wrong with the file itself."""
        return flaws_of_file(self)

    def foreign_values(self) -> Iterator[Problem]:
        """Events that are kept as the wrong kind of value."""
        return foreign_values(self)

    def strays(self, remake: Callable[[Recorder], object]) -> Iterator[Problem]:
        """What is derived and is not what the events give; ``remake`` makes it anew, in another file of the same events."""
        return strays(self.apart, remake)

    def first(self, statement: str, *parameters: object) -> Any:
        """The first value that a reading statement gives, or ``None``."""
        found = self._engine.glance(statement, *parameters)
        return found[0][0] if found else None

    def rows(self, statement: str, *parameters: object) -> list[tuple[Any, ...]]:
        """All rows that a reading statement gives."""
        return self._engine.glance(statement, *parameters)

    def change(self, statement: str, *parameters: object) -> int:
        """Carry out one statement that writes beside the events. Returns how many rows it wrote."""
        with self.datastore.transaction(commit=True) as c:
            c.execute(statement, parameters)
            return int(_first(c, "SELECT changes()"))

    def _entries(self, condition: str, *parameters: object) -> list[Entry]:
        return list(map(Entry._make, self._engine.glance(ENTRIES + condition, *parameters)))


def _first(c: SQLiteCursor, statement: str, *parameters: object) -> Any:
    c.execute(statement, parameters)
    row = c.fetchone()
    return row[0] if row else None
