"""The library's recorder for PostgreSQL, which also keeps the chain, the archived texts and the index in the same transaction."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from eventsourcing.persistence import StoredEvent
from eventsourcing.postgres import PostgresApplicationRecorder
from typing_extensions import override

from api.ledger.chain import AS_LINKED, Entry, OfStream
from api.ledger.errors import Unavailable
from api.ledger.inscription import Inscription, inscribe
from api.ledger.port import Recorder
from api.ledger.postgres.anew import acting, strays
from api.ledger.postgres.bands import Bands
from api.ledger.postgres.pen import Pen
from api.ledger.postgres.search import Index
from api.ledger.postgres.standby import Standby
from api.ledger.postgres.store import Store
from api.ledger.problem import Problem

_ENTRIES = (
    "SELECT e.rowid, originator_id, originator_version, COALESCE(topic, ''), COALESCE(state, ''), COALESCE(recorded_at, ''), "
    "COALESCE(digest, '') FROM stored_events AS e LEFT JOIN log ON position = e.rowid "
)
_ENTRY = "e.rowid, originator_version, COALESCE(topic, ''), COALESCE(state, ''), COALESCE(recorded_at, '')"
_LINKED = "stored_events AS e LEFT JOIN log ON position = e.rowid"
_OF_STREAM = f"SELECT {_ENTRY} FROM {_LINKED} WHERE originator_id = ? AND originator_version > ? ORDER BY originator_version"  # noqa: S608
_OF_STREAMS = (
    f"SELECT originator_id, {_ENTRY} FROM UNNEST(?::text[], ?::bigint[]) AS asked (id, version), {_LINKED} "  # noqa: S608
    "WHERE originator_id = asked.id AND originator_version > asked.version ORDER BY originator_id, originator_version"
)
_BARE = (
    "SELECT originator_id, e.rowid, originator_version, COALESCE(topic, ''), COALESCE(state, '') FROM stored_events AS e "
    "WHERE originator_id = ANY(?::text[]) ORDER BY originator_id, originator_version"
)
_OPENED = "SELECT originator_id, topic FROM stored_events WHERE rowid > ? AND originator_version = 1 ORDER BY rowid"


class ChainRecorder(PostgresApplicationRecorder):
    """Records events with their links and texts. A position is the library's notification id: from 1, without gaps."""

    is_near = False
    """A server has to be asked for its pulse."""

    def __init__(self, store: Store, standby: Standby | None = None) -> None:
        """``standby`` answers who asks it to."""
        super().__init__(store.datastore)
        self.standby = standby
        self.store, self.index, self.bands, self._pen = store, Index(store), Bands(store), Pen()

    def record(self, inscription: Inscription) -> Sequence[int]:
        """Write all of it, in one transaction. Returns the positions of the events.

        The library would take positions from a sequence, which leaves a gap behind whatever is undone, and would try anew
        when the line breaks, not knowing whether the first attempt was recorded. Who holds the lock counts on by one.
        """
        with self.store.transaction(commit=True) as c:
            return inscribe(c, self._pen, inscription)

    @override
    def insert_events(self, stored_events: Sequence[StoredEvent], **_: Any) -> Sequence[int]:
        """As the library records: events alone, into streams of any version."""
        return self.record(Inscription(list(map(AS_LINKED, stored_events))))

    def stream_entries(self, stream: str, after: int) -> list[OfStream]:
        """The events of a stream above a version, in its order, as stored."""
        return self.store.glance(_OF_STREAM, stream, after)

    def streams_entries(self, after: Mapping[str, int]) -> list[tuple[Any, ...]]:
        """Of many streams the events above a version: the id, and then as above; those of one stand together, in its order."""
        return self.store.glance(_OF_STREAMS, list(after), list(after.values()))

    def bare_entries(self, streams: Collection[str]) -> list[tuple[str, int, int, str, bytes]]:
        """All events of these streams: the id, the position, the version, the name and the bytes; those of one stand together."""
        return self.store.glance(_BARE, list(streams))

    def log_entries(self, after: int, limit: int, stream: str | None = None) -> list[Entry]:
        """The entries (of one stream) above a position, in the order of the log, which is also that of each stream."""
        if stream is None:
            return self._entries("WHERE e.rowid > ? ORDER BY e.rowid LIMIT ?", after, limit)
        return self._entries("WHERE originator_id = ? AND e.rowid > ? ORDER BY originator_version LIMIT ?", stream, after, limit)

    def news(self, after: int) -> list[tuple[int, str, str]]:
        """The position, stream and name of the events above a position, in the order of the log."""
        found = self.rows("SELECT rowid, originator_id, topic FROM stored_events WHERE rowid > ? ORDER BY rowid", after)
        return [(position, stream, name) for position, stream, name in found]

    def opened(self, after: int) -> tuple[int, list[tuple[str, str]]]:
        """The newest position, and (stream, name of its first event) of the streams opened above ``after``."""
        with self.store.transaction(commit=False) as c:
            newest = self._pen.newest(c)
            c.execute(_OPENED, (after,))
            return newest, [(stream, name) for stream, name in c.fetchall()]

    def succeeded(self) -> tuple[str, ...]:
        """The streams in which a succession is recorded."""
        return self._ids("SELECT DISTINCT originator_id FROM stored_events WHERE topic = 'MechanismSucceeded' ORDER BY 1")

    def merged(self) -> tuple[str, ...]:
        """The streams in which a merge is recorded."""
        return self._ids("SELECT DISTINCT originator_id FROM stored_events WHERE topic = 'MergedInto' ORDER BY 1")

    def _ids(self, statement: str) -> tuple[str, ...]:
        return tuple(row[0] for row in self.rows(statement))

    def text(self, digest: str) -> str | None:
        """The archived text of that digest, or ``None`` if it is not kept."""
        text = self.first("SELECT text FROM texts WHERE digest = ?", digest)
        return None if text is None else bytes(text).decode()

    def text_after(self, digest: str) -> tuple[str, str] | None:
        """The archived text (digest, text) that follows a digest in the order of digests, or ``None``."""
        rows = self.rows("SELECT digest, text FROM texts WHERE digest > ? ORDER BY digest LIMIT 1", digest)
        return (rows[0][0], bytes(rows[0][1]).decode(errors="replace")) if rows else None

    def withhold(self, digest: str) -> bool:
        """Delete the text of that digest. Returns whether it was there."""
        there = self.change("DELETE FROM texts WHERE digest = ?", digest) > 0
        self.store.alone(b"VACUUM texts")
        return there

    def require_writable(self) -> None:
        """Make sure that somebody could write now. Raises :class:`Unavailable`."""
        if self.first("SELECT current_setting('transaction_read_only')") != "off":
            raise Unavailable("the ledger is not available: the database can only be read")

    def assure(self) -> None:
        """Commit something, without a trace: it is waited for as a recording is, and with it for all that was before."""
        with self.store.transaction(commit=True) as c:
            c.execute("SELECT pg_logical_emit_message(true, 'detente', ''::text)")

    def pulse(self) -> int | None:
        """A number that grows whenever anything is committed; beside a standby, which answers as of another moment, None."""
        return self.store.pulse.beat() if self.standby is None else None

    def back_up(self, file: Path, *, overwrite: bool, told: Callable[[int], object]) -> tuple[int, str]:
        """Copy the whole ledger into a file of SQLite, while others write. Returns the head of the copy."""
        from api.ledger.moving import back_up  # which opens what we are called from

        return back_up(self, file, overwrite=overwrite, told=told)

    def flaws(self) -> Iterator[Problem]:
        """What acts in the database by itself. Its pages are for its own checks (``pg_amcheck``, data checksums)."""
        return acting(self.store)

    def foreign_values(self) -> Iterator[Problem]:
        """None: a column of PostgreSQL holds values of its own kind alone."""
        return iter(())

    def strays(self, remake: Callable[[Recorder], object]) -> Iterator[Problem]:
        """What is derived and is not what the events give; ``remake`` makes it anew, in a file of the same events."""
        return strays(self.store, remake)

    def first(self, statement: str, *parameters: object) -> Any:
        """The first value that a reading statement gives, or ``None``."""
        rows = self.store.glance(statement, *parameters)
        return rows[0][0] if rows else None

    def rows(self, statement: str, *parameters: object) -> list[tuple[Any, ...]]:
        """All rows that a reading statement gives."""
        return self.store.glance(statement, *parameters)

    def change(self, statement: str, *parameters: object) -> int:
        """Carry out one statement that writes beside the events. Returns how many rows it wrote."""
        with self.store.transaction(commit=True) as c:
            c.execute(statement, parameters)
            return c.count

    def _entries(self, condition: str, *parameters: object) -> list[Entry]:
        return [Entry._make(row) for row in self.store.glance(_ENTRIES + condition, *parameters)]
