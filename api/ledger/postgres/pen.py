"""How PostgreSQL writes what is recorded: the same as SQLite does, with whole columns in one statement."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from api.ledger.chain import GENESIS, Linked, links
from api.ledger.inscription import BEGINNING
from api.ledger.port import Cursor
from api.ledger.postgres.search import note
from api.ledger.search import Row

_VERSIONS = (
    "SELECT id, COALESCE((SELECT originator_version FROM stored_events WHERE originator_id = id "
    "ORDER BY originator_version DESC LIMIT 1), 0) FROM UNNEST(?::text[]) AS id"
)
_LATEST = (
    "SELECT (SELECT MAX(rowid) FROM stored_events), latest.recorded_at, latest.digest FROM (SELECT 1) AS one "
    "LEFT JOIN (SELECT recorded_at, digest FROM log ORDER BY position DESC LIMIT 1) AS latest ON true"
)
_EVENTS = (
    "INSERT INTO stored_events (originator_id, originator_version, topic, state, rowid) "
    "SELECT * FROM UNNEST(?::text[], ?::bigint[], ?::text[], ?::bytea[], ?::bigint[])"
)
_LINKS = "INSERT INTO log SELECT * FROM UNNEST(?::bigint[], ?::text[], ?::text[])"
_TEXT = "INSERT INTO texts VALUES (?, ?) ON CONFLICT DO NOTHING"


class Pen:
    """Writes into a database."""

    def versions(self, c: Cursor, streams: Collection[str]) -> list[tuple[str, int]]:
        """At which version each stream is."""
        c.execute(_VERSIONS, ([*streams],))
        return [*c.fetchall()]

    def newest(self, c: Cursor) -> int:
        """The newest position."""
        c.execute("SELECT COALESCE(MAX(rowid), 0) FROM stored_events")
        return int(c.fetchone()[0])

    def insert(self, c: Cursor, events: Sequence[Linked], recorded_at: str) -> Sequence[int]:
        """Write events with their links. Returns their positions."""
        c.execute(_LATEST)
        newest, latest, digest = c.fetchone()
        moment, first = max(recorded_at, latest or BEGINNING), (newest or 0) + 1
        positions = list(range(first, first + len(events)))
        digests = list(links(digest or GENESIS, moment, events))
        c.execute(_EVENTS, (*map(list, zip(*events, strict=True)), positions))
        c.execute(_LINKS, (positions, [moment] * len(events), digests))
        return positions

    def keep(self, c: Cursor, texts: Mapping[str, str]) -> None:
        """Archive texts."""
        c.executemany(_TEXT, [(digest, text.encode()) for digest, text in texts.items()])

    def index(self, c: Cursor, events: Sequence[Row]) -> None:
        """Keep the words of the events, in a row and as lexemes."""
        note(c, events)
