"""The limits: the least that the machine must do, by sqlite3, orjson and nothing else."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

import orjson

Event = tuple[str, int, str, bytes]
"""Stream, version, name and state, as stored."""


_LINK = ("2031-01-01T00:00:00.000000+00:00", "0" * 64)
"""As many characters as the ledger writes: when it was recorded, and the digest."""


class Plain:
    """A database with the two tables of a ledger that hold what is recorded, and the same promise to keep it."""

    def __init__(self, file: Path) -> None:
        self.connection = sqlite3.connect(file, isolation_level=None)
        self.connection.executescript(
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
            "CREATE TABLE IF NOT EXISTS stored_events (originator_id TEXT, originator_version INTEGER, topic TEXT, state BLOB, "
            "PRIMARY KEY (originator_id, originator_version));"
            "CREATE TABLE IF NOT EXISTS log (position INTEGER PRIMARY KEY, recorded_at TEXT NOT NULL, digest TEXT NOT NULL);"
            "CREATE INDEX IF NOT EXISTS log_recorded_at ON log (recorded_at);"
        )

    def insert(self, events: Sequence[Event]) -> None:
        """In one transaction, on the disk when it returns."""
        self.connection.execute("BEGIN IMMEDIATE")
        self.connection.executemany("INSERT INTO stored_events VALUES (?, ?, ?, ?)", events)
        self.connection.executemany("INSERT INTO log VALUES (NULL, ?, ?)", [_LINK] * len(events))
        self.connection.execute("COMMIT")


def rows(file: Path, statement: str, *parameters: object) -> list[tuple[object, ...]]:
    """What a statement gives, on a connection of its own."""
    connection = sqlite3.connect(file)
    try:
        return connection.execute(statement, parameters).fetchall()
    finally:
        connection.close()


def read_all(file: Path, condition: str = "", *parameters: object) -> int:
    """Read events and parse their JSON, with nothing made of it. Returns how many."""
    connection = sqlite3.connect(file)
    count = 0
    for (state,) in connection.execute(f"SELECT state FROM stored_events {condition}", parameters):  # a condition of ours
        orjson.loads(state)
        count += 1
    connection.close()
    return count


def sync(file: Path) -> None:
    """Write a page and wait until it is on the disk."""
    with file.open("ab") as written:
        written.write(b"0" * 4096)
        written.flush()
        os.fsync(written.fileno())


def as_rows(events: Iterable[tuple[str, str, bytes]]) -> list[Event]:
    """Stream, name and state of events, numbered within their streams."""
    versions: dict[str, int] = {}
    found: list[Event] = []
    for stream, name, state in events:
        versions[stream] = versions.get(stream, 0) + 1
        found.append((stream, versions[stream], name, state))
    return found
