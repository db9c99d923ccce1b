"""What a stranger can do to a ledger's file, with nothing but ``sqlite3``."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import orjson

from api.ledger.chain import GENESIS, link
from domain.search.texts import texts_ever
from domain.search.words import words

Harm = Callable[[sqlite3.Connection], object]


def harm(file: Path, *harms: Harm | str) -> None:
    """Do all of that to the file."""
    with closing(sqlite3.connect(file)) as connection, connection:
        for one in harms:
            connection.execute(one) if isinstance(one, str) else one(connection)


def ask(file: Path, question: str, *parameters: object) -> Any:
    """The first value that a question gives."""
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute(question, parameters).fetchone()[0]


def chained(connection: sqlite3.Connection) -> None:
    """Make the chain anew, as whoever can write the file can: what was changed before now looks recorded."""
    digest = GENESIS
    rows = connection.execute("SELECT e.*, e.rowid, recorded_at FROM stored_events AS e JOIN log ON position = e.rowid ORDER BY 5")
    for stream, version, name, state, position, recorded_at in rows.fetchall():
        digest = link(digest, stream, version, name, recorded_at, state)
        connection.execute("UPDATE log SET digest = ? WHERE position = ?", (digest, position))


def rewritten(position: int, **changes: object) -> Harm:
    """Change the fields of an event."""

    def change(connection: sqlite3.Connection) -> None:
        (state,) = connection.execute("SELECT state FROM stored_events WHERE rowid = ?", (position,)).fetchone()
        changed = orjson.dumps(orjson.loads(state) | changes)
        connection.execute("UPDATE stored_events SET state = ? WHERE rowid = ?", (changed, position))

    return change


def repeated(position: int) -> Harm:
    """Add an event once more at the end of its stream and of the log."""

    def add(connection: sqlite3.Connection) -> None:
        connection.execute(
            "INSERT INTO stored_events SELECT originator_id, (SELECT MAX(originator_version) + 1 FROM stored_events AS o "
            "WHERE o.originator_id = e.originator_id), topic, state FROM stored_events AS e WHERE rowid = ?",
            (position,),
        )
        connection.execute("INSERT INTO log SELECT MAX(position) + 1, MAX(recorded_at), '' FROM log")

    return add


def unindexed(position: int) -> Harm:
    """Take an event's words out of the index for search, as SQLite's own command does."""

    def take(connection: sqlite3.Connection) -> None:
        row = connection.execute("SELECT originator_id, state FROM stored_events WHERE rowid = ?", (position,)).fetchone()
        held = " ".join(word for text in texts_ever(row[0], orjson.loads(row[1])) for word in words(text))
        connection.execute("INSERT INTO search (search, rowid, words) VALUES ('delete', ?, ?)", (position, held))

    return take
