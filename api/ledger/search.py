"""The index for full-text search: for every position of the log the words of its event, written together with the event.

The words are cut by ``domain.search``, so SQLite has only to part them at the blanks: its ``ascii`` tokenizer leaves
everything alone that is no ASCII punctuation, of which no word holds any. A plain text it cuts into the same words by itself.
The index proposes; whether what was found could be read at the clocks of a question is decided on the streams. It is derived
from the events, and can be made anew from them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from eventsourcing.sqlite import SQLiteCursor, SQLiteDatastore

from api.ledger.engine import LOCK
from api.ledger.mapper import legible
from domain.search.sought import Phrase
from domain.search.texts import texts_ever
from domain.search.words import words

EDITION = 1
"""Raised whenever words are cut otherwise, or taken from other fields: an index of another edition is made anew."""
TABLES = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS search USING fts5(words, content='', tokenize='ascii')",
    "CREATE TABLE IF NOT EXISTS derived (name TEXT PRIMARY KEY, edition INTEGER NOT NULL) WITHOUT ROWID",
)
Row = tuple[int, list[str]]
"""An event as the index needs it: its position, and the texts by which it can be found."""

_PAGE = 1_000
_MISSING = (
    "SELECT rowid, CAST(originator_id AS TEXT), IFNULL(CAST(state AS BLOB), x'') FROM stored_events "
    "WHERE rowid > ? AND rowid NOT IN (SELECT id FROM search_docsize) ORDER BY rowid LIMIT ?"
)
_FOUND = (
    "SELECT DISTINCT CAST(originator_id AS TEXT) FROM search JOIN stored_events AS e ON e.rowid = search.rowid WHERE search MATCH ?"
)


def note(c: SQLiteCursor, events: Iterable[Row]) -> None:
    """Put the words of these events into the index, within the transaction of the cursor."""
    rows = [(position, _words(texts)) for position, texts in events]
    c.executemany("INSERT INTO search (rowid, words) VALUES (?, ?)", rows)


class Index:
    """The index of one ledger."""

    def __init__(self, datastore: SQLiteDatastore) -> None:
        self._datastore = datastore

    def mentioning(self, phrase: Phrase) -> frozenset[str]:
        """The streams of which some event, at any clocks, holds the phrase."""
        asked = f'"{" ".join(phrase.words)}"{" *" if phrase.open else ""}'
        with self._datastore.transaction(commit=False) as c:
            c.execute(_FOUND, (asked,))
            return frozenset(row[0] for row in c.fetchall())

    def is_complete(self) -> bool:
        """Whether every event is in it, and all by the rules of today."""
        with self._datastore.transaction(commit=False) as c:
            return _is_complete(c)

    def complete(self) -> None:
        """Add what is missing: all of it, if the ledger was written by a program that knew no index or another edition."""
        if self.is_complete():
            return
        with self._datastore.transaction(commit=True) as c:
            c.execute(LOCK)
            if _edition(c) != EDITION:
                _empty(c)
            _fill(c)

    def rebuild(self) -> int:
        """Make it anew from the events. Returns how many there are."""
        with self._datastore.transaction(commit=True) as c:
            c.execute(LOCK)
            _empty(c)
            return _fill(c)


def texts_in(stream: str, state: bytes) -> list[str]:
    """The texts of an event by which it can be found. One that cannot be read has none: who searches finds the others."""
    fields = legible(state)
    return texts_ever(stream, fields) if fields is not None else []


def _words(texts: list[str]) -> str:
    """The words of the texts in their order. SQLite cuts a plain text as ``domain.search`` would, and makes its letters small."""
    together = " ".join(texts)
    return together if together.isascii() else " ".join(word for text in texts for word in words(text))


def _empty(c: SQLiteCursor) -> None:
    c.execute("INSERT INTO search (search) VALUES ('delete-all')")
    c.execute("INSERT OR REPLACE INTO derived VALUES ('search', ?)", (EDITION,))


def _fill(c: SQLiteCursor) -> int:
    count = 0
    for page in _pages(c):
        note(c, page)
        count += len(page)
    return count


def _pages(c: SQLiteCursor) -> Iterator[list[Row]]:
    position = 0
    while page := _missing(c, position):
        yield page
        position = page[-1][0]


def _missing(c: SQLiteCursor, after: int) -> list[Row]:
    c.execute(_MISSING, (after, _PAGE))
    return [(position, texts_in(stream, state)) for position, stream, state in c.fetchall()]


def _is_complete(c: SQLiteCursor) -> bool:
    return _edition(c) == EDITION and _number(c, "search_docsize") == _number(c, "stored_events")


def _edition(c: SQLiteCursor) -> int | None:
    c.execute("SELECT edition FROM derived WHERE name = 'search'")
    row = c.fetchone()
    return row[0] if row else None


def _number(c: SQLiteCursor, table: str) -> int:
    c.execute(f"SELECT COUNT(*) FROM {table}")  # noqa: S608 -- a table of ours
    return int(c.fetchone()[0])
