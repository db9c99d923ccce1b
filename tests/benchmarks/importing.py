"""How long it takes to import the shipped casebook into an empty ledger."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from importlib.resources import as_file, files
from itertools import count
from pathlib import Path

from api.casebook import read
from api.tracker import open_tracker
from tests.benchmarks.measure import Row, compare

RECORDED_AT = datetime(2031, 1, 1, tzinfo=UTC)
TABLES = ("stored_events", "log", "texts")


def importing(folder: Path) -> Row:
    """Read, judge and record the whole casebook, against plain inserts of the rows that this left behind."""
    numbers = count()
    first = folder / "first.db"
    _import(first)
    schema, rows = _left_behind(first)
    return compare(
        f"import the shipped casebook, {len(rows['stored_events'])} events, into an empty ledger",
        lambda: _import(folder / f"ours-{next(numbers)}.db"),
        "the same rows by plain sqlite3 inserts",
        lambda: _insert(folder / f"plain-{next(numbers)}.db", schema, rows),
    )


def _import(file: Path) -> None:
    with as_file(files("api") / "casebooks") as casebook, closing(open_tracker(f"sqlite:///{file}")) as tracker:
        tracker.record(read([casebook]), recorded_at=RECORDED_AT)


Rows = dict[str, list[tuple[object, ...]]]


def _left_behind(file: Path) -> tuple[list[str], Rows]:
    with closing(sqlite3.connect(file)) as connection:
        schema = [sql for (sql,) in connection.execute("SELECT sql FROM sqlite_master WHERE sql NOT NULL")]
        return schema, {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in TABLES}


def _insert(file: Path, schema: list[str], rows: Rows) -> None:
    """The same tables and the same promise: one transaction, on the disk when it returns."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        for sql in schema:
            connection.execute(sql)
        for table, of_table in filter(lambda item: item[1], rows.items()):
            places = ", ".join("?" * len(of_table[0]))
            connection.executemany(f"INSERT INTO {table} VALUES ({places})", of_table)
        connection.commit()
