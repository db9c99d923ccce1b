"""What is derived from the events, held against a ledger in which it was made anew: row by row, and word by word.

The other ledger is a file of its own, in a folder that is gone afterwards; it has the same events and links and nothing else.
Rows are compared as text in which SQLite tells their kinds apart, so that a number is not taken for its digits. A table that is
added to what is derived is compared without a line here.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing
from itertools import groupby, islice, zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from api.ledger.charted import BEYOND_CITED, NOTE
from api.ledger.concerning import NAMES as CONCERNS
from api.ledger.concerning import are_complete
from api.ledger.engine import translated
from api.ledger.port import Recorder
from api.ledger.problem import Problem
from api.ledger.rows import SERIALS
from api.ledger.search import reached

PAGE = 10_000
MOST = 100
"""How many flaws of one table are told."""
RECORDED = frozenset({
    "stored_events", "log", "texts", "keys", "acknowledgements", "webhooks", "prospects", "watched", "outbox", "derived",
})  # fmt: skip
"""The tables that are not derived from the events, and the one that says how far the others are."""
_COPIED = (
    ("stored_events", "SELECT rowid, originator_id, originator_version, topic, state FROM stored_events ORDER BY rowid",
     "INSERT INTO stored_events (rowid, originator_id, originator_version, topic, state) VALUES (?, ?, ?, ?, ?)"),
    ("log", "SELECT position, recorded_at, digest FROM log ORDER BY position", "INSERT INTO log VALUES (?, ?, ?)"),
)  # fmt: skip
_Row = tuple[str, str | None]
"""A row as text, and the stream that it is about, if its table is about streams."""
_LATE = "stream IN (SELECT stream FROM main.charts WHERE NOT charted)"
"""The bands of these are known to be out of date, and nobody is answered from them."""


class Comparison:
    """A ledger as it lies, ``main``, seen at one moment; and what is derived from it made anew, ``anew``."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def differences(self) -> Iterator[Problem]:
        """What is kept and should not be, or should be and is not."""
        yield from self._strangers()
        for table in self._tables():
            yield from _told_of(table, self._walk(table))
        noted, newest = self._noted()
        if (up_to := reached(noted)) is not None:
            yield from self._words(up_to)
            if up_to > newest:
                yield Problem(None, f"the index is said to hold events up to {up_to}", "index", None, f"at most {newest}")

    def _strangers(self) -> Iterator[Problem]:
        for (name,) in self._rows(
            "SELECT name FROM main.sqlite_master WHERE type = 'table' EXCEPT SELECT name FROM anew.sqlite_master ORDER BY 1"
        ):
            yield Problem(None, f"the file holds a table, {name}, which this program did not make", "file")

    def _tables(self) -> list[str]:
        """The plain tables of what is derived; those in which SQLite keeps the parts of a virtual table are left to SQLite."""
        found = dict(self._rows("SELECT name, sql FROM anew.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"))
        virtual = tuple(f"{name}_" for name, sql in found.items() if sql.startswith("CREATE VIRTUAL"))
        plain = [name for name, sql in found.items() if not sql.startswith("CREATE VIRTUAL") and not name.startswith(virtual)]
        passed_over = RECORDED if are_complete(*self._noted()) else RECORDED | CONCERNS
        return sorted(set(plain) - passed_over)

    def _walk(self, table: str) -> Iterator[tuple[_Row | None, _Row | None]]:
        """The rows that are kept and not due, and those that are due and not kept."""
        columns = self._columns(table)
        stream = "stream" if "stream" in columns else "NULL"
        text = " || ', ' || ".join(f"quote({column})" for column in columns)
        conditions = [self._unless_late()] if stream != "NULL" and table not in CONCERNS else []
        conditions += [BEYOND_CITED] if table == "resting" else []
        where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
        asked = (  # the names of tables and columns are those of the other file, and ours
            f"SELECT {text} AS row, {stream} FROM {schema}.{_quoted(table)}{where.format(schema)} ORDER BY row"  # noqa: S608
            for schema in ("main", "anew")
        )
        return walk(*map(self._rows, asked))

    def _columns(self, table: str) -> list[str]:
        """The columns by which the rows of a table are told apart. Of a number that only counts this is the place that it names."""
        named = [name for _, name, *_ in self._rows(f"PRAGMA anew.table_info({_quoted(table)})")]
        return [f"id >> {SERIALS}" if name == "id" else name for name in named if name != "charted"]

    def _unless_late(self) -> str:
        noted, newest = self._noted()
        return f"(stream IS NULL OR NOT ({_LATE}))" if noted.get(NOTE) == newest else "false"

    def _words(self, up_to: int) -> Iterator[Problem]:
        """The index for search: no text is kept in it, so what it says of each word is read; of events up to a position."""
        listed = []
        for schema, due in (("main", ""), ("anew", f" WHERE doc <= {up_to:d}")):
            vocabulary = f"{schema}_words"
            self._rows(f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.{vocabulary} USING fts5vocab({schema}, wording, instance)")
            listed.append(self._rows(f"SELECT term, doc, offset FROM temp.{vocabulary}{due}"))  # noqa: S608 -- a name of ours
        for one, other in islice(walk(*listed), MOST):
            word, position, place = one or other
            if one is not None:
                yield Problem(position, f"the index finds it by {word!r}, its word {place}, and that is none of its words", "index")
            else:
                yield Problem(position, f"the index does not find it by its word {word!r}", "index", None, f"{word!r} at {place}")

    def _noted(self) -> tuple[dict[str, int], int]:
        """How far each part of what is derived is, or by which edition of its rules; and the newest position."""
        ((newest,),) = self._rows("SELECT IFNULL(MAX(rowid), 0) FROM main.stored_events")
        return dict(self._rows("SELECT name, edition FROM main.derived")), newest

    def _rows(self, statement: str, *parameters: object) -> Any:
        return self._connection.execute(statement, parameters)


def strays(
    apart: Callable[[], AbstractContextManager[sqlite3.Connection]], remake: Callable[[Recorder], object]
) -> Iterator[Problem]:
    """What is derived and is not what the events give. What is recorded meanwhile is not looked at.

    ``apart`` gives a connection to the ledger; ``remake`` makes anew what is derived, in another one.
    """
    with TemporaryDirectory(prefix="detente-") as folder, apart() as connection, translated():
        file = Path(folder) / "anew.db"
        _opened(file).store.close()
        connection.execute("ATTACH ? AS anew", (file.as_posix(),))
        connection.execute("BEGIN")
        _copy(connection, file)
        anew = _opened(file)
        try:
            remake(anew)
        finally:
            anew.store.close()
        yield from Comparison(connection).differences()
        connection.execute("ROLLBACK")


def _opened(file: Path) -> Recorder:
    from api.ledger.place import open_recorder  # which opens what we are called from

    return open_recorder(f"sqlite:///{file.as_posix()}")


def _copy(connection: sqlite3.Connection, file: Path) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as anew:
        anew.execute("PRAGMA synchronous=OFF")
        anew.execute("BEGIN")
        for _, reading, writing in _COPIED:
            rows = connection.execute(reading)
            while page := rows.fetchmany(PAGE):
                anew.executemany(writing, page)
        anew.execute("COMMIT")


def walk(kept: Iterator[Any], due: Iterator[Any]) -> Iterator[tuple[Any, Any]]:
    """The differences of two sequences in one order: (what only the first has, None) and (None, what only the second has)."""
    one, other = next(kept, None), next(due, None)
    while one is not None or other is not None:
        if one == other:
            one, other = next(kept, None), next(due, None)
        elif other is None or (one is not None and one < other):
            yield one, None
            one = next(kept, None)
        else:
            yield None, other
            other = next(due, None)


def _told_of(table: str, differences: Iterator[tuple[_Row | None, _Row | None]]) -> Iterator[Problem]:
    """At most so many problems of a table; what one stream has too much and too little is told together."""
    for stream, found in groupby(islice(differences, MOST), key=lambda pair: (pair[0] or pair[1] or ("", None))[1]):
        of_it = list(found)
        extra = [kept[0] for kept, _ in of_it if kept is not None]
        missing = [due[0] for _, due in of_it if due is not None]
        for kept, due in zip_longest(extra, missing):
            yield Problem(None, _sentence(table, stream, kept, due), "bands", stream, due)


def _sentence(table: str, stream: str | None, kept: str | None, due: str | None) -> str:
    of = f" of {stream}" if stream else ""
    if kept is None:
        return f"the table {table} lacks a row{of}: {due}"
    if due is None:
        return f"the table {table} has a row{of} that the events do not give: {kept}"
    return f"the table {table} has a row{of} that is out of date: {kept}"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
