"""Acknowledgements: what was answered to a submission, so that the same submission, sent again, is answered alike.

They are kept in the transaction that records the events: whoever was told that something is recorded is told so again, and
whoever was not told, because the line broke in between, learns it by sending the same once more.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import orjson

from api.ledger.chain import instant, stamp
from api.ledger.errors import LedgerError
from api.ledger.port import Cursor

KEPT = timedelta(days=7)
"""How long an acknowledgement is kept at least."""

_ROW = (
    "sender TEXT NOT NULL, reference TEXT NOT NULL, digest TEXT NOT NULL, recorded_at TEXT NOT NULL, position INTEGER NOT NULL, "
    "events INTEGER NOT NULL, unchanged INTEGER NOT NULL, streams TEXT NOT NULL, PRIMARY KEY (sender, reference)"
)
TABLES = (
    f"CREATE TABLE IF NOT EXISTS acknowledgements ({_ROW}) WITHOUT ROWID",
    "CREATE INDEX IF NOT EXISTS acknowledgements_by_age ON acknowledgements (recorded_at)",
)
FOUND = "SELECT digest, position, events, unchanged, streams FROM acknowledgements WHERE sender = ? AND reference = ?"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was recorded: the newest position, how many events, how much was there already, and the streams that grew."""

    position: int
    events: int
    unchanged: int
    streams: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Submission:
    """What may arrive twice: who sends it, under which reference of the sender's own, and the digest of what it asks."""

    sender: str
    reference: str
    digest: str


class Acknowledged(LedgerError):
    """The submission arrived before, and was recorded then: ``receipt`` is what was answered."""

    def __init__(self, receipt: Receipt) -> None:
        self.receipt = receipt
        super().__init__(f"this was recorded before, up to position {receipt.position}")


class OtherSubmission(LedgerError):
    """The sender used the reference before, for something else."""

    def __init__(self, submission: Submission) -> None:
        super().__init__(f"the reference {submission.reference!r} was used before, for another request")


def receipt_of(submission: Submission, rows: list[tuple[Any, ...]]) -> Receipt | None:
    """The receipt in what was :data:`FOUND`; None for nothing. Raises :class:`OtherSubmission`."""
    if not rows:
        return None
    digest, position, events, unchanged, streams = rows[0]
    if digest != submission.digest:
        raise OtherSubmission(submission)
    return Receipt(position, events, unchanged, tuple(orjson.loads(streams)))


def refuse_again(c: Cursor, submission: Submission) -> None:
    """Within the transaction: raises :class:`Acknowledged` or :class:`OtherSubmission` if the submission arrived before."""
    c.execute(FOUND, (submission.sender, submission.reference))
    if (receipt := receipt_of(submission, c.fetchall())) is not None:
        raise Acknowledged(receipt)


def acknowledge(c: Cursor, submission: Submission, receipt: Receipt, recorded_at: str) -> None:
    """Within the transaction: keep what is answered, and let go of what is older than :data:`KEPT`."""
    c.execute("DELETE FROM acknowledgements WHERE recorded_at < ?", (stamp(instant(recorded_at) - KEPT),))
    streams = orjson.dumps(receipt.streams).decode()
    row = (*_named(submission), recorded_at, receipt.position, receipt.events, receipt.unchanged, streams)
    c.execute("INSERT INTO acknowledgements VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)


def _named(submission: Submission) -> tuple[str, str, str]:
    return submission.sender, submission.reference, submission.digest
