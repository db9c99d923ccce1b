"""The part of schema.org (release 30.0) and of PROV-O that is used: what each class is a kind of, what each property joins."""

from __future__ import annotations

CLASSES: dict[str, set[str]] = {
    "Action": {"Action", "Thing"},
    "Claim": {"Claim", "CreativeWork", "Thing"},
    "CorrectionComment": {"Comment", "CorrectionComment", "CreativeWork", "Thing"},
    "Country": {"AdministrativeArea", "Country", "Place", "Thing"},
    "Dataset": {"CreativeWork", "Dataset", "Thing"},
    "Event": {"Event", "Thing"},
    "EventSeries": {"Event", "EventSeries", "Intangible", "Series", "Thing"},
    "Intangible": {"Intangible", "Thing"},
    "ItemList": {"Intangible", "ItemList", "Thing"},
    "ListItem": {"Intangible", "ListItem", "Thing"},
    "NewsArticle": {"Article", "CreativeWork", "NewsArticle", "Thing"},
    "Organization": {"Organization", "Thing"},
    "Person": {"Person", "Thing"},
    "Place": {"Place", "Thing"},
    "PoliticalParty": {"Organization", "PoliticalParty", "Thing"},
    "Quotation": {"CreativeWork", "Quotation", "Thing"},
}
"""Class → itself and what it is a kind of."""

_DATES = {"Date", "DateTime"}
_AGENTS = {"Organization", "Person"}

PROPERTIES: dict[str, tuple[set[str], set[str]]] = {
    "about": ({"CreativeWork", "Event"}, {"Thing"}),
    "affiliation": ({"Person"}, {"Organization"}),
    "agent": ({"Action"}, _AGENTS),
    "alternateName": ({"Thing"}, {"Text"}),
    "appearance": ({"Claim"}, {"CreativeWork"}),
    "attendee": ({"Event"}, _AGENTS),
    "author": ({"CreativeWork"}, _AGENTS),
    "correction": ({"CreativeWork"}, {"CorrectionComment", "Text", "URL"}),
    "creativeWorkStatus": ({"CreativeWork"}, {"Text"}),
    "datePublished": ({"CreativeWork"}, _DATES),
    "description": ({"Thing"}, {"Text"}),
    "endDate": ({"Event"}, _DATES),
    "eventStatus": ({"Event"}, {"EventStatusType"}),
    "hasPart": ({"CreativeWork"}, {"CreativeWork"}),
    "headline": ({"CreativeWork"}, {"Text"}),
    "identifier": ({"Thing"}, {"Text", "URL"}),
    "inLanguage": ({"CreativeWork", "Event"}, {"Text"}),
    "isBasedOn": ({"CreativeWork"}, {"CreativeWork", "URL"}),
    "isPartOf": ({"CreativeWork"}, {"CreativeWork", "URL"}),
    "item": ({"ListItem"}, {"Thing"}),
    "itemListElement": ({"ItemList"}, {"ListItem", "Text", "Thing"}),
    "jobTitle": ({"Person"}, {"Text"}),
    "location": ({"Action", "Event", "Organization"}, {"Place", "Text"}),
    "mentions": ({"CreativeWork"}, {"Thing"}),
    "name": ({"Thing"}, {"Text"}),
    "organizer": ({"Event"}, _AGENTS),
    "position": ({"CreativeWork", "ListItem"}, {"Integer", "Text"}),
    "previousStartDate": ({"Event"}, _DATES),
    "publisher": ({"CreativeWork"}, _AGENTS),
    "sameAs": ({"Thing"}, {"URL"}),
    "startDate": ({"Event"}, _DATES),
    "subEvent": ({"Event"}, {"Event"}),
    "subjectOf": ({"Thing"}, {"CreativeWork", "Event"}),
    "superEvent": ({"Event"}, {"Event"}),
    "temporalCoverage": ({"CreativeWork"}, {"DateTime", "Text", "URL"}),
    "text": ({"CreativeWork"}, {"Text"}),
    "url": ({"Thing"}, {"URL"}),
}
"""Property → of what it can be said, and what can stand behind it; only those of its classes that can occur here."""

EVENT_STATUSES = {"EventScheduled", "EventRescheduled", "EventPostponed", "EventCancelled"}

PROV_CLASSES: dict[str, set[str]] = {
    "Entity": {"Entity"},
    "Activity": {"Activity"},
    "Agent": {"Agent"},
    "Person": {"Agent", "Person"},
    "Organization": {"Agent", "Organization"},
}
PROV_PROPERTIES: dict[str, tuple[str, str]] = {
    "wasDerivedFrom": ("Entity", "Entity"),
    "wasQuotedFrom": ("Entity", "Entity"),
    "wasRevisionOf": ("Entity", "Entity"),
    "wasAttributedTo": ("Entity", "Agent"),
    "wasInvalidatedBy": ("Entity", "Activity"),
    "used": ("Activity", "Entity"),
    "invalidatedAtTime": ("Entity", "xsd:dateTime"),
}
"""Property → its domain and its range."""
