"""Stored events read on trust: what this program checked and wrote is made into events again without being checked anew.

The full reader (``mapper.to_event``) judges every field by the rules of its model. For bytes that were written by the same rules
that is work for nothing: here an event is given the attributes that the full reader would give it, and what is said over and
over (days, speakers, lists of parties) is kept once. Only the kinds of the values are looked at, so that no part of the program
meets a number where it takes a text.

For every set of fields that occurs a reader is written, as ``dataclasses`` writes its methods: to go through the fields one by
one takes twice as long. Whatever is unusual is left to the full reader: an older version, an unknown or a missing field, a value
of another kind, a date that is none. Damage that still looks like an event shows in the chain, and the audit reads in full.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from types import MappingProxyType, NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, HttpUrl, TypeAdapter

from domain.article import Url
from domain.dates import VagueDate, parse
from domain.facts import Attribution, Value

Fields = dict[str, Any]
Read = Callable[..., Any]
"""From what is stored to what an event holds; raises one of :data:`UNFAMILIAR` where it is not as it should be."""
Taken = tuple[type, Read | None]
"""The type as which JSON keeps a kind of value, and how it is read; None if it stays as it is."""

UNFAMILIAR = (TypeError, ValueError, LookupError, AttributeError)
"""What a reader raises if the fields are not such as this program writes."""

_SHAPES, _SHARED = 1_024, 65_536
_SETTERS = {
    f"_set{name.rstrip('_')}": BaseModel.__dict__[name].__set__
    for name in ("__dict__", "__pydantic_fields_set__", "__pydantic_extra__", "__pydantic_private__")
}
_READER = """
def read({given}):
    if {strange}:
        raise TypeError
    _fields = _defaults.copy()
    {told}
    _value = _new(_kind)
    _set__dict(_value, _fields)
    _set__pydantic_fields_set(_value, _told)
    _set__pydantic_extra(_value, None)
    _set__pydantic_private(_value, None)
    return _value
"""
"""The names that begin so are ours: no field's does."""


class Shapes(dict[tuple[str, ...], Read]):
    """The readers of one kind of value, by the names of the fields that were stored; each takes their values in that order.

    A reader is written when it is first asked for, and raises one of :data:`UNFAMILIAR`; so does asking for one that cannot be.
    """

    def __init__(self, kind: type[Value]) -> None:
        """None is written yet."""
        self._kind = kind

    def __missing__(self, names: tuple[str, ...]) -> Read:
        reader = _written(self._kind, names)
        if len(self) < _SHAPES:
            self[names] = reader
        return reader


shapes_of = cache(Shapes)
"""Those of each kind."""


def reader_of(kind: type[Value]) -> Read:
    """How the stored fields of that kind, as a mapping, become a value of it. It raises one of :data:`UNFAMILIAR`."""
    shapes = shapes_of(kind)
    return lambda fields: shapes[tuple(fields)](*fields.values())


def _written(kind: type[Value], names: tuple[str, ...]) -> Read:
    """The reader of values of that kind that were stored with these fields; it takes their values in that order."""
    fields = kind.model_fields
    left_out = {name: field for name, field in fields.items() if name not in names}
    if not names or not fields.keys() >= set(names) or any(field.is_required() for field in left_out.values()):
        raise LookupError(names)
    defaults = {name: field.default if name in left_out else None for name, field in fields.items()}
    known = {**_SETTERS, "_new": object.__new__, "_kind": kind, "_told": set(names), "_defaults": _sharing(kind, defaults)}
    told = [f"_fields[{name!r}] = {{}}" for name in left_out if defaults[name] == {}]
    for name in names:
        known[f"_type_of_{name}"], known[f"_read_{name}"] = _taken(fields[name].annotation)
        told.append(f"_fields[{name!r}] = {f'_read_{name}({name})' if known[f'_read_{name}'] else name}")
    strange = " or ".join(f"{name}.__class__ is not _type_of_{name}" for name in names)
    exec(_READER.format(given=", ".join(names), strange=strange, told="; ".join(told)), known)  # noqa: S102 -- names of fields
    written: Read = known["read"]
    return written


def _sharing(kind: type[Value], defaults: Fields) -> Fields:
    """The same fields, whose copies share their keys as the attributes of plain instances do: a third of the memory less."""
    instance = _instances_of(kind)()
    for name, default in defaults.items():
        setattr(instance, name, default)
    fields: Fields = vars(instance)
    return fields


@cache
def _instances_of(kind: type[Value]) -> type:
    """A plain class of its own for each kind: instances of one class share their keys if they get them in one order."""
    return type(kind.__name__, (), {})


def _taken(kind: Any) -> Taken:
    """How a value of that kind is kept and read. Raises LookupError for kinds that are not read on trust.

    Null is not among them: where it may stand it is mostly the default, and so not stored.
    """
    origin, parts = get_origin(kind), [part for part in get_args(kind) if part is not NoneType]
    if origin is Annotated or (origin in (Union, UnionType) and len(parts) == 1):
        return (str, _url) if HttpUrl in parts else _taken(parts[0])
    if origin is Literal:
        return str, MappingProxyType({choice: choice for choice in parts}).__getitem__
    if origin is tuple:
        return list, _list_of(parts[0])
    if origin is dict:
        return dict, dict.copy if parts[1] is object else _words
    if isinstance(kind, type) and issubclass(kind, Value):
        return dict, _attribution if kind is Attribution else reader_of(kind)
    return _PLAIN[kind]


_PLAIN: Mapping[Any, Taken] = MappingProxyType({str: (str, None), int: (int, None), VagueDate: (str, parse)})
_url = lru_cache(_SHARED)(TypeAdapter(Url).validate_python)


def _list_of(kind: Any) -> Read:
    if isinstance(kind, type) and issubclass(kind, Value) and kind is not Attribution:
        shapes = shapes_of(kind)
        return lambda listed: (
            (shapes[tuple(listed[0])](*listed[0].values()),)  # as nearly always
            if len(listed) == 1
            else tuple([shapes[tuple(one)](*one.values()) for one in listed])
        )
    stored, read = _taken(kind)
    if read is None and stored is str:
        return _texts
    if read is None:
        raise LookupError(kind)
    return lambda listed: tuple([read(one) for one in listed])


def _texts(listed: list[str]) -> tuple[str, ...]:
    return _shared_texts(*listed)


@lru_cache(_SHARED)
def _shared_texts(*texts: str) -> tuple[str, ...]:
    return tuple(map(str.__str__, texts))


def _words(named: dict[str, str]) -> dict[str, str]:
    return {name: str.__str__(word) for name, word in named.items()}


def _attribution(fields: Fields) -> Any:
    return _shared_attribution(*fields.items())


@lru_cache(_SHARED)
def _shared_attribution(*fields: tuple[str, str]) -> Any:
    return reader_of(Attribution)(dict(fields))
