"""The outbox: what is to be told, kept in the ledger's file until it is delivered, and how far the changes were told.

Messages are written in one transaction with the mark that says how far they tell; whoever finds that the mark has moved
meanwhile writes nothing. So every change is told once, whatever breaks off and however many processes watch one file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

from api.ledger.chain import instant, stamp
from api.ledger.engine import LOCK
from api.ledger.port import Cursor, Recorder
from api.ledger.webhooks import CALL_OFF, COLUMNS, END, Mark, Webhook, webhook

Outcome = Literal["delivered", "failed"]

_ROW = (
    "number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, webhook TEXT NOT NULL, body TEXT NOT NULL, created_at TEXT NOT NULL, "
    "attempts INTEGER NOT NULL, next_attempt TEXT, answer TEXT, answered_at TEXT, outcome TEXT"
)
TABLES = (
    f"CREATE TABLE IF NOT EXISTS outbox ({_ROW})",
    "CREATE INDEX IF NOT EXISTS outbox_due ON outbox (next_attempt) WHERE next_attempt IS NOT NULL",
    "CREATE INDEX IF NOT EXISTS outbox_of ON outbox (webhook, number)",
)
_MARK = "SELECT position, day FROM watched WHERE EXISTS (SELECT 1 FROM webhooks WHERE ended_at IS NULL)"
_QUIET = "SELECT subject FROM prospects WHERE rules = ? AND (day IS NULL OR day > ?)"
_LATEST = (
    "SELECT id, webhook, body, created_at, attempts, next_attempt, answer, answered_at, outcome FROM outbox "
    "WHERE webhook = ? ORDER BY number DESC LIMIT ?"
)
_INSERT = (
    "INSERT INTO outbox (id, webhook, body, created_at, attempts, next_attempt) VALUES (?, ?, ?, ?, 0, ?) ON CONFLICT DO NOTHING"
)
_EXPECT = "INSERT INTO prospects VALUES (?, ?, ?) ON CONFLICT (subject) DO UPDATE SET day = excluded.day, rules = excluded.rules"
_DUE = (
    "SELECT number, id, webhook, body, attempts, url, secret, CASE WHEN earlier_until > ? THEN earlier_secret END FROM ("
    "SELECT o.*, w.url, w.secret, w.earlier_secret, w.earlier_until, "
    "ROW_NUMBER() OVER (PARTITION BY o.webhook ORDER BY next_attempt, number) AS place "
    "FROM outbox AS o JOIN webhooks AS w ON w.id = o.webhook AND w.ended_at IS NULL WHERE o.next_attempt <= ?"
    ") AS queue WHERE place <= ? ORDER BY next_attempt, number LIMIT ?"
)


@dataclass(frozen=True, slots=True)
class Message:
    """One message to one webhook and how it fared. ``next_attempt`` is None once the ``outcome`` is known."""

    id: str
    webhook: str
    body: str
    created: datetime
    attempts: int = 0
    next_attempt: datetime | None = None
    answer: str | None = None
    answered: datetime | None = None
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class Dispatch:
    """A message on its way: where to, and the secrets that sign it, the newest first. ``attempts`` counts this one."""

    id: str
    webhook: str
    body: str
    attempts: int
    url: str
    secrets: tuple[str, ...] = field(repr=False)


class Outbox:
    """The outbox of one ledger."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder

    def mark(self) -> Mark | None:
        """How far the changes have been told; None while nobody is to be told."""
        rows = self._recorder.rows(_MARK)
        return Mark(rows[0][0], date.fromisoformat(rows[0][1])) if rows else None

    def quiet(self, until: date, rules: str) -> set[str]:
        """The subjects of which the calendar has nothing to say until the end of that day, by the same ``rules``."""
        return {row[0] for row in self._recorder.rows(_QUIET, rules, until.isoformat())}

    def tell(
        self,
        before: Mark,
        after: Mark,
        write: Callable[[Sequence[Webhook]], Iterable[Message]],
        prospects: Mapping[str, date | None],
        rules: str,
    ) -> bool:
        """Move the mark, and put in what ``write`` has for the webhooks that live now. Returns False if the mark was elsewhere.

        ``prospects`` are the days on which the calendar may speak next of a subject, as the ``rules`` of this program say.
        """
        with self._recorder.store.transaction(commit=True) as c:
            c.execute(LOCK)
            c.execute("SELECT 1 FROM watched WHERE position = ? AND day = ?", (before.position, before.day.isoformat()))
            if c.fetchone() is None:
                return False
            c.execute("UPDATE watched SET position = ?, day = ?", (after.position, after.day.isoformat()))
            c.execute(COLUMNS, (None, None))
            live = [one for one in map(webhook, c.fetchall()) if one.ended is None]
            c.executemany(_INSERT, list(map(_inserted, write(live))))
            days = [(subject, day and day.isoformat(), rules) for subject, day in prospects.items()]
            c.executemany(_EXPECT, days)
        return True

    def post(self, message: Message) -> None:
        """Put in one message."""
        self._recorder.change(_INSERT, *_inserted(message))

    def claim(self, now: datetime, until: datetime, most: int, most_each: int) -> tuple[Dispatch, ...]:
        """Take what is due at ``now``, at most so many and so many to each webhook; nobody else takes them before ``until``.

        An attempt is counted when it is begun: one that breaks off is made again after ``until``.
        """
        if not self._recorder.first("SELECT 1 FROM outbox WHERE next_attempt <= ? LIMIT 1", stamp(now)):
            return ()
        with self._recorder.store.transaction(commit=True) as c:
            c.execute(LOCK)
            c.execute(_DUE, (stamp(now), stamp(now), most_each, most))
            rows = c.fetchall()
            claim = "UPDATE outbox SET attempts = attempts + 1, next_attempt = ? WHERE number = ?"
            c.executemany(claim, [(stamp(until), row[0]) for row in rows])
        return tuple(map(_dispatch, rows))

    def delivered(self, sent: Dispatch, at: datetime, answer: str) -> None:
        """The receiver has it, so the webhook is well."""
        with self._recorder.store.transaction(commit=True) as c:
            _answered(c, sent, at, answer, None, "delivered")
            c.execute("UPDATE webhooks SET failing_since = NULL WHERE id = ?", (sent.webhook,))

    def failed(self, sent: Dispatch, at: datetime, answer: str, next_attempt: datetime | None) -> None:
        """The receiver has it not; it is tried again at ``next_attempt``, or given up."""
        with self._recorder.store.transaction(commit=True) as c:
            _answered(c, sent, at, answer, next_attempt, None if next_attempt else "failed")
            c.execute("UPDATE webhooks SET failing_since = COALESCE(failing_since, ?) WHERE id = ?", (stamp(at), sent.webhook))

    def unwanted(self, sent: Dispatch, at: datetime, answer: str, because: str) -> None:
        """The webhook ends with this answer, and what else is for it is called off."""
        with self._recorder.store.transaction(commit=True) as c:
            _answered(c, sent, at, answer, None, "failed")
            c.execute(END, (stamp(at), because, sent.webhook))
            c.execute(CALL_OFF, (sent.webhook,))

    def latest(self, webhook: str, most: int) -> tuple[Message, ...]:
        """The latest messages to a webhook, newest first."""
        return tuple(map(_message, self._recorder.rows(_LATEST, webhook, most)))

    def waiting(self) -> int:
        """How many messages are not settled yet."""
        return int(self._recorder.first("SELECT COUNT(*) FROM outbox WHERE next_attempt IS NOT NULL"))

    def clear(self, before: datetime) -> int:
        """Delete what was settled and is older than that. Returns how many messages it was."""
        return self._recorder.change("DELETE FROM outbox WHERE outcome IS NOT NULL AND created_at < ?", stamp(before))


def _answered(c: Cursor, sent: Dispatch, at: datetime, answer: str, next_attempt: datetime | None, outcome: Outcome | None) -> None:
    """Note the answer, unless the message was meanwhile settled, or taken by someone else after this one's time."""
    due = stamp(next_attempt) if next_attempt else None
    c.execute(
        "UPDATE outbox SET answer = ?, answered_at = ?, next_attempt = ?, outcome = ? "
        "WHERE id = ? AND outcome IS NULL AND attempts = ?",
        (answer, stamp(at), due, outcome, sent.id, sent.attempts),
    )


def _inserted(message: Message) -> tuple[object, ...]:
    return message.id, message.webhook, message.body, stamp(message.created), stamp(message.created)


def _dispatch(row: Sequence[Any]) -> Dispatch:
    _, id, webhook, body, attempts, url, *secrets = row
    return Dispatch(id, webhook, body, attempts + 1, url, tuple(filter(None, secrets)))


def _message(row: Sequence[Any]) -> Message:
    id, webhook, body, created, attempts, next_attempt, answer, answered, outcome = row
    due, at = (instant(text) if text else None for text in (next_attempt, answered))
    return Message(id, webhook, body, instant(created), attempts, due, answer, at, outcome)
