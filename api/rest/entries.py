"""The description of what is written: the entries of a casebook and its facts, taken from the events themselves.

Each kind of event is a schema of its own, with the name ``event`` beside its fields; a fact of a mechanism is one of those that a
mechanism may have. Descriptions and examples of fields come from ``vocabulary``, whole bodies from ``samples``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from api.casebook.document import ARTICLE_FACTS, REGISTRATIONS, SECTIONS
from api.rest.samples import SAMPLES
from api.rest.sent import SHOWN
from api.rest.vocabulary import OF_CITATIONS, OF_ENTRIES, OF_FACTS, Meaning
from domain.article import ArticleRegistered, ArticleRetracted
from domain.catalogue import FACTS_OF
from domain.dossier import KIND_OF_STREAM
from domain.facts import Attribution, Citation, Event, Passage, Quote

Schema = dict[str, Any]

_REF = "#/components/schemas/"
_CITED: tuple[type[BaseModel], ...] = (Attribution, Citation, Passage, Quote)
_ENTRIES: Mapping[str, type[Event]] = MappingProxyType({"articles": ArticleRegistered, **REGISTRATIONS})
_FACTS: Mapping[str, Mapping[str, type[Event]]] = MappingProxyType({"article": ARTICLE_FACTS, **FACTS_OF})


def body_of(operation: str) -> Schema:
    """The body of an operation that records, by the operation's name."""
    content = {"schema": {"$ref": f"{_REF}{_name(operation)}"}, "examples": SAMPLES[operation]}
    return {"required": True, "content": dict.fromkeys(SHOWN, content)}


def _name(operation: str) -> str:
    if operation == "import_casebook":
        return "Casebook"
    kind, _, facts = operation.removeprefix("record_").partition("_")
    return f"{kind.capitalize()}{'FactOrFacts' if facts else 'Entry'}"


def schemas() -> dict[str, Schema]:
    """Every schema that bodies refer to, by name."""
    events = {kind for kinds in _FACTS.values() for kind in kinds.values()}
    told = _schemas([*sorted(events, key=lambda kind: kind.__name__), *_ENTRIES.values(), *_CITED])
    found = {f"{model.__name__}Entry": _described(told[model.__name__], OF_CITATIONS) for model in _CITED}
    found |= {event.__name__: _fact(event, told[event.__name__]) for event in events}
    for section, registration in _ENTRIES.items():
        kind = KIND_OF_STREAM[registration]
        found[f"{kind.capitalize()}Fact"] = _one_of(_FACTS[kind])
        found[f"{kind.capitalize()}FactOrFacts"] = _fact_or_facts(kind)
        found[f"{kind.capitalize()}Entry"] = _entry(section, registration, told)
    return {name: found[name] for name in sorted(found)} | {"Casebook": _casebook()}


def _schemas(models: Iterable[type[BaseModel]]) -> dict[str, Schema]:
    """The schemas of the models as pydantic tells them, with references to entries of our own."""
    _, told = models_json_schema([(model, "validation") for model in models], ref_template=f"{_REF}{{model}}Entry")
    definitions: dict[str, Schema] = told["$defs"]
    return definitions


def _fact(event: type[Event], told: Schema) -> Schema:
    name = event.stored_name()
    described = _described(told, OF_FACTS, name)
    first = {"type": "string", "enum": [name], "description": OF_FACTS["event"][0], "examples": [name]}
    return {**described, "properties": {"event": first, **described["properties"]}, "required": ["event", *told["required"]]}


def _entry(section: str, registration: type[Event], told: Mapping[str, Schema]) -> Schema:
    described = _described(told[registration.__name__], {**OF_CITATIONS, **OF_FACTS, **OF_ENTRIES}, registration.__name__)
    kind = KIND_OF_STREAM[registration]
    facts = {"type": "array", "items": {"$ref": f"{_REF}{kind.capitalize()}Fact"}, "description": OF_ENTRIES["facts"][0]}
    facts["examples"] = [SAMPLES[f"record_{kind}_facts"]["several"]["value"]["facts"]]
    more = (
        {"text": _told_as({"type": "string"}, OF_ENTRIES["text"]), "retracted": _retraction(told)} if section == "articles" else {}
    )
    properties = {"id": _told_as(_id(kind), OF_ENTRIES["id"]), **described["properties"], **more, "facts": facts}
    return {**described, "properties": properties, "required": ["id", *told[registration.__name__].get("required", ())]}


def _id(kind: str) -> Schema:
    pattern = r"^[a-z0-9]+(-[a-z0-9]+)*$" if kind != "actor" else r"^([a-z0-9]+(-[a-z0-9]+)*|[A-Z]{2})$"
    return {"type": "string", "maxLength": 200, "pattern": pattern}


def _retraction(told: Mapping[str, Schema]) -> Schema:
    described = _described(told[ArticleRetracted.__name__], OF_FACTS)
    properties = {name: part for name, part in described["properties"].items() if name != "key"}
    shape = {**described, "properties": properties, "required": [name for name in described["required"] if name != "key"]}
    return _told_as(shape, OF_ENTRIES["retracted"])


def _one_of(kinds: Mapping[str, type[Event]]) -> Schema:
    mapping = {name: f"{_REF}{name}" for name in kinds}
    return {"oneOf": [{"$ref": ref} for ref in mapping.values()], "discriminator": {"propertyName": "event", "mapping": mapping}}


def _fact_or_facts(kind: str) -> Schema:
    facts = SAMPLES[f"record_{kind}_facts"]["several"]["value"]["facts"]
    one = {"$ref": f"{_REF}{kind.capitalize()}Fact"}
    several = {"type": "array", "items": one, "minItems": 1, "description": "The facts.", "examples": [facts]}
    around = {"type": "object", "additionalProperties": False, "required": ["facts"], "properties": {"facts": several}}
    return {"anyOf": [one, {**around, "description": "Several facts, recorded together or not at all."}]}


def _casebook() -> Schema:
    whole = SAMPLES["import_casebook"]["document"]["value"]
    lists = {
        section: {
            "type": "array",
            "items": {"$ref": f"{_REF}{KIND_OF_STREAM[registration].capitalize()}Entry"},
            "description": f"The {section}.",
            "examples": [whole[section]],
        }
        for section, registration in ((section, _ENTRIES[section]) for section in SECTIONS)
    }
    return {"type": "object", "additionalProperties": False, "description": "A casebook document.", "properties": lists}


def _described(told: Schema, vocabulary: Mapping[str, Meaning], event: str = "") -> Schema:
    """A schema with a description and an example on every property, and without the names that pydantic makes of them."""
    meanings = {name: vocabulary.get(f"{event}.{name}") or vocabulary[name] for name in told["properties"]}
    properties = {name: _told_as(part, meanings[name]) for name, part in told["properties"].items()}
    return {**{name: part for name, part in told.items() if name != "title"}, "properties": properties}


def _told_as(part: Schema, meaning: Meaning) -> Schema:
    described = {name: value for name, value in part.items() if name not in ("title", "description")}
    return {**described, "description": meaning[0], "examples": [meaning[1]]}
