"""What a stored event concerns, whatever becomes of it: whom, which articles, and which days.

These are over-approximations, read from the stored fields alone: a fact may be denied, corrected or never published, and its
stream is then found in vain. What they leave out, no answer at any clocks can bring back. A correction concerns what its
changes concern.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from domain.catalogue import EVENTS
from domain.dates import NotADate, VagueDate, parse
from domain.evidence.articles import BEYOND, public_from
from domain.instants import DAY_OF_EPOCH, MICROSECONDS_A_DAY, microseconds

Fields = Mapping[str, Any]
Days = tuple[date, date]
"""The first and the last day that something can touch; the ends of the calendar where it is open."""
Publication = tuple[int, int]
"""When something may count as public, in microseconds since 1970, and the ordinal of the first day on which it can have been."""

_FROM_DAY_ZERO = (DAY_OF_EPOCH - 1) * MICROSECONDS_A_DAY + 1
_BEYOND = microseconds(BEYOND)
_PUBLICATIONS: dict[str, Publication] = {}
"""Of a date, as written, when that may count as public: most are written many times."""
_MOST = 65_536
_PARTY_LISTS = ("parties", "participants")
_NAMING = frozenset({"PartyJoined", "PartyLeft", "VisitAnnounced", "VisitMade", "FactCorrected"})
_REGISTERING = frozenset({"MechanismRegistered", "VisitRegistered", "IssueRegistered"})
_AHEAD = ("planned", "effective", "until")
_AHEAD_OR_CHANGED = frozenset({*_AHEAD, "changes"})
_MEETING = frozenset({"SessionHeld", "MechanismEstablished", "VisitMade"})
_PUBLISHED = ("ArticleRegistered", "ArticleCorrected")
ONLY_CITING = frozenset(
    name
    for name, kind in EVENTS.items()
    if "citations" in kind.model_fields
    and name not in _NAMING | _REGISTERING | _MEETING
    and _AHEAD_OR_CHANGED.isdisjoint(kind.model_fields)
)
"""The names of the events that concern nothing but the articles that they cite."""


def articles_cited(fields: Fields) -> list[str]:
    """The articles that an event cites, or that it brings into the citations of another one."""
    cited = _articles(fields.get("citations"))
    return cited if "changes" not in fields else [*cited, *_articles(_changes(fields).get("citations"))]


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
    """The days for which an event plans something, or on which what it tells of takes place or runs out."""
    if name not in _MEETING and _AHEAD_OR_CHANGED.isdisjoint(fields):
        return ()
    dated = [fields[field] for field in _AHEAD if field in fields]
    if name in _MEETING:
        dated.append(fields.get("occurred"))
    if "changes" in fields:
        changes = _changes(fields)
        dated.extend(changes[field] for field in (*_AHEAD, "occurred") if field in changes)
    return [days for when in dated if (days := _days(when))]


def days_met(name: str, fields: Fields) -> Sequence[date]:
    """The earliest days on which people may have met by an event of that name."""
    dated = [fields.get("occurred")] if name in _MEETING else []
    if "changes" in fields:
        dated.append(_changes(fields).get("occurred"))
    return [days[0] for when in dated if (days := _days(when))]


def published(name: str, fields: Fields) -> list[Publication]:
    """From when on an article may count as public, as ``public_from`` has it, each with the first day on which it can have been."""
    if name not in _PUBLISHED:
        return []
    found = [_published(fields)] if name == "ArticleRegistered" else []
    if "changes" in fields:
        found.append(_published(_changes(fields)))
    return [one for one in found if one]


def _published(fields: Fields) -> Publication | None:
    text = fields.get("published")
    if not isinstance(text, str):
        return None
    found = _PUBLICATIONS.get(text)
    if found is None:
        found = _publication(text)
        if found is not None:
            if len(_PUBLICATIONS) >= _MOST:
                _PUBLICATIONS.clear()
            _PUBLICATIONS[text] = found
    return found


def _publication(text: str) -> Publication | None:
    when = _date(text)
    if when is None:
        return None
    if when.instant is None and when.latest is not None:  # the end of a day, as nearly always
        public = when.latest.toordinal() * MICROSECONDS_A_DAY - _FROM_DAY_ZERO
    else:
        public = microseconds(public_from(when))
    return (public, (when.earliest or date.min).toordinal()) if public < _BEYOND else None


def _changes(fields: Fields) -> Fields:
    changes = fields.get("changes")
    return changes if isinstance(changes, dict) else {}


def _articles(citations: object) -> list[str]:
    if not isinstance(citations, list):
        return []
    return [article for citation in citations if isinstance(citation, dict) and isinstance(article := citation.get("article"), str)]


def _texts(value: object) -> list[str]:
    return [text for text in value if isinstance(text, str)] if isinstance(value, list) else []


def _days(value: object) -> Days | None:
    when = _date(str(value)) if isinstance(value, (str, int)) else None
    return (when.earliest or date.min, when.last_day or date.max) if when else None


def _date(text: str) -> VagueDate | None:
    """The date as written; None for what is none, which no fold would read either."""
    try:
        return parse(text)
    except NotADate:
        return None
