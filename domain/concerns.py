"""What a stored event concerns, whatever becomes of it: whom, which articles, and which days.

These are over-approximations, read from the stored fields alone: a fact may be denied, corrected or never published, and its
stream is then found in vain. What they leave out, no answer at any clocks can bring back. A correction concerns what its
changes concern.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from domain.dates import NotADate, VagueDate, parse
from domain.evidence.articles import BEYOND, public_from

Fields = Mapping[str, Any]
Days = tuple[date, date]
"""The first and the last day that something can touch; the ends of the calendar where it is open."""

_PARTY_LISTS = ("parties", "participants")
_NAMING = frozenset({"PartyJoined", "PartyLeft", "VisitAnnounced", "VisitMade", "FactCorrected"})
_REGISTERING = frozenset({"MechanismRegistered", "VisitRegistered", "IssueRegistered"})
_AHEAD = ("planned", "effective", "until")
_MEETING = frozenset({"SessionHeld", "MechanismEstablished", "VisitMade"})
_PUBLISHED = ("ArticleRegistered", "ArticleCorrected")


def articles_cited(fields: Fields) -> Iterator[str]:
    """The articles that an event cites, or that it brings into the citations of another one."""
    for citations in (fields.get("citations"), _changes(fields).get("citations")):
        for citation in citations if isinstance(citations, list) else ():
            if isinstance(citation, dict) and isinstance(article := citation.get("article"), str):
                yield article


def parties_named(name: str, fields: Fields) -> dict[str, bool]:
    """Who may be a party, take part or travel by an event of that name, and whether registered as a party from the first."""
    if name in _REGISTERING:
        traveller, parties = fields.get("traveller"), _texts(fields.get("parties"))
        return ({traveller: False} if isinstance(traveller, str) else {}) | dict.fromkeys(parties, True)
    if name not in _NAMING:
        return {}
    said = _changes(fields) if name == "FactCorrected" else fields
    named = (*(actor for part in _PARTY_LISTS for actor in _texts(said.get(part))), *_texts([said.get("traveller")]))
    return dict.fromkeys(named, False)


def days_ahead(name: str, fields: Fields) -> Iterator[Days]:
    """The days for which an event plans something, or on which what it tells of runs out or is under way."""
    changes = _changes(fields)
    dated = [part.get(field) for part in (fields, changes) for field in _AHEAD if field in part]
    if name == "VisitMade":
        dated.append(fields.get("occurred"))
    if "occurred" in changes:
        dated.append(changes["occurred"])
    yield from (days for when in dated if (days := _days(when)))


def days_met(name: str, fields: Fields) -> Iterator[date]:
    """The earliest days on which people may have met by an event of that name."""
    dated = [fields.get("occurred")] if name in _MEETING else []
    changed = _changes(fields).get("occurred")
    yield from (days[0] for when in (*dated, changed) if (days := _days(when)))


def published(name: str, fields: Fields) -> Iterator[tuple[datetime, date]]:
    """The instants from which an article may count as public, each with the first day on which it can have been published."""
    if name in _PUBLISHED:
        for part in (fields if name == "ArticleRegistered" else {}, _changes(fields)):
            when = _date(part.get("published"))
            if when is not None and (instant := public_from(when)) < BEYOND:
                yield instant, when.earliest or date.min


def _changes(fields: Fields) -> Fields:
    changes = fields.get("changes")
    return changes if isinstance(changes, dict) else {}


def _texts(value: object) -> list[str]:
    return [text for text in value if isinstance(text, str)] if isinstance(value, list) else []


def _days(value: object) -> Days | None:
    when = _date(value)
    return (when.earliest or date.min, when.last_day or date.max) if when else None


def _date(value: object) -> VagueDate | None:
    """The date as written; None for what is none, which no fold would read either."""
    try:
        return parse(str(value)) if isinstance(value, str | int) else None
    except NotADate:
        return None
