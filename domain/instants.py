"""Instants as whole numbers: how many microseconds they are after 1970, UTC."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final

DAY_OF_EPOCH: Final = 719_163
"""The ordinal of 1 January 1970."""
MICROSECONDS_A_DAY: Final = 86_400_000_000
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


def microseconds(instant: datetime) -> int:
    """How long an instant is after 1970; less than nothing before."""
    since = instant - _EPOCH
    # Sooner than a division by a microsecond, for which Python makes two large numbers first.
    return since.days * MICROSECONDS_A_DAY + since.seconds * 1_000_000 + since.microseconds


def instant_of(microseconds: int) -> datetime:
    """The instant so long after 1970."""
    return _EPOCH + timedelta(microseconds=microseconds)
