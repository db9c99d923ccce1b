"""What a template offers: the columns that desks fill in most, what each of them is, and an example."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import get_args

from api.casebook.tables.columns import FACTS
from domain.actor import ActorKind
from domain.article import PublishedBasis
from domain.catalogue import FACTS_OF
from domain.facts import Cause, Coding, Manner
from domain.mechanism.events import MechanismKind

FILLED_IN: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        FACTS: (
            "mechanism", "visit", "issue", "actor", "event", "key", "occurred", "gist", "by", "planned", "planned_said", "place",
            "edition", "session", "participants", "open_terms", "text", "fact", "reason", "said", "article", "quote", "speaker",
            "party", "manner",
        ),
        "articles": ("id", "title", "publisher", "origin", "copy_of", "authors", "published", "published_basis", "language", "url"),
        "actors": ("id", "kind", "name", "state", "aliases", "wikidata"),
        "mechanisms": ("id", "name", "kind", "parties", "cadence", "parent", "aliases"),
        "visits": ("id", "name", "traveller", "parties", "aliases"),
        "issues": ("id", "name", "parties", "aliases"),
    }
)  # fmt: skip
"""The columns of a template, by table, in the order in which they are filled in."""

CHOICES: Mapping[tuple[str, str], tuple[str, ...]] = MappingProxyType(
    {
        (FACTS, "event"): tuple(sorted({event for events in FACTS_OF.values() for event in events})),
        (FACTS, "manner"): get_args(Manner),
        (FACTS, "coding"): get_args(Coding),
        (FACTS, "cause"): get_args(Cause),
        ("articles", "published_basis"): get_args(PublishedBasis),
        ("actors", "kind"): get_args(ActorKind),
        ("mechanisms", "kind"): get_args(MechanismKind),
    }
)
"""The columns that take one of a few words, and which."""

MEANS: Mapping[str, str] = MappingProxyType(
    {
        "id": "lower-case words joined by hyphens; for a state its two capitals, such as JP",
        "mechanism": "the id of the mechanism that the fact is about; of these four columns, each row fills in one",
        "visit": "or the id of the visit",
        "issue": "or the id of the issue",
        "actor": "or the id of the actor",
        "event": "what happened: one of the list",
        "key": "a name for the fact; left empty, it is made of the event and the date, and a mended date makes another fact",
        "occurred": "when it happened: 29 May 2024, 29.05.2024, 2024-05-29, May 2024, 2018, c. 2018",
        "gist": "what happened, in your own words",
        "by": "ids of those who did it; several are separated by ;",
        "planned": "when it is to take place; a date as above",
        "planned_said": "the words that were used of it, such as: next spring",
        "place": "where",
        "edition": "the number of the session",
        "session": "the session's label, where it has no number",
        "participants": "ids of those who came or are to come; several are separated by ;",
        "open_terms": "what is left to settle; several are separated by ;",
        "text": "the event's own words, such as an outcome; of an article, the file of its text",
        "fact": "the key of the fact that this one is about",
        "reason": "the reason given",
        "said": "the words that were used of the date",
        "article": "the id of the article that says so; of a second one, in a column 'article 2'",
        "quote": "the words of the article that say so",
        "speaker": "the id of the person who says so there",
        "party": "the id of the party for which that person speaks",
        "manner": "how the article gives those words",
        "title": "the headline",
        "publisher": "who published it; empty where that is not known",
        "origin": "who reported it first, such as a news agency; empty for the publisher",
        "copy_of": "the id of the article that it repeats",
        "authors": "names; several are separated by ;",
        "published": "when the public could first read it; a date as in 'occurred'",
        "published_basis": "whether the article states that date or you inferred it",
        "language": "such as en",
        "url": "where it is to be read",
        "kind": "one of the list",
        "name": "its name",
        "state": "the two capitals of the state that it belongs to, such as JP",
        "aliases": "other names; several are separated by ;",
        "wikidata": "its item there, such as Q1",
        "parties": "ids of the parties; several are separated by ;",
        "cadence": "how often it is to meet, such as P1Y for once a year or P6M for twice",
        "parent": "the id of the mechanism of which it is a part",
        "traveller": "the id of the actor who travels",
    }
)  # fmt: skip
"""What each of these columns is."""

EXAMPLES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        FACTS: {
            "mechanism": "harbour-talks",
            "event": "SessionHeld",
            "occurred": "3 March 2021",
            "gist": "The third round was held.",
            "by": "arcadia-foreign-ministry; borduria-foreign-ministry",
            "place": "Arcadia",
            "edition": "3",
            "article": "harbour-gazette-2021-03-04",
            "party": "arcadia-foreign-ministry",
            "manner": "paraphrased",
        },
        "articles": {
            "id": "harbour-gazette-2021-03-04",
            "title": "Harbour talks to go on",
            "publisher": "Harbour Gazette",
            "published": "4 March 2021",
            "language": "en",
        },
        "actors": {"id": "arcadia-foreign-ministry", "kind": "body", "name": "Foreign Ministry of Arcadia"},
        "mechanisms": {
            "id": "harbour-talks",
            "name": "Harbour talks",
            "kind": "dialogue",
            "parties": "arcadia-foreign-ministry; borduria-foreign-ministry",
            "cadence": "P1Y",
        },
        "visits": {"id": "weir-in-borduria-2021", "name": "Ada Weir in Borduria", "traveller": "ada-weir"},
        "issues": {
            "id": "harbour-dues",
            "name": "Harbour dues of Borduria",
            "parties": "arcadia-foreign-ministry; borduria-foreign-ministry",
        },
    }
)
"""A row of each table, about parties that do not exist. In a template it begins with ``#``, which makes it a remark."""

NOTES = (
    "One row a fact, on the sheet 'facts'. What facts refer to is registered once, on the other sheets or in other files.",
    "A row that begins with # is a remark and is not read; nor is a column whose heading begins with _, nor this sheet.",
    "Columns may be left out, stand in any order, and be added from the reference of the casebook format.",
    "Several ids or words in one cell are separated by ; and formulas are refused: paste their values.",
    "Import the file with: detente import FILE. Nothing is written until every row is accepted, and a row is taken in once.",
)
"""What a desk has to know, in sentences."""
