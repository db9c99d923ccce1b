"""The terms of JSON-LD: which vocabularies are used, and how dates, names and references are written in them.

The context stands in every document: nothing has to be fetched to read one. What schema.org and PROV have no word for is a
term of our own, ``urn:detente:term:…``; docs/reference/json-ld.md lists them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from types import MappingProxyType
from typing import Any

from api.views.base import Moment
from domain.dates import NotADate, VagueDate, end_of, parse

Node = dict[str, Any]

CONTEXT: Mapping[str, str] = MappingProxyType(
    {
        "@vocab": "https://schema.org/",
        "prov": "http://www.w3.org/ns/prov#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "edtf": "http://id.loc.gov/datatypes/edtf",
        "detente": "urn:detente:term:",
    }
)

_YEAR = re.compile(r"\d{4}")
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")


def node(id: str | None, *types: str, **values: Any) -> Node:
    """A node without what is not known: no nulls, no empty lists. Underscores in names stand for the colon of a prefix."""
    described = {name.replace("__", ":").rstrip("_"): value for name, value in values.items() if value not in (None, [], (), "")}
    head: Node = {"@id": id} if id else {}
    return head | ({"@type": list(types) if len(types) > 1 else types[0]} if types else {}) | described


def ref(id: str) -> Node:
    """A reference to what is described elsewhere."""
    return {"@id": id}


def refs(ids: Iterable[str]) -> list[Node]:
    """References, each once."""
    return [ref(id) for id in dict.fromkeys(ids)]


def dated(text: str | None) -> Node | None:
    """A date as exactly as it is known: an instant, a day, a month, a year; else as EDTF, which makes no day of what is none."""
    if text is None:
        return None
    if _YEAR.fullmatch(text):
        return _typed(text, "xsd:gYear")
    if _MONTH.fullmatch(text):
        return _typed(text, "xsd:gYearMonth")
    vague = _vague(text)
    if vague is not None and vague.instant is not None:
        return _typed(text, "xsd:dateTime")
    return _typed(text, "xsd:date" if vague is not None and vague.is_exact and vague.end is None else "edtf")


def span(text: str | None) -> tuple[Node | None, Node | None]:
    """When something begins and ends: a duration of two full days has both; of anything else only the beginning is known."""
    vague = _vague(text) if text else None
    if vague is not None and vague.end is not None and vague.is_exact:
        return dated(vague.begun), _typed(vague.end.isoformat(), "xsd:date")
    return dated(text), None


def moment(at: Moment | None) -> Node | None:
    """A day, or an instant."""
    if at is None:
        return None
    return instant(at) if isinstance(at, datetime) else _typed(at.isoformat(), "xsd:date")


def instant(at: Moment) -> Node:
    """An instant; of a day its end, UTC, since what is published on a day counts as known by then (1.2)."""
    exact = at if isinstance(at, datetime) else end_of(at)
    return _typed(exact.astimezone(UTC).isoformat().replace("+00:00", "Z"), "xsd:dateTime")


def day(at: date | None) -> Node | None:
    """A day."""
    return _typed(at.isoformat(), "xsd:date") if at else None


def in_languages(names: Mapping[str, str]) -> list[Node]:
    """Names with their languages."""
    return [{"@value": name, "@language": language} for language, name in sorted(names.items())]


def _typed(value: str, type: str) -> Node:
    return {"@value": value, "@type": type}


def _vague(text: str) -> VagueDate | None:
    try:
        return parse(text)
    except NotADate:
        return None
