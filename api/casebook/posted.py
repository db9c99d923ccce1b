"""What comes by post: a document, an entry or facts in the body of a request, read by the rules of casebooks.

Reading has two steps. What cannot be parsed at all is refused by :func:`documents`; what the parsed values propose, and
everything wrong with that, is a :class:`~api.casebook.reading.Reading`. No file is opened: texts are the words themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from api.casebook import archive, json_text, yaml_text
from api.casebook.document import Outcome, read_entry, read_fact, read_facts, read_parts
from api.casebook.files import decoded
from api.casebook.place import DEEPEST
from api.casebook.reading import Format, Reading
from api.casebook.spelling import unknown, what_is
from api.casebook.unclear import unclear_in
from domain.proposal import Place, Refusal, Refused

Written = tuple[object, Place]
"""A parsed document with its place."""


def documents(body: bytes, format: Format, deepest: int = DEEPEST) -> Sequence[Written]:
    """The documents of a body; JSON has one. Raises ``Refused`` for what is empty, not UTF-8, not JSON or YAML, or too deep."""
    text = decoded(body, None).removeprefix("\ufeff")
    found = [json_text.parse(text, None, deepest)] if format == "json" and text.strip() else []
    if format == "yaml":
        found = yaml_text.parse(text, None, deepest)
    if not found:
        raise Refused([Refusal("empty", "the body is empty", Place())])
    return found


def casebook(written: Iterable[Written]) -> Reading:
    """What casebook documents propose."""
    return _reading((document, read_parts(document, place, archive.words)) for document, place in written)


def entry(section: str, written: Written) -> Reading:
    """What one entry of that list of a casebook proposes."""
    document, place = written
    if not isinstance(document, Mapping):
        return _reading([(document, [_no_mapping(document, place)])])
    return _reading([(document, read_entry(section, document, place, archive.words))])


def facts(kind: str, stream: str, written: Written) -> Reading:
    """What a fact, or a list of ``facts`` in a mapping of its own, proposes for a stream of that kind."""
    document, place = written
    if not isinstance(document, Mapping):
        return _reading([(document, [_no_mapping(document, place)])])
    if "facts" not in document:
        return _reading([(document, read_fact(kind, stream, document, place))])
    return _reading([(document, _listed(kind, stream, document, place))])


def _listed(kind: str, stream: str, document: Mapping[str, object], place: Place) -> Iterable[Outcome]:
    for key in document.keys() - {"facts"}:
        yield Refusal("unknown-key", unknown("key", key, ["facts"]), place.at(key))
    if not document["facts"]:
        yield Refusal("empty", "'facts' is empty; give at least one", place.at("facts"))
    yield from read_facts(kind, stream, document, place)


def _no_mapping(document: object, place: Place) -> Refusal:
    return Refusal("wrong-type", f"the body must be a mapping, not {what_is(document)}", place)


def _reading(found: Iterable[tuple[object, Iterable[Outcome]]]) -> Reading:
    reading = Reading()
    for document, outcomes in found:
        told = list(outcomes)
        reading.add(told, unclear_in(document, told))
    return reading
