"""The rows that lead from a question to streams, as one event after the other gives them; each only once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from domain.concerns import ONLY_CITING, Fields, articles_cited, days_ahead, days_met, parties_named, published

Event = tuple[str, str, Fields | None]
"""An event: its stream, its stored name, and its fields as stored; None where they cannot be read, and so concern nothing."""
Rows = dict[str, dict[tuple[Any, ...], None]]
"""Table → its rows, in the order in which they were found."""
_OF_ARTICLES = frozenset({"ArticleRegistered", "ArticleCorrected", "ArticleRetracted", "CopyLinked"})
"""The names of events that concern nothing but when an article was published."""
REACHES = (31, 366, 3_652_059)
"""How many days a plan spans at most: a month, a year, the whole calendar. So most need not be sought far back."""


def rows_of(events: Iterable[Event]) -> Rows:
    """What these events concern."""
    found = no_rows()
    for stream, name, fields in events:
        if fields is not None:
            take(found, stream, name, fields)
    return found


def no_rows() -> Rows:
    """Each table, empty."""
    return {table: {} for table in ("cited", "parties", "members", "ahead", "meetings", "publications", "archived")}


def take(found: Rows, stream: str, name: str, fields: Fields) -> None:
    """Add what one event concerns."""
    if name in _OF_ARTICLES:
        _take_article(found, stream, name, fields)
    elif name in ONLY_CITING:
        _take_citations(found, stream, fields)
    elif name == "ActorRegistered":
        found["members"][stream, fields.get("kind"), fields.get("state")] = None
    elif name == "TextArchived":
        found["archived"][fields.get("digest"), stream] = None
    else:
        _take_fact(found, stream, name, fields)


def _take_fact(found: Rows, stream: str, name: str, fields: Fields) -> None:
    """A fact, or the registration of what has facts."""
    _take_citations(found, stream, fields)
    for actor, always in parties_named(name, fields).items():
        _take_party(found["parties"], actor, stream, always)
    for first, last in days_ahead(name, fields):
        one, other = first.toordinal(), last.toordinal()
        found["ahead"][_reach(other - one), one, other, stream] = None
    for day in days_met(name, fields):
        found["meetings"][stream, day.toordinal()] = None


def _reach(days: int) -> int:
    return REACHES[0] if days <= REACHES[0] else next(reach for reach in REACHES if days <= reach)


def _take_citations(found: Rows, stream: str, fields: Fields) -> None:
    cited = found["cited"]
    for article in articles_cited(fields):
        cited[article, stream] = None


def _take_party(parties: dict[tuple[Any, ...], None], actor: str, stream: str, always: bool) -> None:
    """Whoever is spoken of once more is no party for certain."""
    if not always:
        parties.pop((actor, stream, 1), None)
    if (actor, stream, 0) not in parties:
        parties[actor, stream, int(always)] = None


def _take_article(found: Rows, stream: str, name: str, fields: Fields) -> None:
    publications = found["publications"]
    for public, first in published(name, fields):
        publications[public, stream, first] = None
