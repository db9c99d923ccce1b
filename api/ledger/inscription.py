"""An inscription: all that is written into the ledger at once, or not at all, and in which order, on either engine."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Protocol

from api.ledger.acknowledgements import Receipt, Submission, acknowledge, refuse_again
from api.ledger.chain import Linked
from api.ledger.charted import NOTE, AnyCharting, charted_within
from api.ledger.concerning import UP_TO, write
from api.ledger.derived import BOTH_NOTED, Derived, derived_from
from api.ledger.errors import Conflict
from api.ledger.port import Cursor
from api.ledger.search import Row

BEGINNING = "0001-01-01T00:00:00.000000+00:00"
NO_TEXTS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Inscription:
    """Events and texts, and what has to hold when they are written: ``expected`` is the version of each stream before.

    ``submission`` is acknowledged with them, as one of which so much was ``unchanged``; ``chartings`` are kept with them;
    ``derived`` is what is derived from the events, where that is known.
    """

    events: Sequence[Linked] = ()
    expected: Mapping[str, int] = field(default_factory=dict)
    recorded_at: str = BEGINNING
    texts: Mapping[str, str] = field(default_factory=dict)
    submission: Submission | None = None
    unchanged: int = 0
    chartings: Sequence[AnyCharting] = ()
    derived: Derived | None = None


class Pen(Protocol):
    """What each engine writes in its own way, within a transaction in which nobody else writes."""

    def versions(self, c: Cursor, streams: Collection[str]) -> Iterable[tuple[str, int]]:
        """At which version each stream is."""

    def newest(self, c: Cursor) -> int:
        """The newest position."""

    def insert(self, c: Cursor, events: Sequence[Linked], recorded_at: str) -> Sequence[int]:
        """Write events with their links. Returns their positions."""

    def keep(self, c: Cursor, texts: Mapping[str, str]) -> None:
        """Archive texts."""

    def index(self, c: Cursor, events: Sequence[Row]) -> None:
        """See to it that the events are found by their words."""


def inscribe(c: Cursor, pen: Pen, one: Inscription) -> Sequence[int]:
    """Write it. Returns the positions of its events.

    Raises :class:`Conflict`, :class:`Acknowledged` or :class:`OtherSubmission`.
    """
    if one.submission:
        refuse_again(c, one.submission)
    for stream, actual in pen.versions(c, one.expected) if one.expected else ():
        if actual != one.expected[stream]:
            raise Conflict(stream, one.expected[stream], actual)
    positions = pen.insert(c, one.events, one.recorded_at) if one.events else ()
    if one.texts:
        pen.keep(c, one.texts)
    if positions:
        derived = one.derived or derived_from(one.events)
        pen.index(c, list(zip(positions, derived.texts, strict=True)))
        write(c, derived.rows)
        charted_within(c, one.events, positions, one.chartings)
        c.execute(BOTH_NOTED, (UP_TO, positions[-1], NOTE, positions[-1]))
    if one.submission:
        newest = positions[-1] if positions else pen.newest(c)
        streams = tuple(dict.fromkeys(stream for stream, *_ in one.events))
        acknowledge(c, one.submission, Receipt(newest, len(one.events), one.unchanged, streams), one.recorded_at)
    return positions
