"""When a message that was not taken is tried again, and when that is given up (Standard Webhooks)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

WAITS = (
    timedelta(seconds=5), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2), timedelta(hours=5), timedelta(hours=10),
)  # fmt: skip
"""How long to wait after the first attempt, the second, …; after one more than these the message is given up."""
SPREAD = 0.2
"""By how much of itself a wait may be longer, so that what failed together is not tried together."""
LONGEST_WISH = timedelta(hours=12)
"""How much later a receiver may ask for the next attempt (``Retry-After``)."""
PATIENCE = timedelta(days=5)
"""How long every delivery of a webhook may fail before it is ended."""


def next_attempt(attempts: int, at: datetime, chance: float, wish: timedelta | None = None) -> datetime | None:
    """When to try again after so many attempts; None if that was the last. ``chance`` lies from 0 up to 1."""
    if attempts > len(WAITS):
        return None
    wait = WAITS[attempts - 1] * (1 + SPREAD * chance)
    return at + max(wait, min(wish or wait, LONGEST_WISH))


def wished(retry_after: str | None, at: datetime) -> timedelta | None:
    """The wait that a receiver asks for: seconds, or a date as HTTP writes it (RFC 9110); None if it asks for none."""
    text = (retry_after or "").strip()
    if text.isascii() and text.isdigit():
        return timedelta(seconds=int(text[:9]))
    try:
        until = parsedate_to_datetime(text)
    except ValueError:
        return None
    return (until if until.tzinfo else until.replace(tzinfo=UTC)) - at


def has_lost_patience(failing_since: datetime | None, at: datetime) -> bool:
    """Whether nothing was delivered for so long that it is no use to go on."""
    return failing_since is not None and at - failing_since >= PATIENCE
