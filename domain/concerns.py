"""What a stored event concerns, whatever becomes of it: whom, which articles, and which days.

These are over-approximations, read from the stored fields alone: a fact may be denied, corrected or never published, and its
stream is then found in vain. What they leave out, no answer at any clocks can bring back. A correction concerns what its
changes concern.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from domain.dates import NotADate, VagueDate, parse
from domain.evidence.articles import BEYOND, public_from

Fields = Mapping[str, Any]
Days = tuple[date, date]
"""The first and the last day that something can touch; the ends of the calendar where it is open."""
Publication = tuple[datetime, date]
"""From when on something may count as public, and the first day on which it can have been published."""

_PARTY_LISTS = ("parties", "participants")
_NAMING = frozenset({"PartyJoined", "PartyLeft", "VisitAnnounced", "VisitMade", "FactCorrected"})
_REGISTERING = frozenset({"MechanismRegistered", "VisitRegistered", "IssueRegistered"})
_AHEAD = frozenset({"planned", "effective", "until"})
_AHEAD_OR_CHANGED = _AHEAD | {"changes"}
_MEETING = frozenset({"SessionHeld", "MechanismEstablished", "VisitMade"})
_PUBLISHED = ("ArticleRegistered", "ArticleCorrected")


def articles_cited(fields: Fields) -> list[str]:
    """The articles that an event cites, or that it brings into the citations of another one."""
    return [
        article
        for part in _parts(fields)
        if isinstance(citations := part.get("citations"), list)
        for citation in citations
        if isinstance(citation, dict) and isinstance(article := citation.get("article"), str)
    ]


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


def days_ahead(name: str, fields: Fields) -> Sequence[Days]:
    """The days for which an event plans something, or on which what it tells of runs out or is under way."""
    if name != "VisitMade" and _AHEAD_OR_CHANGED.isdisjoint(fields):
        return ()
    parts = _parts(fields)
    dated = [part[field] for part in parts if not _AHEAD.isdisjoint(part) for field in part if field in _AHEAD]
    if name == "VisitMade":
        dated.append(fields.get("occurred"))
    dated.extend(part["occurred"] for part in parts[1:] if "occurred" in part)
    return [days for when in dated if (days := _days(when))]


def days_met(name: str, fields: Fields) -> Sequence[date]:
    """The earliest days on which people may have met by an event of that name."""
    if name not in _MEETING and "changes" not in fields:
        return ()
    parts = _parts(fields)
    dated = (part.get("occurred") for part in (parts if name in _MEETING else parts[1:]))
    return [days[0] for when in dated if (days := _days(when))]


def published(name: str, fields: Fields) -> list[Publication]:
    """The instants from which an article may count as public, each with the first day on which it can have been published."""
    if name not in _PUBLISHED:
        return []
    parts = _parts(fields) if name == "ArticleRegistered" else _parts(fields)[1:]
    return [found for part in parts if (found := _publication(part.get("published")))]


def _publication(value: object) -> Publication | None:
    return _publication_on(value) if isinstance(value, str) else None


@lru_cache(maxsize=65_536)
def _publication_on(text: str) -> Publication | None:
    when = _date(text)
    if when is None or (instant := public_from(when)) >= BEYOND:
        return None
    return instant, when.earliest or date.min


def _parts(fields: Fields) -> tuple[Fields, ...]:
    """What an event says itself, and what it changes of another one."""
    return (fields, _changes(fields)) if "changes" in fields else (fields,)


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
