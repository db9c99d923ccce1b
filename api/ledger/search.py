"""The index for full-text search: the words of every event but a few of the newest, by its position in the log.

The words are cut by ``domain.search``, so SQLite has only to part them at the blanks: its ``ascii`` tokenizer leaves
everything alone that is no ASCII punctuation, of which no word holds any. A plain text it cuts into the same words by itself.
To put one event into the index writes as many pages as the event itself, and dozens together few more than one. So the newest
wait until there are enough of them, and whoever searches meanwhile reads them. The index proposes; whether what was found could
be read at the clocks of a question is decided on the streams. It is derived from the events, and can be made anew from them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from api.ledger.derived import legible
from api.ledger.engine import LOCK
from api.ledger.port import Cursor, Store
from domain.search.sought import Phrase
from domain.search.texts import texts_ever
from domain.search.words import words

EDITION = 1
"""Raised whenever words are cut otherwise, or taken from other fields: an index of another edition is made anew."""
EVERY = 16
"""Whenever so many more were recorded it is looked how many wait to be put into the index."""
WAITING = 64
"""From so many on they are put into it, so that no more than this and :data:`EVERY` wait."""
TABLES = (
    "DROP TABLE IF EXISTS search",  # of older programs
    "CREATE VIRTUAL TABLE IF NOT EXISTS wording USING fts5(words, content='', columnsize=0, tokenize='ascii')",
    "CREATE TABLE IF NOT EXISTS derived (name TEXT PRIMARY KEY, edition INTEGER NOT NULL) WITHOUT ROWID",
)
Row = tuple[int, list[str]]
"""An event as the index needs it: its position, and the texts by which it can be found."""

_PAGE = 1_000
_TOGETHER = 16 << 20
"""So many bytes of words SQLite gathers within a transaction, before it lays them down."""
_LATER = (
    "SELECT rowid, CAST(originator_id AS TEXT), IFNULL(CAST(state AS BLOB), x'') FROM stored_events "
    "WHERE rowid > ? AND rowid < ? ORDER BY rowid LIMIT ?"
)
_FOUND = (
    "SELECT DISTINCT CAST(originator_id AS TEXT) FROM wording JOIN stored_events AS e ON e.rowid = wording.rowid "
    "WHERE wording MATCH ?"
)
_BEYOND = 2**62


def note(c: Cursor, events: Sequence[Row]) -> None:
    """Put the words of these newest events into the index, or let them wait, within the transaction that records them."""
    first, newest = events[0][0], events[-1][0]
    if (first - 1) // EVERY == newest // EVERY:
        return
    reached = _reached(c)
    if reached is not None and newest - reached > WAITING:
        _fill(c, events[0][0])
        _insert(c, events)


class Index:
    """The index of one ledger."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def mentioning(self, phrase: Phrase) -> frozenset[str]:
        """The streams of which some event, at any clocks, holds the phrase."""
        asked = f'"{" ".join(phrase.words)}"{" *" if phrase.open else ""}'
        with self._store.transaction(commit=False) as c:
            c.execute(_FOUND, (asked,))
            found = {row[0] for row in c.fetchall()}
            c.execute(_LATER, (_reached(c) or 0, _BEYOND, _BEYOND))
            waiting = c.fetchall()
        return frozenset(found.union(stream for _, stream, state in waiting if phrase.is_in(_row(texts_in(stream, state)))))

    def is_complete(self) -> bool:
        """Whether every event is in it but those that may wait, and all by the rules of today."""
        with self._store.transaction(commit=False) as c:
            c.execute("SELECT IFNULL(MAX(rowid), 0) FROM stored_events")
            newest, reached = c.fetchone()[0], _reached(c)
        return reached is not None and newest - reached < WAITING + EVERY

    def complete(self) -> None:
        """Add what is missing: all of it, if the ledger was written by a program that knew no index or another edition."""
        if self.is_complete():
            return
        with self._store.transaction(commit=True) as c:
            c.execute(LOCK)
            if _reached(c) is None:
                _empty(c)
            _fill(c)

    def empty(self, c: Cursor) -> None:
        """Forget all words, within a transaction that puts them in anew."""
        _empty(c)

    def add(self, c: Cursor, events: Sequence[Row]) -> None:
        """Put the words of these events in, which follow on those that are in it."""
        _insert(c, events)


def reached(noted: Mapping[str, int]) -> int | None:
    """Up to which position the index holds every event, by what is noted of what is derived; None if it has other rules."""
    return noted.get("words up to", 0) if noted.get("words") == EDITION else None


def texts_in(stream: str, state: bytes) -> list[str]:
    """The texts of an event by which it can be found. One that cannot be read has none: who searches finds the others."""
    fields = legible(state)
    return texts_ever(stream, fields) if fields is not None else []


def _row(texts: list[str]) -> str:
    """The words of the texts in their order, a blank before and after each."""
    return f" {' '.join(word for text in texts for word in words(text))} "


def _words(texts: list[str]) -> str:
    """The same for SQLite, which cuts a plain text as ``domain.search`` would, and makes its letters small."""
    together = " ".join(texts)
    return together if together.isascii() else _row(texts)


def _insert(c: Cursor, events: Sequence[Row]) -> None:
    c.executemany("INSERT INTO wording (rowid, words) VALUES (?, ?)", [(position, _words(texts)) for position, texts in events])
    c.execute("UPDATE derived SET edition = ? WHERE name = 'words up to'", (events[-1][0],))


def _empty(c: Cursor) -> None:
    c.execute("INSERT INTO wording (wording) VALUES ('delete-all')")
    c.execute("INSERT INTO wording (wording, rank) VALUES ('hashsize', ?)", (_TOGETHER,))
    c.executemany("INSERT OR REPLACE INTO derived VALUES (?, ?)", [("words", EDITION), ("words up to", 0)])


def _fill(c: Cursor, before: int = _BEYOND) -> None:
    """Put what is missing before a position into the index."""
    position = _reached(c) or 0
    while page := _later(c, position, before):
        _insert(c, page)
        position = page[-1][0]


def _later(c: Cursor, after: int, before: int) -> list[Row]:
    c.execute(_LATER, (after, before, _PAGE))
    return [(position, texts_in(stream, state)) for position, stream, state in c.fetchall()]


def _reached(c: Cursor) -> int | None:
    c.execute("SELECT name, edition FROM derived WHERE name IN ('words', 'words up to')")
    return reached({row[0]: row[1] for row in c.fetchall()})
