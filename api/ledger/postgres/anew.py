"""What is derived in PostgreSQL, held against a ledger in SQLite in which it was made anew from the same events and links.

The other ledger is a file of its own, in a folder that is gone afterwards. That the two engines derive the same is thereby
tried with every comparison. The words of the index are compared with those of the events themselves.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from api.ledger.charted import BEYOND_CITED
from api.ledger.port import Cursor, Recorder
from api.ledger.postgres.search import as_row
from api.ledger.postgres.store import SCHEMA, Store
from api.ledger.problem import Problem
from api.ledger.rows import SERIALS
from api.ledger.search import texts_in

PAGE = 5_000
MOST = 100
"""How many flaws of one table are told."""
_BANDS = f"valid_from, valid_to, known_from, known_to, status, since, because, id >> {SERIALS}"
_OF_CONCERNS = ("cited", "parties", "members", "ahead", "meetings", "publications", "archived")
_KEPT = {
    "charts": "stream, kind",
    "resting": "source, stream",
    "bands": f"stream, kind, {_BANDS}",
    **dict.fromkeys(_OF_CONCERNS, "*"),
}
"""The tables of what is derived, and the columns by which their rows are told apart."""
_PLACE_OF_STREAM = {"charts": 0, "resting": 1, "bands": 0}
_LATE = "SELECT stream FROM charts WHERE charted = 0"
_EVENTS = "SELECT rowid, originator_id, originator_version, topic, state FROM stored_events WHERE rowid > ? ORDER BY rowid LIMIT ?"
_LINKS = "SELECT position, recorded_at, digest FROM log WHERE position > ? ORDER BY position LIMIT ?"
_WORDS = (
    "SELECT e.rowid, originator_id, COALESCE(state, ''), words, lexemes IS NULL OR lexemes = array_to_tsvector(ARRAY("
    "SELECT DISTINCT left(word, 500) FROM UNNEST(string_to_array(btrim(words), ' ')) AS word WHERE word <> '')) "
    "FROM stored_events AS e LEFT JOIN search ON position = e.rowid WHERE e.rowid > ? ORDER BY e.rowid LIMIT ?"
)
_ACTING = (
    "SELECT 'trigger', tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
    "JOIN pg_namespace ON pg_namespace.oid = relnamespace WHERE NOT tgisinternal AND nspname = ? ORDER BY 2"
)


def acting(store: Store) -> Iterator[Problem]:
    """What acts in the tables by itself: this program makes none of that."""
    for kind, name in store.glance(_ACTING, SCHEMA):
        yield Problem(None, f"the database holds a {kind}, {name}, which this program did not make", "file")


def strays(store: Store, remake: Callable[[Recorder], object]) -> Iterator[Problem]:
    """What is derived and is not what the events give. What is recorded meanwhile is not looked at."""
    with TemporaryDirectory(prefix="detente-") as folder, store.transaction(commit=False) as c:
        file = Path(folder) / "anew.db"
        _opened(file).store.close()
        _copy(c, file)
        anew = _opened(file)
        try:
            remake(anew)
            for table, columns in _KEPT.items():
                yield from islice(_differences(c, anew, table, columns), MOST)
        finally:
            anew.store.close()
        yield from islice(_words(c), MOST)


def _opened(file: Path) -> Recorder:
    from api.ledger.place import open_recorder  # which opens what we are called from

    return open_recorder(f"sqlite:///{file.as_posix()}")


def _copy(c: Cursor, file: Path) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as anew:
        anew.execute("PRAGMA synchronous=OFF")
        anew.execute("BEGIN")
        for page in pages(c, _EVENTS):
            anew.executemany(
                "INSERT INTO stored_events (rowid, originator_id, originator_version, topic, state) VALUES (?, ?, ?, ?, ?)", page
            )
        for page in pages(c, _LINKS):
            anew.executemany("INSERT INTO log VALUES (?, ?, ?)", page)
        anew.execute("COMMIT")


def pages(c: Cursor, statement: str, after: int = 0) -> Iterator[list[tuple[Any, ...]]]:
    """The rows above a position, a page at a time; a position comes first in each, and the statement asks for it and a limit."""
    while True:
        c.execute(statement, (after, PAGE))
        page = c.fetchall()
        if not page:
            return
        yield page
        after = page[-1][0]


def _differences(c: Cursor, anew: Recorder, table: str, columns: str) -> Iterator[Problem]:
    c.execute(_LATE)
    late = {row[0] for row in c.fetchall()} if table in _PLACE_OF_STREAM else set()
    statement = f"SELECT {columns} FROM {table}{f' WHERE {BEYOND_CITED}' if table == 'resting' else ''}"  # noqa: S608 -- names of ours
    c.execute(statement.format(SCHEMA))
    place = _PLACE_OF_STREAM.get(table, 0)
    kept = _timely(c.fetchall(), place, late)
    kept.subtract(_timely(anew.rows(statement.format("main")), place, late))
    for row, surplus in sorted(kept.items(), key=str):
        told = ", ".join(map(str, row))
        stream = row[place] if table in _PLACE_OF_STREAM else None
        if surplus > 0:
            yield Problem(None, f"the table {table} has a row that the events do not give: {told}", "bands", stream)
        elif surplus < 0:
            yield Problem(None, f"the table {table} lacks a row: {told}", "bands", stream, told)


def _timely(rows: Iterable[tuple[Any, ...]], place: int, late: set[str]) -> Counter[tuple[Any, ...]]:
    return Counter(tuple(row) for row in rows if row[place] not in late)


def _words(c: Cursor) -> Iterator[Problem]:
    for page in pages(c, _WORDS):
        for position, stream, state, words, whole in page:
            due = as_row((position, texts_in(stream, bytes(state))))[1]
            if words is None:
                yield Problem(position, "the index does not hold it", "index", stream, due)
            elif words != due or not whole:
                yield Problem(position, "the index finds it by other words than its own", "index", stream, due)
