"""How SQLite writes what is recorded: positions follow each other, because only one writes at a time."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import repeat

import orjson

from api.ledger.chain import GENESIS, Linked, links
from api.ledger.inscription import BEGINNING
from api.ledger.port import Cursor
from api.ledger.search import Row, note

_VERSION = "SELECT IFNULL(MAX(originator_version), 0) FROM stored_events WHERE originator_id = ?"
VERSIONS = (
    "SELECT value, IFNULL((SELECT MAX(originator_version) FROM stored_events WHERE originator_id = value), 0) FROM json_each(?)"
)
_LATEST = (
    "SELECT newest, recorded_at, digest FROM (SELECT MAX(rowid) AS newest FROM stored_events) "
    "LEFT JOIN log ON position = (SELECT MAX(position) FROM log)"
)
_EVENT = "INSERT INTO stored_events VALUES (?, ?, ?, ?)"
_LINK = "INSERT INTO log VALUES (?, ?, ?)"
_TEXT = "INSERT OR IGNORE INTO texts VALUES (?, ?)"


class Pen:
    """Writes into a file, or into memory."""

    def versions(self, c: Cursor, streams: Collection[str]) -> list[tuple[str, int]]:
        """At which version each stream is."""
        if len(streams) == 1:  # as for most facts
            c.execute(_VERSION, (*streams,))
            return [(*streams, c.fetchone()[0])]
        c.execute(VERSIONS, (orjson.dumps([*streams]).decode(),))
        return [*c.fetchall()]

    def newest(self, c: Cursor) -> int:
        """The newest position."""
        c.execute("SELECT IFNULL(MAX(position), 0) FROM log")
        return int(c.fetchone()[0])

    def insert(self, c: Cursor, events: Sequence[Linked], recorded_at: str) -> Sequence[int]:
        """Write events with their links. Returns their positions; the library would ask for each of them."""
        c.execute(_LATEST)
        newest, latest, digest = c.fetchone()
        moment, first = max(recorded_at, latest or BEGINNING), (newest or 0) + 1
        positions = range(first, first + len(events))
        c.executemany(_EVENT, events)
        c.executemany(_LINK, zip(positions, repeat(moment), links(digest or GENESIS, moment, events)))
        return positions

    def keep(self, c: Cursor, texts: Mapping[str, str]) -> None:
        """Archive texts."""
        c.executemany(_TEXT, list(texts.items()))

    def index(self, c: Cursor, events: Sequence[Row]) -> None:
        """Put the events into the index for search, or let them wait."""
        note(c, events)
