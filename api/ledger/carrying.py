"""Carrying a ledger over, from one engine to another or between two of a kind: all that was recorded, at the places where it stood.

Positions, recorded times, bytes and digests are written as they are read, and the chain is worked out anew on the way, so that
no damage is carried along. What is derived from the events is not carried: the target makes it anew. A target that is begun says
so itself until it is whole; what is broken off goes on where it stopped, and nobody takes half a ledger for a whole one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from api.ledger.chain import GENESIS, link
from api.ledger.errors import InTheWay, Unavailable, Unsound
from api.ledger.inscription import Inscription
from api.ledger.port import Cursor, Recorder

AT_ONCE = 2_000
"""How many events go in one transaction."""
TEXTS_AT_ONCE = 50
BESIDE = {
    "keys": "id, name, scopes, digest, created_at, revoked_at",
    "acknowledgements": "sender, reference, digest, recorded_at, position, events, unchanged, streams",
    "webhooks": "id, url, name, filters, secret, earlier_secret, earlier_until, created_at, position, day, failing_since, "
    "ended_at, ended_because",
    "prospects": "subject, day, rules",
    "watched": "one, position, day",
    "outbox": "id, webhook, body, created_at, attempts, next_attempt, answer, answered_at, outcome",
}
"""What is kept beside the events, and not derived from them; messages are numbered anew, in their order."""
_ORDER = {"outbox": " ORDER BY number"}
_EVENTS = (
    "SELECT e.rowid, originator_id, originator_version, topic, state, recorded_at, digest FROM stored_events AS e "
    "LEFT JOIN log ON position = e.rowid WHERE e.rowid > ? ORDER BY e.rowid LIMIT ?"
)
_TEXTS = "SELECT digest, text FROM texts WHERE digest > ? ORDER BY digest LIMIT ?"
_LINK = "SELECT digest FROM log WHERE position = ?"
_EVENT = "INSERT INTO stored_events (rowid, originator_id, originator_version, topic, state) VALUES (?, ?, ?, ?, ?)"
_BEGUN = "SELECT 1 FROM derived WHERE name = 'being carried over'"
_BEGIN = "INSERT INTO derived VALUES ('being carried over', 1) ON CONFLICT DO NOTHING"
_DONE = "DELETE FROM derived WHERE name = 'being carried over'"

Told = Callable[[int], object]
"""Hears up to which position the events are there."""
Head = tuple[int, str]


def carry(source: Cursor, target: Recorder, told: Told) -> Head:
    """Carry everything over that a transaction of the source sees. Returns the head. May be broken off and begun again.

    Raises :class:`InTheWay` if the target holds another ledger, :class:`Unsound` if the source is damaged, and
    :class:`Unavailable`.
    """
    head = _resumed(source, target)
    for table, columns in BESIDE.items():
        _carry_table(source, target, table, columns)
    for digest, page in _pages(source, head):
        _write(target, page)
        head = page[-1][0], digest
        told(head[0])
    _carry_texts(source, target)
    return head


def finish(target: Recorder) -> None:
    """Say of a target that it is whole: what is derived is there too."""
    target.change(_DONE)


def require_whole(recorder: Recorder) -> None:
    """Raises :class:`Unavailable` for a ledger into which another one was not carried to the end."""
    if recorder.first(_BEGUN) is not None:
        raise Unavailable("a ledger was being carried over into this one, and that was broken off: run the same command again")


def _resumed(c: Cursor, target: Recorder) -> Head:
    """How far an earlier attempt came; the beginning, in an empty ledger. Raises :class:`InTheWay`."""
    found = target.rows("SELECT position, digest FROM log ORDER BY position DESC LIMIT 1")
    position, digest = (int(found[0][0]), str(found[0][1])) if found else (0, GENESIS)
    if target.first(_BEGUN) is None:
        if position or any(target.first(f"SELECT 1 FROM {table} LIMIT 1") for table in (*BESIDE, "texts")):  # noqa: S608 -- ours
            raise InTheWay("the ledger there is not empty")
        target.change(_BEGIN)
    elif position and _one(c, _LINK, position) != digest:
        raise InTheWay("the ledger there was begun from another one")
    return position, digest


def _pages(c: Cursor, head: Head) -> Iterator[tuple[str, list[tuple[Any, ...]]]]:
    """The events after the head, a page at a time, each with the digest of its last."""
    position, digest = head
    while True:
        c.execute(_EVENTS, (position, AT_ONCE))
        page = [tuple(row) for row in c.fetchall()]
        if not page:
            return
        for row in page:
            if row[0] != position + 1 or _linked(digest, row) != row[-1]:
                raise Unsound(f"the chain breaks at event {row[0]}: detente verify tells more")
            position, digest = row[0], row[-1]
        yield digest, page


def _linked(previous: str, row: Sequence[Any]) -> str | None:
    _, stream, version, name, state, recorded_at, _ = row
    try:
        return link(previous, stream, version, name, recorded_at, state)
    except (AttributeError, TypeError, ValueError):  # a stranger wrote another kind of value
        return None


def _write(target: Recorder, page: Sequence[tuple[Any, ...]]) -> None:
    with target.store.transaction(commit=True) as c:
        c.executemany(_EVENT, [row[:5] for row in page])
        c.executemany("INSERT INTO log VALUES (?, ?, ?)", [(row[0], row[5], row[6]) for row in page])


def _carry_table(c: Cursor, target: Recorder, table: str, columns: str) -> None:
    c.execute(f"SELECT {columns} FROM {table}{_ORDER.get(table, '')}")  # noqa: S608 -- names of ours
    rows = [tuple(row) for row in c.fetchall()]
    marks = ", ".join("?" for _ in columns.split(","))
    with target.store.transaction(commit=True) as written:
        written.execute(f"DELETE FROM {table}")  # noqa: S608
        if rows:
            written.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)  # noqa: S608


def _carry_texts(c: Cursor, target: Recorder) -> None:
    target.change("DELETE FROM texts")
    last = ""
    while True:
        c.execute(_TEXTS, (last, TEXTS_AT_ONCE))
        page = c.fetchall()
        if not page:
            return
        target.record(Inscription(texts={digest: _text(text) for digest, text in page}))
        last = page[-1][0]


def _text(kept: Any) -> str:
    return kept if isinstance(kept, str) else bytes(kept).decode()


def _one(c: Cursor, statement: str, *parameters: object) -> Any:
    c.execute(statement, parameters)
    row = c.fetchone()
    return row[0] if row else None
