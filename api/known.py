"""What is not known: the one answer of every door to a question about something that could not be read by then."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime

from domain.dates import end_of
from domain.replay import Unknown


class NotKnown(Exception):
    """Nothing of that id could be read at these clocks; ``known_from`` is when it first could (None: the ledger holds nothing)."""

    def __init__(self, id: str, kind: str, known_from: date | datetime | None) -> None:
        self.id, self.kind, self.known_from = id, kind, known_from
        super().__init__(f"no {kind} {id!r} is known" + (f" before {known_from}" if known_from else ""))


def not_known(unknown: Unknown) -> NotKnown:
    """The domain's *unknown* as the doors tell it: a day where the whole day's publications make it known."""
    return NotKnown(unknown.mechanism, "mechanism", shown(unknown.known_from) if unknown.known_from else None)


def shown(instant: datetime) -> date | datetime:
    """An instant of knowledge as people name it: the day if it is the day's end, UTC."""
    day = instant.astimezone(UTC).date()
    return day if instant == end_of(day) else instant


@contextmanager
def telling() -> Iterator[None]:
    """Turn the domain's *unknown* into :class:`NotKnown`."""
    try:
        yield
    except Unknown as unknown:
        raise not_known(unknown) from None
