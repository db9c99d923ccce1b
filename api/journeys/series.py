"""The two lists of the Office of the Historian, and where each field of their records lives on a fact.

Every field can be given back exactly: the dates from ``occurred`` (or ``planned``), the words from fields of their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from api.journeys.dates import days_of
from domain.visit.events import VisitAnnounced, VisitMade

Record = Mapping[str, str | None]
"""One record as the publisher lists it: its fields by their own names; None where a field is empty."""
JourneyFact = VisitMade | VisitAnnounced
"""What a record says: a journey that was made, or one that is still to come."""

PUBLISHER = "Office of the Historian"
HOST = "US"
START, END = "start-date", "end-date"


@dataclass(frozen=True, eq=False)
class Series:
    """One list. ``id`` begins the ids of its visits; ``words`` is where each of a record's fields stands on the fact."""

    id: str
    title: str
    words: Mapping[str, str]

    @property
    def keys(self) -> tuple[str, ...]:
        """The fields of a record, by the publisher's names."""
        return (*self.words, START, END)

    def key_of(self, field: str) -> str:
        """The publisher's name for what stands in ``field`` of a fact."""
        return next(key for key, name in self.words.items() if name == field)


VISITS = Series(
    "state-visit",
    "Visits by foreign leaders to the United States",
    MappingProxyType(
        {"id": "listed_as", "visitor": "visitor", "from": "country", "from-id": "country_id", "description": "remarks"}
    ),
)
TRAVELS = Series(
    "travel",
    "Travels abroad of the President and of the Secretary of State",
    MappingProxyType(
        {
            "id": "listed_as",
            "role": "role",
            "name": "visitor",
            "country": "country",
            "country-id": "country_id",
            "locale": "place",
            "remarks": "remarks",
        }
    ),
)
SERIES: tuple[Series, ...] = (VISITS, TRAVELS)


def given_back(series: Series, fact: JourneyFact) -> Record:
    """The record that the fact was made from, field by field."""
    start, end = days_of(fact)
    words = {key: getattr(fact, field) for key, field in series.words.items()}
    return {**words, START: start, END: end}
