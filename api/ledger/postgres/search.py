"""The index for full-text search in PostgreSQL: for every position of the log the words of its event, in a row and as lexemes.

The words are cut by ``domain.search``, as for SQLite, and PostgreSQL's own dictionaries have no part in it. A GIN index finds
the events that hold all words of a phrase; whether they stand side by side is read in the row. An event of so many words that
a ``tsvector`` cannot hold them has none, and is read each time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from api.ledger.port import Cursor, Store
from api.ledger.search import EDITION, Row, texts_in
from domain.search.sought import Phrase
from domain.search.words import words

TABLES = (
    "CREATE TABLE IF NOT EXISTS search (position BIGINT NOT NULL PRIMARY KEY, words TEXT NOT NULL, lexemes TSVECTOR)",
    "CREATE INDEX IF NOT EXISTS search_lexemes ON search USING GIN (lexemes)",
    "CREATE INDEX IF NOT EXISTS search_without ON search (position) WHERE lexemes IS NULL",
)
LONGEST_LEXEME = 500
"""In characters; a longer word is found by its beginning, and then read."""
MOST_BYTES = 700_000
"""Of lexemes with what PostgreSQL adds to each; it can hold 1,048,575."""
_PAGE = 1_000
_MISSING = (
    "SELECT rowid, originator_id, COALESCE(state, '') FROM stored_events AS e "
    "WHERE rowid > ? AND NOT EXISTS (SELECT 1 FROM search WHERE position = e.rowid) ORDER BY rowid LIMIT ?"
)
_FOUND = (
    "SELECT DISTINCT originator_id FROM search JOIN stored_events AS e ON e.rowid = position "
    "WHERE (lexemes @@ ?::tsquery OR lexemes IS NULL) AND strpos(words, ?) > 0"
)
_NOTED = "INSERT INTO derived VALUES ('search', ?) ON CONFLICT (name) DO UPDATE SET edition = excluded.edition"
_IS_COMPLETE = (
    "SELECT (SELECT edition FROM derived WHERE name = 'search') = ? "
    "AND (SELECT COUNT(*) FROM search) = (SELECT COUNT(*) FROM stored_events)"
)
_INSERT = (
    "INSERT INTO search SELECT position, words, CASE WHEN fits THEN array_to_tsvector(array_remove(string_to_array("
    "lexemes, ' '), '')) END FROM UNNEST(?::bigint[], ?::text[], ?::text[], ?::boolean[]) AS row (position, words, lexemes, fits)"
)


def note(c: Cursor, events: Iterable[Row]) -> None:
    """Put the words of these events into the index, within the transaction of the cursor."""
    if rows := list(map(as_row, events)):
        c.execute(_INSERT, tuple(map(list, zip(*rows, strict=True))))


class Index:
    """The index of one ledger."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def mentioning(self, phrase: Phrase) -> frozenset[str]:
        """The streams of which some event, at any clocks, holds the phrase."""
        *before, last = (f"'{word[:LONGEST_LEXEME]}'" for word in phrase.words)
        asked = " & ".join((*before, f"{last}:*" if phrase.open else last))
        row = f" {' '.join(phrase.words)}{'' if phrase.open else ' '}"
        with self._store.transaction(commit=False) as c:
            c.execute(_FOUND, (asked, row))
            return frozenset(found[0] for found in c.fetchall())

    def is_complete(self) -> bool:
        """Whether every event is in it, and all by the rules of today."""
        with self._store.transaction(commit=False) as c:
            c.execute(_IS_COMPLETE, (EDITION,))
            return bool(c.fetchone()[0])

    def complete(self) -> None:
        """Add what is missing: all of it, if the ledger was written by a program of another edition."""
        if self.is_complete():
            return
        with self._store.transaction(commit=True) as c:
            c.execute("SELECT 1 FROM derived WHERE name = 'search' AND edition = ?", (EDITION,))
            if c.fetchone() is None:
                _empty(c)
            _fill(c)

    def empty(self, c: Cursor) -> None:
        """Forget all words, within a transaction that puts them in anew."""
        _empty(c)

    def add(self, c: Cursor, events: Sequence[Row]) -> None:
        """Put the words of these events in."""
        note(c, events)


def as_row(event: Row) -> tuple[int, str, str, bool]:
    """An event's position, its words in a row, its lexemes, and whether these are few enough to be kept."""
    position, texts = event
    row = [word for text in texts for word in words(text)]
    lexemes = {word[:LONGEST_LEXEME] for word in row}
    fits = sum(len(lexeme.encode()) + 4 for lexeme in lexemes) <= MOST_BYTES
    return position, f" {' '.join(row)} ", " ".join(lexemes) if fits else "", fits


def _empty(c: Cursor) -> None:
    c.execute("DELETE FROM search")
    c.execute(_NOTED, (EDITION,))


def _fill(c: Cursor) -> None:
    for page in _pages(c):
        note(c, page)


def _pages(c: Cursor) -> Iterator[list[Row]]:
    position = 0
    while page := _missing(c, position):
        yield page
        position = page[-1][0]


def _missing(c: Cursor, after: int) -> list[Row]:
    c.execute(_MISSING, (after, _PAGE))
    return [(position, texts_in(stream, bytes(state))) for position, stream, state in c.fetchall()]
