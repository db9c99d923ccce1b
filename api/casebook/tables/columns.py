"""Which columns a table may have: the fields of what it registers or tells, under the names that casebooks use.

Columns with a point in their name are parts of a mapping: ``names.ja``, ``changes.occurred``. Those of a citation may
carry a number, ``article 2``, where a row cites more than one article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Literal, get_args, get_origin

from api.casebook.document import REGISTRATIONS, SECTIONS
from api.casebook.spelling import nearest, shown
from domain.article import ArticleRegistered, ArticleRetracted
from domain.catalogue import FACTS_OF
from domain.dates import VagueDate
from domain.facts import Event, FactCorrected

Shape = Literal["text", "list", "date", "mapping", "number-or-list"]

FACTS = "facts"
TABLES = (FACTS, *SECTIONS)
"""What a table may hold; a sheet, or a file of CSV, is called so."""
ALONE = ("articles", "actors")
"""The tables whose rows cite nothing."""
STREAMS = tuple(FACTS_OF)
"""The columns of which each fact fills in one: the id of what it is a fact of."""
CITED: Mapping[str, str] = MappingProxyType(
    {
        "article": "article",
        "quote": "quote.exact",
        "quote.prefix": "quote.prefix",
        "quote.suffix": "quote.suffix",
        "passage": "passage",
        "speaker": "attribution.speaker",
        "office": "attribution.office",
        "party": "attribution.party",
        "via": "attribution.via",
        "manner": "attribution.manner",
        **{f"attribution.{name}": f"attribution.{name}" for name in ("speaker", "office", "party", "via", "manner")},
    }
)
"""The columns of a citation, and where each belongs in it."""

_NUMBERED = re.compile(r"(?P<name>[a-z.]+?)_?(?P<number>[1-9]\d?)")
_BLANKS = re.compile(r"[\s_-]+")


def normal(heading: str) -> str:
    """A heading as it is looked up: ``Planned said`` is ``planned_said``. What follows a point stays as it is written."""
    name, point, part = heading.strip().partition(".")
    return _BLANKS.sub("_", name.strip()).lower() + point + part.strip()


def citation(column: str) -> tuple[str, int] | None:
    """The part of a citation that a column is, and the number of the citation, counted from 1; None if it is none."""
    spelt = _BLANKS.sub("_", column.lower())
    if spelt in CITED:
        return CITED[spelt], 1
    found = _NUMBERED.fullmatch(spelt)
    return (CITED[found["name"]], int(found["number"])) if found and found["name"] in CITED else None


def why_unknown(table: str, column: str) -> str | None:
    """Why a table has no such column, with the nearest that it has; None if it has it."""
    known = shapes(table)
    name, point, part = column.partition(".")
    if table not in ALONE and citation(column):
        return None
    if (known.get(name) == "mapping" and part) if point else name in known and known[name] != "mapping":
        return None
    if known.get(name) == "mapping":
        return f"the column {name!r} is written in parts, such as '{name}.{_PARTS[name]}'"
    meant = nearest(column, headings(table))
    hint = f"did you mean {meant!r}?" if meant else f"known here: {', '.join(headings(table))}"
    return f"unknown column {shown(column)}; {hint}"


def headings(table: str) -> list[str]:
    """The columns of a table without those in parts, in the order in which people fill them in."""
    fields = shapes(table)
    plain = [name for name, shape in fields.items() if shape != "mapping"]
    cited = [name for name in CITED if "." not in name and name not in plain]
    return plain if table in ALONE else [*plain, *cited]


@cache
def shapes(table: str) -> Mapping[str, Shape]:
    """Each column of a table and how its cells are written; the parts of citations left aside."""
    if table == FACTS:
        return MappingProxyType({**dict.fromkeys((*STREAMS, "event"), _TEXT), **_of_facts()})
    if table == "articles":
        return MappingProxyType({"id": "text", **shapes_of(ArticleRegistered), "text": "text", "retracted": "mapping"})
    return MappingProxyType({"id": "text", **shapes_of(REGISTRATIONS[table])})


@cache
def shapes_of(kind: type[Event]) -> Mapping[str, Shape]:
    """How each field of an event is written in a cell; its citations left aside."""
    fields = {field.alias or name: field.annotation for name, field in kind.model_fields.items()}
    return MappingProxyType({name: _shape(annotation) for name, annotation in fields.items() if name != "citations"})


def part_shape(table: str, name: str, part: str) -> Shape:
    """How the part of a mapping is written: what is corrected as the field itself."""
    if name == "retracted":
        return shapes_of(ArticleRetracted).get(part, "text")
    return shapes(table).get(part, "text") if name == "changes" else "text"


def fields_of(stream: str, event: str) -> frozenset[str]:
    """The fields that an event of that name has in such a stream; none if there is no such event."""
    kind = FACTS_OF[stream].get(event) if stream in FACTS_OF else None
    return frozenset(shapes_of(kind)) if kind else frozenset()


def kind_of(event: object) -> str:
    """The kind of stream that has such an event, where a row does not say of which stream it is."""
    return next((kind for kind in STREAMS if event in FACTS_OF[kind]), STREAMS[0])


_TEXT: Shape = "text"
_PARTS: Mapping[str, str] = MappingProxyType({"names": "ja", "changes": "occurred", "retracted": "published"})


def _of_facts() -> dict[str, Shape]:
    kinds = dict.fromkeys(kind for kinds in FACTS_OF.values() for kind in kinds.values())
    common = [*shapes_of(FactCorrected).items()]
    return dict(pair for pairs in (common, *(shapes_of(kind).items() for kind in kinds)) for pair in pairs)


def _shape(annotation: Any) -> Shape:
    parts = list(_parts(annotation))
    origins = {get_origin(part) for part in parts}
    if tuple in origins:
        return "number-or-list" if int in parts else "list"
    if VagueDate in parts:
        return "date"
    return "mapping" if dict in origins else "text"


def _parts(annotation: Any) -> Iterator[Any]:
    yield annotation
    for part in get_args(annotation):
        yield from _parts(part)
