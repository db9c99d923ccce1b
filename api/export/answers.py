"""An answer as a table: a row for each thing that it lists, and columns that depend on its shape alone, not on what it says.

What is part of a part has a name with a dot, such as ``phase.since``. In a cell the members of a list stand one after the other,
behind semicolons: a fact by its key, an article by its id, what has no name of its own with all that it says.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, get_args

import orjson

from api.export.table import Column, Row, Table, Value, flat
from api.views.base import View

_NAMES = ("key", "rule", "article", "id", "text", "message")
"""The fields by which a thing is named in a cell; the first that it has."""
_OWNERS = ("stream", "actor")
"""The fields that say whose the name is, where it is not the answer's own."""


def table_of(answer: View) -> Table:
    """The answer as a table that is called after its shape."""
    columns = tuple(_columns(answer.row_shape()))
    return Table(type(answer).__name__, columns, (_row(row, columns) for row in answer.rows()))


def _columns(shape: type[View], within: str = "") -> Iterator[Column]:
    for name, field in shape.model_fields.items():
        called = f"{within}{field.alias or name}"
        part = _part(field.annotation)
        if part is None:
            yield Column(called, "text", field.description or "")
        else:
            yield from _columns(part, f"{called}.")


def _part(annotation: Any) -> type[View] | None:
    """The shape of a field that is one thing within another, or none."""
    choices = get_args(annotation) or (annotation,)
    shapes = [choice for choice in choices if isinstance(choice, type) and issubclass(choice, View)]
    return shapes[0] if len(shapes) == 1 and set(choices) <= {*shapes, type(None)} else None


def _row(row: View, columns: tuple[Column, ...]) -> Row:
    return {column.name: _cell(_found(row, column.name)) for column in columns}


def _found(row: View, path: str) -> Any:
    found: Any = row
    for called in path.split("."):
        found = None if found is None else getattr(found, _attribute(found, called))
    return found


def _attribute(thing: View, called: str) -> str:
    """The attribute of a field that is written under a name which Python keeps for itself."""
    fields = type(thing).model_fields
    return called if called in fields else next(name for name, field in fields.items() if field.alias == called)


def _cell(value: Any) -> Value:
    match value:
        case bool():
            return str(value).lower()
        case None | str() | int() | date():
            return value
        case tuple() | list():
            return tuple(map(_word, value))
        case dict():
            return tuple(f"{name}: {_word(part)}" for name, part in value.items())
        case _:
            return _word(value)


def _word(value: Any) -> str:
    """A value within a cell."""
    match value:
        case View():
            return _named(value)
        case tuple() | list():
            return ", ".join(map(_word, value))
        case dict():
            return orjson.dumps(value).decode()
        case None:
            return ""
        case _:
            return str(flat(_cell(value)))


def _named(thing: View) -> str:
    """A thing by its name, and its status if it has one; what has no name, by all that it says."""
    fields = type(thing).model_fields
    name = next((name for name in _NAMES if name in fields), None)
    if name is not None:
        owner = next((f"{getattr(thing, owner)}/" for owner in _OWNERS if owner in fields), "")
        status = getattr(thing, "status", None)
        return f"{owner}{getattr(thing, name)}{f' ({status})' if status else ''}"
    said = ((field.alias or called, _word(getattr(thing, called))) for called, field in fields.items())
    return ", ".join(f"{called} {word}" for called, word in said if word)
