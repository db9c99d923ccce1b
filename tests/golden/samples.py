"""Events of every kind, with every field filled and with none that can be left out, made from one table of field names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from domain.facts import Event

CITATIONS = [
    {
        "article": "gazette-1",
        "passage": {"start": 12, "end": 40, "digest": "sha256:" + "0f" * 32},
        "attribution": {"speaker": "a-minister", "office": "Minister", "party": "AR", "via": "Gazette", "manner": "quoted"},
    },
    {"article": "herald-2", "quote": {"exact": "shall meet", "prefix": "The commission ", "suffix": " in May"}},
]
FIELDS: Mapping[str, object] = {
    "against": ["BO"],
    "agenda": ["Fishing rights"],
    "aliases": ["the river talks"],
    "article": "herald-3",
    "authors": ["A. Writer", "B. Writer"],
    "according_to": ["river-party"],
    "also_in": ["lake-commission"],
    "by": ["AR", "river-party"],
    "cadence": "P1Y6M",
    "cause": "later-evidence",
    "changes": {"occurred": "2024-05-28", "participants": ["AR"], "edition": 4, "place": None},
    "citations": CITATIONS,
    "coded_by": "coder-1",
    "coding": "inferred",
    "copy_of": "herald-2",
    "country": "Borduria",
    "country_id": "borduria",
    "digest": "sha256:" + "1e" * 32,
    "dismissed": ["session-2"],
    "edition": 3,
    "effective": "2025-01-01",
    "fact": "session-3",
    "fields": ["occurred"],
    "gist": "Borduria and Arland agreed on the river, 河.",
    "id": "river-commission",
    "key": "session-3-held",
    "kind": "party",
    "language": "en",
    "length": 1_200,
    "listed_as": "2138",
    "level": "ministers",
    "name": "River Commission",
    "names": {"ja": "河川委員会"},
    "occurred": "[2024-05-29..2024-05-30]",
    "of": "AR",
    "office": "Minister",
    "open_terms": ["when"],
    "origin": "River Wire",
    "parent": "lake-commission",
    "participants": ["AR", "river-party"],
    "parties": ["AR", "BO"],
    "place": "Bordertown",
    "planned": "2024-06",
    "planned_said": "early summer",
    "published": "2024-05-29T10:00:00+09:00",
    "published_basis": "inferred",
    "publisher": "Gazette",
    "reason": "Both sides asked for it.",
    "remarks": "A working visit.",
    "reviewed_by": "coder-2",
    "role": "minister",
    "said": "will meet",
    "session": "the spring session",
    "speaker": "a-minister",
    "state": "AR",
    "successors": ["sea-commission"],
    "text": "A joint statement on fishing.",
    "title": "The river commission meets",
    "traveller": "a-minister",
    "until": "2024-12",
    "upheld": ["session-3"],
    "url": "https://example.org/river?page=1",
    "visitor": "A Minister",
    "was_planned": "2024-05",
    "wikidata": "Q42",
    "with": ["a-minister"],
}
"""Field → a value other than its default. A new field of any event goes here."""
OWN: Mapping[str, Mapping[str, object]] = {"MechanismRegistered": {"kind": "commission"}}
"""Stored name → fields whose name means something else there."""

ALSO: Mapping[str, frozenset[str]] = {"DisputeSettled": frozenset({"upheld"})}
"""Stored name → fields that a rule of the event demands, although they have a default."""


def full(kind: type[Event]) -> Event:
    """An event of this kind with every field filled. Raises :class:`KeyError` for a field that the table lacks."""
    values: dict[str, Any] = {**FIELDS, **OWN.get(kind.stored_name(), {})}
    return kind.model_validate({name: values[name] for name in _names(kind)})


def _names(kind: type[Event]) -> list[str]:
    """The fields as they are stored."""
    return [field.alias or name for name, field in kind.model_fields.items()]


def bare(kind: type[Event]) -> Event:
    """An event of this kind with what it must have, and the defaults of today for the rest."""
    required = {name for name, field in kind.model_fields.items() if field.is_required()}
    return kind.model_validate(full(kind).model_dump(include=required | ALSO.get(kind.stored_name(), frozenset())))
