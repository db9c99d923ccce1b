"""JSON read like YAML: numbers become the text that was written, null stays null, and true and false are refused.

The standard library's reader is used because it can see a key that is written twice and the digits of a number as they
stand (``1.10``); with that, it is as fast as a faster reader followed by a walk over all values. Lines are worked out
only for the places that someone asks about.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import NoReturn

import orjson

from api.casebook.json_lines import JsonLines
from api.casebook.place import DEEPEST, Written
from api.casebook.spelling import shown
from domain.proposal import Place, Refusal, Refused

_SCALARS = frozenset({str, type(None)})
_PLAIN = _SCALARS | {dict, list}
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")


class _Repeating(dict[str, object]):
    """A mapping in which some keys were written more than once."""

    repeated: tuple[str, ...] = ()


def _mapping(pairs: list[tuple[str, object]]) -> dict[str, object]:
    values = dict(pairs)
    if len(values) == len(pairs):
        return values
    marked = _Repeating(values)
    keys = [key for key, _ in pairs]
    marked.repeated = tuple(key for key in values if keys.count(key) > 1)
    return marked


class _NotANumber(Exception):
    """NaN or an infinity."""


def _no_constant(name: str) -> NoReturn:
    raise _NotANumber(name)


_DECODER = json.JSONDecoder(object_pairs_hook=_mapping, parse_int=str, parse_float=str, parse_constant=_no_constant)


def parse(text: str, file: str | None, deepest: int = DEEPEST) -> tuple[object, Place]:
    """The document with its place, of at most so many levels. Raises ``Refused`` with every problem found."""
    try:
        value = _decoded(text)
    except RecursionError:
        raise Refused([_too_deep(Place(file), deepest)]) from None
    except json.JSONDecodeError as error:
        raise Refused([Refusal("not-json", f"this is not JSON: {error.msg}", Place(file, "", error.lineno))]) from None
    return checked(value, Written(file, "", JsonLines(text)), deepest)


def _decoded(text: str) -> object:
    try:
        value = _DECODER.decode(text)
    except _NotANumber:
        return orjson.loads(text)  # knows the line
    if _SURROGATE.search(text):
        orjson.loads(text)  # sees half a surrogate pair, which no store can keep
    return value


def parsed(document: object, place: Place) -> tuple[object, Place]:
    """A document that someone else has parsed, read by the same rules. Raises ``Refused``."""
    try:
        return checked(_DECODER.decode(orjson.dumps(document).decode()), place)
    except (TypeError, RecursionError) as error:
        raise Refused([Refusal("not-json", f"the document is not made of JSON's values: {error}", place)]) from None


def checked(value: object, place: Place, deepest: int = DEEPEST) -> tuple[object, Place]:
    """The value, if it holds no truth value, no repeated key and is not too deep. Raises ``Refused``."""
    if not _is_plain(value, deepest):
        raise Refused(_faults(value, place, deepest))
    return value, place


def _is_plain(value: object, deepest: int) -> bool:
    level = [value]  # level by level, because a walk from part to part takes as long as reading all the events
    for depth in range(deepest + 1):
        if not (_PLAIN if depth < deepest else _SCALARS).issuperset(map(type, level)):
            return False
        mappings = [child for part in level if type(part) is dict for child in part.values() if type(child) is not str]
        level = [child for part in level if type(part) is list for child in part if type(child) is not str] + mappings
        if not level:
            return True
    return False


def _faults(value: object, place: Place, deepest: int, depth: int = 0) -> Iterator[Refusal]:
    if isinstance(value, bool):
        yield Refusal("truth-value", f"{str(value).lower()} without quotes is not text; no key here takes it", place)
    if not isinstance(value, dict | list):
        return
    if depth >= deepest:
        yield _too_deep(place, deepest)
        return
    for key in value.repeated if isinstance(value, _Repeating) else ():
        yield Refusal("duplicate-key", f"the key {shown(key)} is written twice", place.at(key))
    children = value.items() if isinstance(value, dict) else enumerate(value)
    for step, child in children:
        yield from _faults(child, place.at(f"[{step}]" if isinstance(step, int) else step), deepest, depth + 1)


def _too_deep(place: Place, deepest: int) -> Refusal:
    return Refusal("too-deep", f"the document is nested deeper than {deepest} levels", place)
