"""What the events concern, as it is laid down: one table for each way from a question to the streams that may answer it.

The rows are written in the transaction that records the events, and never taken back.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from operator import itemgetter
from typing import Any

from api.ledger.concerned import rows_of
from api.ledger.derived import NOTED, legible
from api.ledger.port import Cursor

EDITION = 4
"""Raised whenever other rows are made of the same events: rows of another edition are made anew."""
TABLES = (
    "CREATE TABLE IF NOT EXISTS cited (article TEXT, stream TEXT, PRIMARY KEY (article, stream)) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS parties (actor TEXT, stream TEXT, always INTEGER, PRIMARY KEY (actor, stream)) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS members (actor TEXT PRIMARY KEY, kind TEXT, state TEXT) WITHOUT ROWID",
    "CREATE INDEX IF NOT EXISTS members_of_state ON members (state, actor)",
    "CREATE INDEX IF NOT EXISTS members_of_kind ON members (kind, actor)",
    "DROP TABLE IF EXISTS plans",  # of older programs, which kept them in two orders
    """CREATE TABLE IF NOT EXISTS ahead (reach INTEGER, first INTEGER, last INTEGER, stream TEXT,
    PRIMARY KEY (reach, last, stream, first)) WITHOUT ROWID""",
    "CREATE TABLE IF NOT EXISTS meetings (stream TEXT, first INTEGER, PRIMARY KEY (stream, first)) WITHOUT ROWID",
    """CREATE TABLE IF NOT EXISTS publications (public INTEGER, article TEXT, first INTEGER,
    PRIMARY KEY (public, article, first)) WITHOUT ROWID""",
    "CREATE TABLE IF NOT EXISTS archived (digest TEXT, article TEXT, PRIMARY KEY (digest, article)) WITHOUT ROWID",
)
_WRITTEN = {
    "cited": "INSERT INTO cited VALUES (?, ?) ON CONFLICT DO NOTHING",
    "parties": "INSERT INTO parties VALUES (?, ?, ?) "
    "ON CONFLICT (actor, stream) DO UPDATE SET always = 0 WHERE excluded.always = 0",
    "members": "INSERT INTO members VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
    "ahead": "INSERT INTO ahead VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
    "meetings": "INSERT INTO meetings VALUES (?, ?) ON CONFLICT DO NOTHING",
    "publications": "INSERT INTO publications VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
    "archived": "INSERT INTO archived VALUES (?, ?) ON CONFLICT DO NOTHING",
}
BY_DAY = {"ahead": itemgetter(2), "publications": itemgetter(0)}
"""The tables in which rows lie by days and not by streams, and which value of a row that is: so they are written in this order."""
NAMES = frozenset(_WRITTEN)
"""The tables."""
UP_TO = "concerns up to"
"""Under this name it is noted up to which position the rows are there."""
_PAGE = 300
"""How many events are worked on at once: as in ``remade``."""
_LATER = "SELECT rowid, originator_id, topic, state FROM stored_events WHERE rowid > ? ORDER BY rowid LIMIT ?"


def write(c: Cursor, found: Mapping[str, Collection[tuple[Any, ...]]]) -> None:
    """Write what events concern, within the transaction that has just recorded them."""
    for table, rows in found.items():
        if rows:
            c.executemany(_WRITTEN[table], sorted(rows, key=BY_DAY[table]) if table in BY_DAY else list(rows))


def empty(c: Cursor) -> None:
    """Forget all rows."""
    for table in _WRITTEN:
        c.execute(f"DELETE FROM {table}")  # noqa: S608 -- a table of ours
    c.executemany(NOTED, [("concerns", EDITION), (UP_TO, 0)])


def note(c: Cursor, position: int) -> None:
    """Note that the rows are there of every event up to a position."""
    c.execute(NOTED, (UP_TO, position))


def are_complete(noted: Mapping[str, int], newest: int) -> bool:
    """Whether the rows are those of every event up to the newest position, by what is noted of what is derived."""
    return noted.get("concerns") == EDITION and noted.get(UP_TO, 0) >= newest


def noted(c: Cursor) -> int | None:
    """Up to which position the rows are there; None where there are none of this edition."""
    c.execute("SELECT name, edition FROM derived WHERE name IN ('concerns', ?)", (UP_TO,))
    found = {row[0]: row[1] for row in c.fetchall()}
    return found.get(UP_TO, 0) if found.get("concerns") == EDITION else None


def fill(c: Cursor, after: int) -> None:
    """Add the rows of the events above a position."""
    while True:
        c.execute(_LATER, (after, _PAGE))
        page = c.fetchall()
        if not page:
            return
        after = page[-1][0]
        write(c, rows_of((stream, name, legible(state)) for _, stream, name, state in page))
        note(c, after)
