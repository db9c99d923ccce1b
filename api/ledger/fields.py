"""The fields of an event as they are stored: plain values, without those that hold their default.

They are what pydantic would give (``model_dump(mode="json", exclude_defaults=True)``), in the same order, in a third of its time;
whoever records needs them for the bytes and for all that is derived beside them. For every kind of event a writer is written, as
``trusted`` writes readers. Kinds that may hold anything, are stored under other names or come in a later version have none.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import HttpUrl
from pydantic.fields import FieldInfo

from domain.dates import VagueDate
from domain.facts import Event, Value

Fields = dict[str, Any]
Write = Callable[[Any], Fields]

STRANGE = (AttributeError, TypeError, KeyError)
"""What a writer raises for values that no door lets in; pydantic knows what to say of them."""

_WRITER = """
def write(_value):
    _held, _fields = _value.__dict__, {{}}
    {told}
    return _fields
"""
"""The names that begin so are ours: no field's does."""


@cache
def writer_of(kind: type[Value]) -> Write | None:
    """How values of that kind become their stored fields; None where that is left to pydantic."""
    if issubclass(kind, Event) and kind.version > 1:
        return None
    try:
        return _written(kind)
    except LookupError:
        return None


def _written(kind: type[Value]) -> Write:
    known: dict[str, Any] = {"_str": str, "_nothing": ()}
    told = []
    for name, field in kind.model_fields.items():
        if field.alias not in (None, name):
            raise LookupError(name)
        told.append(f"_x = _held[{name!r}]")
        told.append(f"{_unless_default(field)}_fields[{name!r}] = {_taken(field.annotation, known)}")
    exec(_WRITER.format(told="\n    ".join(told)), known)  # noqa: S102 -- names of fields
    written: Write = known["write"]
    return written


def _unless_default(field: FieldInfo) -> str:
    """The condition on which a value is written."""
    if field.is_required():
        return ""
    if field.default is None:
        return "if _x is not None: "
    if field.default == ():
        return "if _x is not _nothing: "  # there is but one empty tuple
    if isinstance(field.default, str) or field.default == {}:
        return f"if _x != {field.default!r}: "
    raise LookupError(field.default)


def _taken(kind: Any, known: dict[str, Any], value: str = "_x") -> str:
    """The expression that makes a value of that kind plain. Raises LookupError for kinds that pydantic is to write."""
    origin, parts = get_origin(kind), [part for part in get_args(kind) if part is not NoneType]
    if origin is Annotated or (origin in (Union, UnionType) and len(parts) == 1):
        return f"_str({value})" if HttpUrl in parts else _taken(parts[0], known, value)
    if kind in (str, int) or origin is Literal:
        return value
    if kind is VagueDate:
        return f"{value}.text"
    if origin is tuple:
        one = _taken(parts[0], known, "_one")
        return f"[*{value}]" if one == "_one" else f"[{one} for _one in {value}]"
    if origin is dict and parts[1] is not object:
        return f"{{**{value}}}"
    if isinstance(kind, type) and issubclass(kind, Value):
        write = writer_of(kind)
        if write is None:
            raise LookupError(kind)
        known[f"_write_{kind.__name__}"] = write
        return f"_write_{kind.__name__}({value})"
    raise LookupError(kind)
