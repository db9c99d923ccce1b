"""What a stranger can do to a ledger behind its back: to a file with nothing but ``sqlite3``, to a database with ``psycopg``."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import orjson
import psycopg

from api.ledger.chain import GENESIS, link
from api.ledger.postgres.dialect import spoken
from api.settings import ledger_url
from domain.search.texts import texts_ever
from domain.search.words import words

Speak = Callable[..., Any]
"""Carries out a statement with parameters, in whose words ``rowid`` is the position of an event. Returns a cursor."""
Harm = Callable[[Speak], object]


@contextmanager
def stranger(url: str) -> Iterator[Speak]:
    """Someone who has the ledger's file, or the right to write into its database."""
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as file, file:
            yield lambda statement, parameters=(): file.execute(statement, parameters)
    else:
        with psycopg.connect(url, options="-c search_path=detente", cursor_factory=psycopg.RawCursor) as database:
            yield lambda statement, parameters=(): database.execute(spoken(statement), parameters)


def harm(ledger: Path | str, *harms: Harm | str) -> None:
    """Do all of that to the ledger in a file, or at a URL."""
    with stranger(ledger if isinstance(ledger, str) else ledger_url(ledger)) as speak:
        for one in harms:
            speak(one) if isinstance(one, str) else one(speak)


def ask(ledger: Path | str, question: str, *parameters: object) -> Any:
    """The first value that a question gives."""
    with stranger(ledger if isinstance(ledger, str) else ledger_url(ledger)) as speak:
        return speak(question, parameters).fetchone()[0]


def chained(speak: Speak) -> None:
    """Make the chain anew, as whoever can write the file can: what was changed before now looks recorded."""
    digest = GENESIS
    rows = speak(
        "SELECT originator_id, originator_version, topic, state, e.rowid, recorded_at "
        "FROM stored_events AS e JOIN log ON position = e.rowid ORDER BY 5"
    )
    for stream, version, name, state, position, recorded_at in rows.fetchall():
        digest = link(digest, stream, version, name, recorded_at, state)
        speak("UPDATE log SET digest = ? WHERE position = ?", (digest, position))


def rewritten(position: int, **changes: object) -> Harm:
    """Change the fields of an event."""

    def change(speak: Speak) -> None:
        (state,) = speak("SELECT state FROM stored_events WHERE rowid = ?", (position,)).fetchone()
        changed = orjson.dumps(orjson.loads(state) | changes)
        speak("UPDATE stored_events SET state = ? WHERE rowid = ?", (changed, position))

    return change


def repeated(position: int) -> Harm:
    """Add an event once more at the end of its stream and of the log."""

    def add(speak: Speak) -> None:
        speak(
            "INSERT INTO stored_events (originator_id, originator_version, topic, state, rowid) SELECT originator_id, "
            "(SELECT MAX(originator_version) + 1 FROM stored_events AS o WHERE o.originator_id = e.originator_id), topic, state, "
            "(SELECT MAX(rowid) + 1 FROM stored_events) FROM stored_events AS e WHERE rowid = ?",
            (position,),
        )
        speak("INSERT INTO log SELECT MAX(position) + 1, MAX(recorded_at), '' FROM log")

    return add


def emptied(position: int) -> Harm:
    """Put a list without anything in the place of an event."""
    return lambda speak: speak("UPDATE stored_events SET state = ? WHERE rowid = ?", (b"[]", position))


def misspelt(position: int) -> Harm:
    """Change a letter in the bytes of an event."""

    def change(speak: Speak) -> None:
        (state,) = speak("SELECT state FROM stored_events WHERE rowid = ?", (position,)).fetchone()
        speak("UPDATE stored_events SET state = ? WHERE rowid = ?", (state.replace(b"e", b"i"), position))

    return change


def unindexed(position: int) -> Harm:
    """Take an event's words out of the index for search, as SQLite's own command does; a database has them in a row."""

    def take(speak: Speak) -> None:
        row = speak("SELECT originator_id, state FROM stored_events WHERE rowid = ?", (position,)).fetchone()
        held = " ".join(word for text in texts_ever(row[0], orjson.loads(row[1])) for word in words(text))
        speak("INSERT INTO wording (wording, rowid, words) VALUES ('delete', ?, ?)", (position, held))

    return take
