"""The webhooks of a ledger: who is to be told of changes, where, and the secret that signs what they are told.

A signing secret is kept as it is, for a signature needs it (decision 0036). It leaves this module at two places only: when
it is made, and with the dispatches that it signs.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from secrets import token_bytes, token_hex
from typing import Any

import orjson

from api.ledger.chain import instant, stamp
from api.ledger.engine import LOCK
from api.ledger.port import Cursor, Recorder

Filters = Mapping[str, tuple[str, ...]]
"""What a webhook asks for: a facet of a change → the values of which one must fit; a facet left out asks nothing."""

_ROW = (
    "id TEXT PRIMARY KEY, url TEXT NOT NULL, name TEXT, filters TEXT NOT NULL, secret TEXT NOT NULL, earlier_secret TEXT, "
    "earlier_until TEXT, created_at TEXT NOT NULL, position INTEGER NOT NULL, day TEXT NOT NULL, failing_since TEXT, "
    "ended_at TEXT, ended_because TEXT"
)
TABLES = (
    f"CREATE TABLE IF NOT EXISTS webhooks ({_ROW}) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS prospects (subject TEXT PRIMARY KEY, day TEXT, rules TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS watched (one INTEGER PRIMARY KEY CHECK (one = 1), position INTEGER NOT NULL, day TEXT NOT NULL)",
)
COLUMNS = (
    "SELECT id, url, name, filters, created_at, position, day, failing_since, ended_at, ended_because FROM webhooks "
    "WHERE (CAST(? AS TEXT) IS NULL OR id = ?) ORDER BY created_at, id"
)
LIVE = "SELECT 1 FROM webhooks WHERE ended_at IS NULL LIMIT 1"
END = "UPDATE webhooks SET ended_at = ?, ended_because = ?, secret = '', earlier_secret = NULL WHERE id = ? AND ended_at IS NULL"
_WATCH = "INSERT INTO watched VALUES (1, ?, ?) ON CONFLICT (one) DO UPDATE SET position = excluded.position, day = excluded.day"
CALL_OFF = "UPDATE outbox SET next_attempt = NULL, outcome = 'failed' WHERE webhook = ? AND outcome IS NULL"


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """How far the changes have been told: up to a position of the log and a day (UTC)."""

    position: int
    day: date


@dataclass(frozen=True, slots=True)
class Webhook:
    """A webhook, without its secret. ``since`` is where the ledger stood when it was made: nothing earlier is told.

    ``failing_since`` is the first of the failures that no success has followed. One that has ended is told nothing more.
    """

    id: str
    url: str
    name: str | None
    filters: Filters
    created: datetime
    since: Mark
    failing_since: datetime | None = None
    ended: datetime | None = None
    ended_because: str | None = None


class Webhooks:
    """The webhooks of one ledger; every question is put to the file, which other processes may write."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder

    def add(self, url: str, name: str | None, filters: Filters, created: datetime, day: date) -> tuple[Webhook, str]:
        """A new webhook, and its secret. Changes are watched from here on if nobody had to be told until now."""
        id, secret = f"wh_{token_hex(8)}", new_secret()
        with self._recorder.store.transaction(commit=True) as c:
            c.execute(LOCK)
            since = Mark(_one(c, "SELECT COALESCE(MAX(position), 0) FROM log"), day)
            if not _one(c, LIVE):
                c.execute("DELETE FROM prospects")  # nobody has kept them up
                c.execute(_WATCH, (since.position, day.isoformat()))
            row = (id, url, name, orjson.dumps(dict(filters)).decode(), secret, stamp(created), since.position, day.isoformat())
            c.execute("INSERT INTO webhooks VALUES (?, ?, ?, ?, ?, NULL, NULL, ?, ?, ?, NULL, NULL, NULL)", row)
        return Webhook(id, url, name, filters, created, since), secret

    def all(self) -> tuple[Webhook, ...]:
        """Every webhook that was not removed, also those that have ended, in the order of making."""
        return tuple(map(webhook, self._recorder.rows(COLUMNS, None, None)))

    def get(self, id: str) -> Webhook | None:
        """The webhook of that id."""
        return next(iter(map(webhook, self._recorder.rows(COLUMNS, id, id))), None)

    def remove(self, id: str) -> bool:
        """Delete a webhook with all that was for it. Returns whether it was there."""
        with self._recorder.store.transaction(commit=True) as c:
            c.execute("DELETE FROM outbox WHERE webhook = ?", (id,))
            c.execute("DELETE FROM webhooks WHERE id = ? RETURNING 1", (id,))
            return bool(c.fetchall())

    def renew(self, id: str, until: datetime) -> str | None:
        """A new secret; the one before signs as well until then. Returns None where no live webhook has that id."""
        secret = new_secret()
        statement = "UPDATE webhooks SET earlier_secret = secret, earlier_until = ?, secret = ? WHERE id = ? AND ended_at IS NULL"
        return secret if self._recorder.change(statement, stamp(until), secret, id) else None

    def end(self, id: str, at: datetime, because: str) -> None:
        """Tell it nothing more, and forget its secret; it stays in the list with the reason."""
        with self._recorder.store.transaction(commit=True) as c:
            c.execute(END, (stamp(at), because, id))
            c.execute(CALL_OFF, (id,))


def new_secret() -> str:
    """A signing secret of 192 bits, in the form of Standard Webhooks."""
    return f"whsec_{b64encode(token_bytes(24)).decode()}"


def webhook(row: Sequence[Any]) -> Webhook:
    """The webhook of a row."""
    id, url, name, filters, created, position, day, failing, ended, because = row
    asked = {facet: tuple(values) for facet, values in orjson.loads(filters).items()}
    since = Mark(position, date.fromisoformat(day))
    return Webhook(id, url, name, asked, instant(created), since, _instant(failing), _instant(ended), because)


def _instant(text: str | None) -> datetime | None:
    return instant(text) if text else None


def _one(c: Cursor, statement: str) -> Any:
    c.execute(statement)
    row = c.fetchone()
    return row[0] if row else None
