"""Bands: the status of every subject as rectangles over days of the world and instants of knowledge, for the newest position.

What they are is worked out elsewhere. How a band is a row stands in ``rows``, how all that hold on one day are found in
``worlds``, how they are kept up to date in ``charted``. All of it is derived and can be made anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

import orjson

from api.ledger.charted import KINDS, NOTE, Charting, chart, resting_on
from api.ledger.derived import NOTED
from api.ledger.engine import LOCK
from api.ledger.port import Store
from api.ledger.rows import BANDED, Drawn, rectangle
from api.ledger.worlds import Worlds
from domain.replay.rectangles import Rectangle
from domain.standing import Standing

TABLES = (
    "CREATE TABLE IF NOT EXISTS charts (stream TEXT PRIMARY KEY, kind TEXT NOT NULL, charted INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE INDEX IF NOT EXISTS charts_to_do ON charts (kind, stream) WHERE charted = 0",
    """CREATE TABLE IF NOT EXISTS bands (id INTEGER PRIMARY KEY, stream TEXT NOT NULL, kind TEXT NOT NULL,
    valid_from INTEGER NOT NULL, valid_to INTEGER NOT NULL, known_from INTEGER NOT NULL, known_to INTEGER NOT NULL,
    status TEXT NOT NULL, since TEXT, because TEXT NOT NULL)""",
    "CREATE INDEX IF NOT EXISTS bands_of_stream ON bands (stream, valid_from, known_from)",
    "CREATE TABLE IF NOT EXISTS resting (source TEXT, stream TEXT, PRIMARY KEY (source, stream)) WITHOUT ROWID",
    "CREATE INDEX IF NOT EXISTS resting_by_stream ON resting (stream)",
)
GONE = ("DROP TABLE IF EXISTS bands_box", "DROP TABLE IF EXISTS numbers")
"""What older programs kept beside the bands (decision 0071)."""
_MOVED = (
    "SELECT stream FROM charts WHERE stream IN (SELECT originator_id FROM stored_events WHERE rowid > ?) "
    "UNION SELECT stream FROM resting WHERE source IN (SELECT originator_id FROM stored_events WHERE rowid > ?) "
    "UNION SELECT charts.stream FROM stored_events AS e JOIN cited ON article = originator_id "
    "JOIN charts ON charts.stream = cited.stream WHERE e.rowid > ?"
)
_MERGED = "SELECT state FROM stored_events WHERE topic = 'MergedInto' AND rowid > ?"


class Bands:
    """The bands of one ledger."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._worlds = Worlds()

    def on(self, day: date, known_by: datetime, kind: str) -> tuple[dict[str, Standing[Any]], list[str]]:
        """The status of every charted subject of a kind of which anything is known; and those that are not charted, by id."""
        with self._store.transaction(commit=False) as c:
            found = self._worlds.on(c, day, known_by, kind)
            c.execute("SELECT stream FROM charts WHERE kind = ? AND charted = 0 ORDER BY stream", (kind,))
            uncharted = [row[0] for row in c.fetchall()]
        for stream in uncharted:
            found.pop(stream, None)
        return found, uncharted

    def of(self, stream: str) -> list[Drawn]:
        """The rows of one subject, in the order of its days; empty where it is not charted or nothing was ever known."""
        with self._store.transaction(commit=False) as c:
            c.execute(
                "SELECT valid_from, valid_to, known_from, known_to, status, since, because FROM bands JOIN charts USING (stream) "
                "WHERE stream = ? AND charted > 0 ORDER BY valid_from, known_from",
                (stream,),
            )
            return [(*row,) for row in c.fetchall()]

    def rectangles(self, stream: str) -> list[Rectangle] | None:
        """The bands of one subject as rectangles, if it is charted; else None."""
        rows = self.of(stream)
        return [rectangle(row) for row in rows] if rows or self.charted(stream) else None

    def uncharted(self, most: int) -> list[str]:
        """Up to so many subjects whose bands are to be worked out."""
        with self._store.transaction(commit=False) as c:
            c.execute("SELECT stream FROM charts WHERE charted = 0 LIMIT ?", (most,))
            return [row[0] for row in c.fetchall()]

    def number(self) -> int:
        """How many subjects there are, charted or not."""
        return int(self._store.glance("SELECT COUNT(*) FROM charts")[0][0])

    def charted(self, stream: str) -> int:
        """The position at which the subject's bands were charted; 0 if they are not."""
        rows = self._store.glance("SELECT charted FROM charts WHERE stream = ?", stream)
        return int(rows[0][0]) if rows else 0

    def resting_on(self, sources: Iterable[str]) -> set[str]:
        """The subjects whose bands rest on one of these articles, or on one of these doubles of theirs."""
        with self._store.transaction(commit=False) as c:
            return resting_on(c, sources)

    def moved(self, position: int) -> set[str]:
        """The subjects whose bands may have been others at a position: something on which they rest was recorded since."""
        with self._store.transaction(commit=False) as c:
            c.execute("SELECT 1 FROM stored_events WHERE rowid > ? LIMIT 1", (position,))
            if c.fetchone() is None:
                return set()
            c.execute(_MOVED, (position, position, position))
            found = {row[0] for row in c.fetchall()}
            c.execute(_MERGED, (position,))
            targets = {orjson.loads(bytes(row[0]))["id"] for row in c.fetchall()}
            return found | targets | resting_on(c, targets)

    def keep(self, chartings: Iterable[Charting]) -> int:
        """Keep the bands of subjects. Returns of how many; those of which something new was recorded stay as they are."""
        with self._store.at_length() as c:
            c.execute(LOCK)
            return sum(chart(c, charting) for charting in chartings)

    def complete(self) -> None:
        """Note every subject: an older program, which kept no bands, may have recorded something."""
        with self._store.transaction(commit=False) as c:
            c.execute("SELECT (SELECT edition FROM derived WHERE name = ?), (SELECT MAX(rowid) FROM stored_events)", (NOTE,))
            noted, newest = c.fetchone()
        if noted != newest:
            self.empty()

    def empty(self) -> None:
        """Forget all bands: every subject is to be worked out anew."""
        with self._store.at_length() as c:
            for table in ("bands", "resting", "charts"):
                c.execute(f"DELETE FROM {table}")  # noqa: S608 -- a table of ours
            c.execute("SELECT originator_id, topic FROM stored_events WHERE topic IN (?, ?, ?)", _OPENING)
            c.executemany("INSERT INTO charts VALUES (?, ?, 0)", [(stream, KINDS[name]) for stream, name in c.fetchall()])
            c.execute("SELECT MAX(rowid) FROM stored_events")
            if (newest := c.fetchone()[0]) is not None:
                c.execute(NOTED, (NOTE, newest))


_OPENING = tuple(name for name, kind in KINDS.items() if kind in BANDED)
