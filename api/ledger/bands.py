"""Bands: the status of every subject as rectangles over days of the world and instants of knowledge, for the newest position.

What they are is worked out elsewhere; here they are kept, and known to be out of date in the very transaction that makes them
so: a subject is *charted* while its bands are those of everything that is recorded. How a band is a row stands in ``rows``, how
all that hold on one day are found in ``worlds``. All of it is derived and can be made anew.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

import orjson
from eventsourcing.persistence import StoredEvent

from api.ledger.engine import LOCK
from api.ledger.port import Cursor, Store
from api.ledger.rows import BANDED, NUMBERS, box, rows
from api.ledger.worlds import Worlds
from domain.article import ArticleCorrected, ArticleRetracted
from domain.dossier import KIND_OF_STREAM
from domain.merging import MergedInto
from domain.replay.rectangles import Rectangle
from domain.standing import Standing

TABLES = (
    "CREATE TABLE IF NOT EXISTS charts (stream TEXT PRIMARY KEY, kind TEXT NOT NULL, charted INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE INDEX IF NOT EXISTS charts_to_do ON charts (kind, stream) WHERE charted = 0",
    """CREATE TABLE IF NOT EXISTS bands (id INTEGER PRIMARY KEY, stream TEXT NOT NULL, kind TEXT NOT NULL,
    valid_from INTEGER NOT NULL, valid_to INTEGER NOT NULL, known_from INTEGER NOT NULL, known_to INTEGER NOT NULL,
    status TEXT NOT NULL, since TEXT, because TEXT NOT NULL)""",
    "CREATE INDEX IF NOT EXISTS bands_of_stream ON bands (stream, valid_from, known_from)",
    "CREATE VIRTUAL TABLE IF NOT EXISTS bands_box USING rtree_i32(id, valid_from, valid_to, known_from, known_to)",
    "CREATE TABLE IF NOT EXISTS resting (source TEXT, stream TEXT, PRIMARY KEY (source, stream)) WITHOUT ROWID",
    NUMBERS,
)
KINDS: Mapping[str, str] = MappingProxyType({event.stored_name(): kind for event, kind in KIND_OF_STREAM.items()})
_OF_ARTICLES = frozenset(kind.stored_name() for kind in (ArticleCorrected, ArticleRetracted))
_OUTDATE = "UPDATE charts SET charted = 0 WHERE stream = ? AND charted = 1"
_OUTDATE_RESTING = "UPDATE charts SET charted = 0 WHERE charted = 1 AND stream IN (SELECT stream FROM resting WHERE source = ?)"
_NOTED = (
    "INSERT INTO derived SELECT 'bands by era', MAX(rowid) FROM stored_events HAVING MAX(rowid) > 0 "
    "ON CONFLICT (name) DO UPDATE SET edition = excluded.edition"
)


@dataclass(frozen=True, slots=True)
class Charting:
    """The bands of one subject as everything up to a position gives them, and the ids of the streams on which they rest."""

    stream: str
    kind: str
    position: int
    sources: Collection[str]
    rectangles: Sequence[Rectangle]


def outdate(c: Cursor, events: Iterable[StoredEvent]) -> None:
    """Note whose bands these events put out of date, within the transaction that has just recorded them."""
    opened: dict[str, str] = {}
    touched: dict[str, bool] = {}
    for event in events:
        stream, name = str(event.originator_id), event.topic
        kind = KINDS.get(name)
        if kind in BANDED:
            opened[stream] = kind
        elif name in _OF_ARTICLES:
            touched.setdefault(stream, False)
        elif kind is None:
            touched[stream] = True
            if name == MergedInto.stored_name():
                touched[orjson.loads(event.state)["id"]] = True
    c.executemany("INSERT INTO charts VALUES (?, ?, 0) ON CONFLICT DO NOTHING", list(opened.items()))
    c.executemany(_OUTDATE, [(stream,) for stream, is_subject in touched.items() if is_subject])
    c.executemany(_OUTDATE_RESTING, [(stream,) for stream in touched])
    c.execute(_NOTED)


def chart(c: Cursor, charting: Charting) -> bool:
    """Keep the bands of a subject, unless something that they rest on was recorded meanwhile. Whether they were kept."""
    c.execute("SELECT originator_id FROM stored_events WHERE rowid > ?", (charting.position,))
    sources = {*charting.sources, charting.stream}
    if any(row[0] in sources for row in c.fetchall()):
        return False
    _forget(c, charting.stream)
    made = rows(c, charting.stream, charting.kind, charting.rectangles)
    c.executemany("INSERT INTO bands VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", made)
    c.executemany("INSERT INTO bands_box VALUES (?, ?, ?, ?, ?)", list(map(box, made)))
    c.executemany("INSERT INTO resting VALUES (?, ?)", [(source, charting.stream) for source in charting.sources])
    c.execute("UPDATE charts SET charted = 1 WHERE stream = ?", (charting.stream,))
    return True


def _forget(c: Cursor, stream: str) -> None:
    c.execute("DELETE FROM bands_box WHERE id IN (SELECT id FROM bands WHERE stream = ?)", (stream,))
    c.execute("DELETE FROM bands WHERE stream = ?", (stream,))
    c.execute("DELETE FROM resting WHERE stream = ?", (stream,))


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

    def of(self, stream: str) -> list[tuple[object, ...]]:
        """The rows of one subject, in the order of its days; empty where it is not charted or nothing was ever known."""
        with self._store.transaction(commit=False) as c:
            c.execute(
                "SELECT valid_from, valid_to, known_from, known_to, status, since, because FROM bands JOIN charts USING (stream) "
                "WHERE stream = ? AND charted = 1 ORDER BY valid_from, known_from",
                (stream,),
            )
            return [tuple(row) for row in c.fetchall()]

    def uncharted(self, most: int) -> list[str]:
        """Up to so many subjects whose bands are to be worked out."""
        with self._store.transaction(commit=False) as c:
            c.execute("SELECT stream FROM charts WHERE charted = 0 LIMIT ?", (most,))
            return [row[0] for row in c.fetchall()]

    def keep(self, chartings: Iterable[Charting]) -> int:
        """Keep the bands of subjects. Returns of how many; those of which something new was recorded stay as they are."""
        with self._store.transaction(commit=True) as c:
            c.execute(LOCK)
            return sum(chart(c, charting) for charting in chartings)

    def complete(self) -> None:
        """Note every subject: an older program, which kept no bands, may have recorded something."""
        with self._store.transaction(commit=False) as c:
            c.execute("SELECT (SELECT edition FROM derived WHERE name = 'bands by era'), (SELECT MAX(rowid) FROM stored_events)")
            noted, newest = c.fetchone()
        if noted != newest:
            self.empty()

    def empty(self) -> None:
        """Forget all bands: every subject is to be worked out anew."""
        with self._store.transaction(commit=True) as c:
            for table in ("bands", "bands_box", "resting", "charts"):
                c.execute(f"DELETE FROM {table}")  # noqa: S608 -- a table of ours
            c.execute("SELECT originator_id, topic FROM stored_events WHERE topic IN (?, ?, ?)", _OPENING)
            c.executemany("INSERT INTO charts VALUES (?, ?, 0)", [(stream, KINDS[name]) for stream, name in c.fetchall()])
            c.execute(_NOTED)


_OPENING = tuple(name for name, kind in KINDS.items() if kind in BANDED)
