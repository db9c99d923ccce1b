"""A record as a fact, and what changed from one record to the next."""

from __future__ import annotations

from typing import Any

from api.journeys.cast import Named
from api.journeys.dates import span
from api.journeys.oddities import is_ahead
from api.journeys.revisions import Revised
from api.journeys.series import END, START, VISITS, JourneyFact, Record, Series
from api.journeys.spelling import slug
from domain.dates import parse
from domain.facts import Citation
from domain.visit.events import VisitAnnounced, VisitMade


def journey(revised: Revised, record: Record, named: Named) -> JourneyFact:
    """What the record says: a journey that was made, or one that can only have been planned when it was published."""
    found = span(record[START], record[END], revised.instant)
    words: dict[str, Any] = {field: record[key] for key, field in revised.series.words.items() if record[key] is not None}
    words |= {"traveller": named.traveller, "participants": named.participants, "citations": (Citation(article=revised.article),)}
    key, gist = slug(revised.revision), f"{told(revised.series, record)}."
    if is_ahead(revised):
        published = parse(revised.published)
        return VisitAnnounced(
            key=f"announced-{key}", occurred=published, gist=gist, planned=found.when, planned_said=found.said, **words
        )
    return VisitMade(key=f"made-{key}", occurred=found.when, said=found.said, gist=gist, **words)


def told(series: Series, record: Record) -> str:
    """The journey in a few words."""
    who = record[series.key_of("visitor")] or "Someone"
    country = record[series.key_of("country")] or "a country that is not named"
    return f"{who} of {country} in the United States" if series is VISITS else f"{who} in {country}"


def changes(before: JourneyFact, after: JourneyFact) -> dict[str, object]:
    """The fields of the fact that an amendment changes, each with its new value."""
    apart = {"key", "citations"} | ({"occurred"} if isinstance(after, VisitAnnounced) else set())
    old, new = (fact.model_dump(mode="json", exclude=apart) for fact in (before, after))
    return {field: value for field, value in new.items() if value != old[field]}
