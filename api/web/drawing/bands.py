"""One subject's row of bands on an axis: its status through time, sessions held and planned, and what is uncertain or disputed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from api.views.evidence import Fact
from api.views.histories import Band
from api.web import words
from api.web.drawing.axis import Axis, moved
from domain.dates import NotADate, parse

Sign = Literal["held", "planned", "disputed"]
_HELD = ("SessionHeld", "VisitMade")


@dataclass(frozen=True, slots=True)
class Segment:
    """A band as drawn, or the part of it that was only to be expected.

    ``fade`` is the width before it in which it may have begun already, ``day`` the first day of it.
    """

    x: float
    width: float
    fade: float
    status: str
    title: str
    day: date
    expected: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A session or another act as drawn: at one day, or over the ``width`` of days in which it may have been."""

    x: float
    width: float
    sign: Sign
    title: str


@dataclass(frozen=True, slots=True)
class Row:
    """The bands and marks of one subject, and the bands in words; ``others`` are what it may also be."""

    segments: tuple[Segment, ...]
    marks: tuple[Mark, ...]
    description: str
    others: tuple[Segment, ...] = ()


class Possible(Protocol):
    """Another answer that is possible while a date is vague or a fact disputed."""

    @property
    def status(self) -> str:
        """The status then."""

    @property
    def since(self) -> str | None:
        """Since when then (EDTF)."""


def row(axis: Axis, bands: Iterable[Band], known: date, marks: Iterable[Mark] = (), others: Iterable[Possible] = ()) -> Row:
    """The picture of a timeline between the ends of the axis; what lies after the day ``known`` was only to be expected.

    ``others`` is what the subject may also be on the day asked about; it is drawn up to the day known.
    """
    shown = [band for band in bands if (band.to is None or band.to > axis.first) and (band.from_ or date.min) < axis.last]
    told = "; ".join(map(span_in_words, shown)) or "nothing known in these days"
    segments = (segment for band in shown for segment in _segments(axis, band, moved(known, 1)))
    beside = (segment for other in others for segment in _beside(axis, other, moved(known, 1)))
    return Row(tuple(segments), tuple(marks), told, tuple(beside))


def span_in_words(band: Band) -> str:
    """Such as *suspended from 31 December 2018 to 29 May 2024*."""
    begun = f" from {words.when(band.from_)}" if band.from_ else ""
    return f"{band.status}{begun}{f' to {words.when(band.to)}' if band.to else ' on'}"


def acts(axis: Axis, facts: Iterable[Fact]) -> Iterator[Mark]:
    """The sessions held and journeys made that fall on the axis, and whatever is disputed."""
    for fact in facts:
        if fact.fallen_by is None and (fact.disputed or fact.event in _HELD):
            yield from mark(axis, fact.occurred, "disputed" if fact.disputed else "held", _told(fact))


def plan(axis: Axis, what: str, planned: str | None) -> Iterator[Mark]:
    """Something planned that falls on the axis."""
    if planned is not None:
        yield from mark(axis, planned, "planned", what)


def mark(axis: Axis, when: str, sign: Sign, title: str) -> Iterator[Mark]:
    """A mark for a vague date, if it falls on the axis."""
    days = possible_days(when)
    if days is not None and days[1] >= axis.first and days[0] < axis.last:
        first, last = axis.x(days[0]), axis.x(days[1])
        yield Mark(first, round(last - first, 2), sign, f"{title}, {words.when(when)}")


def possible_days(when: str | None) -> tuple[date, date] | None:
    """The earliest and the latest day that a date allows; None where that cannot be drawn."""
    try:
        vague = parse(when) if when is not None else None
    except NotADate:
        return None
    if vague is None or vague.earliest is None and vague.latest is None:
        return None
    return vague.earliest or date.min, vague.latest or vague.earliest or date.max


def _segments(axis: Axis, band: Band, unknown: date) -> Iterator[Segment]:
    """The band, cut where knowledge ends."""
    first, last = band.from_ or axis.first, band.to or axis.last
    begun = possible_days(band.since)
    fade = axis.x(first) - axis.x(begun[0]) if begun and date.min < begun[0] < first else 0.0
    if first < unknown:
        yield _segment(axis, band, first, min(last, unknown), fade)
    if last > unknown and axis.last > unknown:
        yield _segment(axis, band, max(first, unknown), last, 0.0 if first < unknown else fade, expected=True)


def _segment(axis: Axis, band: Band, first: date, last: date, fade: float, *, expected: bool = False) -> Segment:
    begin = axis.x(first)
    title = span_in_words(band) + (", as was to be expected" if expected else "")
    return Segment(begin, round(axis.x(last) - begin, 2), round(fade, 2), band.status, title, first, expected)


def _beside(axis: Axis, other: Possible, unknown: date) -> Iterator[Segment]:
    days = possible_days(other.since)
    if days is not None and days[0] < unknown and axis.first < unknown and days[0] < axis.last:
        begin = axis.x(days[0])
        title = f"may also be {other.status} since {words.when(other.since)}"
        yield Segment(begin, round(axis.x(unknown) - begin, 2), 0.0, other.status, title, days[0])


def _told(fact: Fact) -> str:
    edition = fact.details.get("edition")
    what = words.spaced(fact.event).capitalize() + (f" (no. {edition})" if edition else "")
    return f"{what}, disputed" if fact.disputed else what
