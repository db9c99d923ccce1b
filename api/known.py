"""What is not known: the one answer of every door to a question about something that could not be read by then."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime

from domain.dates import end_of
from domain.replay import Unknown

LONGEST_ECHO = 200
"""How much of an unknown id an answer repeats."""


class NotKnown(Exception):
    """Nothing of that id could be read at these clocks; ``known_from`` is when it first could (None: the ledger holds nothing).

    ``withdrawn`` tells that it could once, but nothing that was published about it stands at the known date. The
    exception's text is a sentence for people.
    """

    def __init__(self, id: str, kind: str, known_from: date | datetime | None, *, withdrawn: bool = False) -> None:
        self.id, self.kind, self.known_from, self.withdrawn = id, kind, known_from, withdrawn
        super().__init__(self._sentence())

    def _sentence(self) -> str:
        id = self.id if len(self.id) <= LONGEST_ECHO else f"{self.id[:LONGEST_ECHO]}…"
        if self.known_from is None:
            return f"The ledger holds no {self.kind} {id}."
        known_from = self.known_from.isoformat()
        if self.withdrawn:
            return f"Not found at these clocks: {id} was known from {known_from} on, but its sources were withdrawn."
        return f"Not found at these clocks: {id} is known from {known_from} on."


def not_known(unknown: Unknown) -> NotKnown:
    """The domain's *unknown* as the doors tell it: a day where the whole day's publications make it known."""
    known_from = unknown.known_from
    withdrawn = known_from is not None and known_from <= unknown.known_by
    return NotKnown(unknown.subject, unknown.kind, shown(known_from) if known_from else None, withdrawn=withdrawn)


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
