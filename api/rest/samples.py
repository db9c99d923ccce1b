"""Bodies to try out: each can be recorded in a ledger that holds the shipped casebook, and says nothing untrue of real people."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from api.rest.vocabulary import REPORT

Sample = dict[str, Any]

_HARBOUR = "harbour-gazette-2024-06-03"
_ARTICLE = {
    "id": _HARBOUR,
    "title": "Harbour talks to go on",
    "publisher": "Harbour Gazette",
    "published": "2024-06-03",
    "language": "en",
    "text": "Harbour, 3 June. The minister of Arcadia said that the talks would go on in autumn.",
}
_ACTOR = {"id": "arcadia-foreign-ministry", "kind": "body", "name": "Foreign Ministry of Arcadia"}
_MADE_UP = "Made up, as an example."


def _fact(event: str, key: str, gist: str, article: str = REPORT, **more: Any) -> Sample:
    return {"event": event, "key": key, "occurred": "2024-05-29", "gist": gist, "citations": [{"article": article}], **more}


def _registered(kind: str, event: str, **more: Any) -> dict[str, Sample]:
    """Something that is made up, with its first fact."""
    fact = _fact(event, "first-fact", _MADE_UP, **more)
    entry = {"id": f"example-{kind}", "name": f"A made-up {kind}", "parties": ["unnamed-observers"], "facts": [fact]}
    return {kind: {"summary": f"One {kind} with its first fact", "value": entry}}


def _facts(target: str) -> dict[str, Sample]:
    """One fact, and several, about a fact that the shipped casebook has."""
    again = _fact("FactCorroborated", "corroborated-again", "The article of 29 May says so, too.", fact=target)
    slip = _fact("FactRetracted", "corroborated-by-mistake", "It had been cited already.", fact="corroborated-again", cause="coder")
    return {
        "one": {"summary": "One fact, about another fact", "value": again},
        "several": {"summary": "Several facts, together or not at all", "value": {"facts": [again, slip]}},
    }


def _corrected(key: str, field: str, value: str) -> Sample:
    return {"event": "ArticleCorrected", "key": key, "published": "2024-05-30", "changes": {field: value}, "cause": "coder"}


_QUOTED = {"citations": [{"article": _HARBOUR, "quote": {"exact": "would go on in autumn"}}]}
_DOCUMENT = {
    "articles": [_ARTICLE],
    "actors": [_ACTOR],
    "mechanisms": [
        {
            "id": "harbour-talks",
            "name": "Harbour talks",
            "kind": "dialogue",
            "parties": [_ACTOR["id"]],
            "facts": [
                _fact("SessionProposed", "autumn-round", "Arcadia wants to go on.", _HARBOUR, planned="2024-23") | _QUOTED,
            ],
        }
    ],
    "visits": [
        {
            "id": "harbour-visit-2024",
            "name": "The minister of Arcadia in the harbour",
            "parties": [_ACTOR["id"]],
            "facts": [_fact("VisitMade", "visit-made", "The minister spent a day in the harbour.", _HARBOUR)],
        }
    ],
    "issues": [
        {
            "id": "harbour-dues",
            "name": "Harbour dues",
            "parties": [_ACTOR["id"]],
            "facts": [_fact("IssueRaised", "dues-raised", "Arcadia finds the dues too high.", _HARBOUR, by=[_ACTOR["id"]])],
        }
    ],
}

SAMPLES: Mapping[str, dict[str, Sample]] = MappingProxyType(
    {
        "record_article": {"article": {"summary": "An article with its text", "value": _ARTICLE}},
        "record_actor": {"actor": {"summary": "A body", "value": _ACTOR}},
        "record_mechanism": _registered("mechanism", "SessionProposed", planned="2024-23"),
        "record_visit": _registered("visit", "VisitAnnounced", planned="2024-06"),
        "record_issue": _registered("issue", "IssueRaised"),
        "record_mechanism_facts": _facts("resumption-agreed-2024"),
        "record_visit_facts": _facts("visit-made"),
        "record_issue_facts": _facts("objections-raised"),
        "record_actor_facts": _facts("head-of-international-department"),
        "record_article_facts": {
            "one": {"summary": "A coder's slip", "value": _corrected("language-told", "language", "en-GB")},
            "several": {
                "summary": "Several, together or not at all",
                "value": {
                    "facts": [
                        _corrected("language-told", "language", "en-GB"),
                        _corrected("address-told", "url", "https://news.example/talks"),
                    ]
                },
            },
        },
        "import_casebook": {"document": {"summary": "A whole document", "value": _DOCUMENT}},
    }
)
"""By the name of the operation: bodies with a summary each."""
