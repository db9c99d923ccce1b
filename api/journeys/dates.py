"""The days of a journey: a record's first and last day as one EDTF date, and back again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from domain.dates import NotADate, VagueDate, parse
from domain.visit.events import VisitAnnounced, VisitMade

Days = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class Span:
    """When a journey took place. ``said`` keeps the two days as written, where the date cannot repeat them."""

    when: VagueDate
    said: str | None = None


def span(start: str | None, end: str | None, published: datetime) -> Span:
    """The duration from ``start`` to ``end``, or the day if it is one.

    Days that contradict each other bound an uncertain day; what cannot be read at all happened by the day of publication.
    """
    text = (start if start == end else f"{start}/{end}") or ""
    if (when := _read(text)) is not None and _split(str(when)) == (start, end):
        return Span(when)
    return Span(_between(start, end) or parse(f"../{published.date().isoformat()}"), f"{start or ''}/{end or ''}")


def days_of(fact: VisitMade | VisitAnnounced) -> Days:
    """The first and the last day as the record has them."""
    when, said = (fact.planned, fact.planned_said) if isinstance(fact, VisitAnnounced) else (fact.occurred, fact.said)
    return _split(said if said is not None else str(when))


def _between(start: str | None, end: str | None) -> VagueDate | None:
    """Some day from the first to the last that both dates allow; one of them where only one can be read."""
    days = [day for text in (start, end) if (day := _read(text or "")) is not None]
    firsts, lasts = [day.earliest for day in days if day.earliest], [day.latest for day in days if day.latest]
    if len(days) < 2:
        return days[0] if days else None
    return parse(f"[{min(firsts)}..{max(lasts)}]") if firsts and lasts else None


def _read(text: str) -> VagueDate | None:
    try:
        return parse(text)
    except NotADate:
        return None


def _split(text: str) -> Days:
    start, slash, end = text.partition("/")
    return start or None, (end if slash else start) or None
