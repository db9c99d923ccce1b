"""One subject's row of bands on an axis: its status through time, sessions held and planned, and what is uncertain or disputed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from api.views.evidence import Fact
from api.views.histories import Band
from api.web import words
from api.web.drawing.axis import Axis
from domain.dates import NotADate, VagueDate, parse


@dataclass(frozen=True, slots=True)
class Segment:
    """A band as drawn: ``fade`` is the width before it in which it may have begun already."""

    x: float
    width: float
    fade: float
    status: str
    title: str
    day: date


@dataclass(frozen=True, slots=True)
class Mark:
    """A session or another act as drawn: at one day, or over the ``width`` of days in which it may have been."""

    x: float
    width: float
    kind: Literal["held", "planned"]
    title: str
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """The bands and marks of one subject, and the same in words."""

    segments: tuple[Segment, ...]
    marks: tuple[Mark, ...]
    description: str


def row(axis: Axis, bands: Iterable[Band], marks: Iterable[Mark] = ()) -> Row:
    """The picture of a timeline between the ends of the axis."""
    shown = [band for band in bands if (band.to is None or band.to > axis.first) and (band.from_ or date.min) < axis.last]
    told = "; ".join(map(span_in_words, shown)) or "nothing known in these days"
    return Row(tuple(_segment(axis, band) for band in shown), tuple(marks), told)


def span_in_words(band: Band) -> str:
    """Such as *suspended from 31 December 2018 until 28 May 2024*."""
    begun = f" from {words.when(band.from_)}" if band.from_ else ""
    return f"{band.status}{begun}{f' to {words.when(band.to)}' if band.to else ' on'}"


def held(axis: Axis, facts: Iterable[Fact]) -> Iterator[Mark]:
    """The sessions held, and journeys made, that fall on the axis."""
    for fact in facts:
        if fact.event in ("SessionHeld", "VisitMade") and fact.fallen_by is None:
            yield from mark(axis, fact.occurred, "held", _told(fact), disputed=fact.disputed)


def mark(axis: Axis, when: str, kind: Literal["held", "planned"], title: str, *, disputed: bool = False) -> Iterator[Mark]:
    """A mark for a vague date, if it falls on the axis."""
    days = _days(when)
    if days is None or days[1] < axis.first or days[0] >= axis.last:
        return
    first, last = axis.x(days[0]), axis.x(days[1])
    yield Mark(first, round(last - first, 3), kind, f"{title}, {words.when(when)}", disputed)


def _segment(axis: Axis, band: Band) -> Segment:
    day = band.from_ or axis.first
    begin, end = axis.x(day), axis.x(band.to) if band.to else 100.0
    begun = _days(band.since) if band.since else None
    fade = round(begin - axis.x(begun[0]), 3) if begun and begun[0] < day and begun[0] != date.min else 0.0
    return Segment(begin, round(end - begin, 3), max(0.0, fade), band.status, span_in_words(band), day)


def _told(fact: Fact) -> str:
    edition = fact.details.get("edition")
    session = f"Session {edition}" if edition else "Session"
    return f"{session if fact.event == 'SessionHeld' else 'Visit'} {'held' if fact.event == 'SessionHeld' else 'made'}"


def _days(when: str) -> tuple[date, date] | None:
    """The earliest and the latest day that a date allows; None where that cannot be drawn."""
    vague = _read(when)
    if vague is None or vague.earliest is None and vague.latest is None:
        return None
    return vague.earliest or date.min, vague.latest or vague.earliest or date.max


def _read(when: str) -> VagueDate | None:
    try:
        return parse(when)
    except NotADate:
        return None
