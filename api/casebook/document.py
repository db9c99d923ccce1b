"""One casebook document, read as proposals: which keys it may have, and which event each part proposes.

Every function yields proposals and refusals as it finds them, so that one reading tells everything that is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from types import MappingProxyType
from typing import Any

from pydantic import ValidationError

from api.casebook.archive import Archive
from api.casebook.sentences import ACTOR_WORDS, SLUG_WORDS, known_keys, refusals
from api.casebook.spelling import nearest, shown, unknown, what_is
from domain.actor import ActorRegistered
from domain.article import ARTICLE_EVENTS, ArticleRegistered, ArticleRetracted
from domain.catalogue import FACTS_OF
from domain.dossier import KIND_OF_STREAM
from domain.facts import SLUG, STATE_CODE, Event
from domain.issue.events import IssueRegistered
from domain.mechanism.events import MechanismRegistered
from domain.proposal import Place, Proposal, Refusal
from domain.visit.events import VisitRegistered

Outcome = Proposal | Refusal
Fields = Mapping[str, Any]
Kinds = Mapping[str, type[Event]]
ReadOne = Callable[[Fields, Place], Iterator[Outcome]]

ARTICLE_FACTS: Kinds = MappingProxyType({kind.stored_name(): kind for kind in ARTICLE_EVENTS if "key" in kind.model_fields})
"""The names that a coder may write under ``event:`` for an article."""

REGISTRATIONS: Kinds = MappingProxyType(
    {"actors": ActorRegistered, "mechanisms": MechanismRegistered, "visits": VisitRegistered, "issues": IssueRegistered}
)
"""The lists of what has facts of its own, and the event that each of their entries proposes first."""

SECTIONS = ("articles", *REGISTRATIONS)
"""The lists that a document may have, in the order of the file format."""

_SLUG_ID = re.compile(SLUG)
_LONGEST_ID = 200
_ACTOR_ID = re.compile(rf"{SLUG}|{STATE_CODE}")


def read_parts(document: object, place: Place, archive: Archive) -> Iterator[Outcome]:
    """Everything that the document proposes and everything wrong with it, in the order of the file format.

    ``archive`` says what the texts of articles come to.
    """
    if not isinstance(document, Mapping):
        yield Refusal("wrong-type", f"a casebook document is a mapping of {', '.join(SECTIONS)}, not {what_is(document)}", place)
        return
    for key in document:
        if key not in SECTIONS:
            yield Refusal("unknown-key", unknown("key", key, SECTIONS), place.at(key))
    for section in SECTIONS:
        yield from _each(document, section, place, partial(read_entry, section, archive=archive))


def read_entry(section: str, entry: Fields, place: Place, archive: Archive) -> Iterator[Outcome]:
    """What one entry of such a list proposes, and what is wrong with it."""
    if section == "articles":
        return _article(archive, entry, place)
    return _aggregate(REGISTRATIONS[section], entry, place)


def read_fact(kind: str, stream: str, fact: Fields, place: Place) -> Iterator[Outcome]:
    """What one fact proposes, apart from any document, for a stream that is a ``kind`` of thing; and what is wrong with it."""
    return _fact(stream, ARTICLE_FACTS if kind == "article" else FACTS_OF[kind], fact, place)


def read_facts(kind: str, stream: str, around: Fields, place: Place) -> Iterator[Outcome]:
    """What the list of ``facts`` in a mapping proposes for a stream of that kind, and what is wrong with it."""
    return _each(around, "facts", place, partial(read_fact, kind, stream))


def _article(archive: Archive, entry: Fields, place: Place) -> Iterator[Outcome]:
    stream = str(entry.get("id"))
    yield from _registration(ArticleRegistered, entry, place, ("id", "text", "retracted", "facts"))
    if entry.get("text") is not None:
        yield archive(stream, entry["text"], place)
    if entry.get("retracted") is not None:
        yield from _retraction(stream, entry["retracted"], place.at("retracted"))
    yield from _each(entry, "facts", place, partial(_fact, stream, ARTICLE_FACTS))


def _aggregate(registration: type[Event], entry: Fields, place: Place) -> Iterator[Outcome]:
    """An actor, mechanism, visit or issue, and its facts; or facts alone, of one that is registered elsewhere."""
    read_one = _id if entry.keys() == {"id", "facts"} and entry["facts"] else _registration
    yield from read_one(registration, entry, place, ("id", "facts"))
    kinds = FACTS_OF[KIND_OF_STREAM[registration]]
    yield from _each(entry, "facts", place, partial(_fact, str(entry.get("id")), kinds))


def _each(around: Fields, key: str, place: Place, read_one: ReadOne) -> Iterator[Outcome]:
    entries = around.get(key)
    if entries is None:
        return
    if not isinstance(entries, list):
        yield Refusal("wrong-type", f"{key!r} must be a list, not {what_is(entries)}", place.at(key))
        return
    for index, entry in enumerate(entries):
        at = place.at(f"{key}[{index}]")
        if isinstance(entry, dict | Mapping):  # asked in this order, because of 100,000 hardly any is something else
            yield from read_one(entry, at)
        else:
            yield Refusal("wrong-type", f"each of {key!r} must be a mapping, not {what_is(entry)}", at)


def _registration(kind: type[Event], entry: Fields, place: Place, beside: tuple[str, ...]) -> Iterator[Outcome]:
    yield from _id(kind, entry, place, beside)
    yield from _event(kind, str(entry.get("id")), entry, place, beside)


def _id(kind: type[Event], entry: Fields, place: Place, beside: tuple[str, ...]) -> Iterator[Outcome]:
    stream = entry.get("id")
    pattern, words = (_ACTOR_ID, ACTOR_WORDS) if kind is ActorRegistered else (_SLUG_ID, SLUG_WORDS)
    if stream is None:
        if not any(nearest(key, ["id"]) for key in entry.keys() - known_keys(kind, beside)):
            yield Refusal("missing-key", "the key 'id' is missing", place.at("id"))
    elif not isinstance(stream, str) or len(stream) > _LONGEST_ID or not pattern.fullmatch(stream):
        yield Refusal("not-an-id", f"'id' is {shown(stream)}, which is not {words}", place.at("id"))


def _fact(stream: str, kinds: Kinds, fact: Fields, place: Place) -> Iterator[Outcome]:
    name = fact.get("event")
    if isinstance(name, str) and name in kinds:
        yield from _event(kinds[name], stream, fact, place, ("event",))
    elif name is not None:
        reason = unknown("event", name, kinds.keys()) if isinstance(name, str) else f"'event' must be text, not {what_is(name)}"
        yield Refusal("unknown-event", reason, place.at("event"))
    elif meant := next((key for key in fact if key != "event" and nearest(key, ["event"])), None):
        yield Refusal("unknown-key", unknown("key", meant, ["event"]), place.at(meant))
    else:
        yield Refusal("missing-key", "the key 'event' is missing", place.at("event"))


def _retraction(stream: str, retracted: Any, place: Place) -> Iterator[Outcome]:
    if not isinstance(retracted, Mapping):
        yield Refusal("wrong-type", f"'retracted' must be a mapping, not {what_is(retracted)}", place)
    elif "key" in retracted:
        known = known_keys(ArticleRetracted) - {"key"}
        yield Refusal("unknown-key", f"unknown key 'key'; known here: {', '.join(sorted(known))}", place.at("key"))
    else:
        yield from _event(ArticleRetracted, stream, {**retracted, "key": "retracted"}, place, ())


def _event(kind: type[Event], stream: str, written: Fields, place: Place, beside: tuple[str, ...]) -> Iterator[Outcome]:
    fields = dict(written)
    for key in beside:
        fields.pop(key, None)
    if None in fields.values():
        left_out = _may_be_null(kind)
        fields = {k: v for k, v in fields.items() if v is not None or k not in left_out}
    try:
        yield Proposal(stream, kind.__pydantic_validator__.validate_python(fields), place)
    except ValidationError as error:
        yield from refusals(error, kind, place, beside)


@cache
def _may_be_null(kind: type[Event]) -> frozenset[str]:
    """The fields for which null means the same as leaving them out."""
    return frozenset(name for name, field in kind.model_fields.items() if not field.is_required())
