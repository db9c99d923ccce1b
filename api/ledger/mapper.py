"""Events to stored bytes and back.

An event is kept under its stable name from ``domain.catalogue``, never under a Python path. Its state is one JSON
object in UTF-8: the fields in the order of the class, without those that hold their default. From the second schema
version of an event on, the object begins with ``"@version"``; left out, it is 1. Both rules make a *default* part of
the stored shape: changing one means raising the event's ``version`` and adding an upcasting step.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import orjson
from pydantic import ValidationError
from pydantic_core import PydanticSerializationError, to_json

from api.ledger.chain import Linked
from api.ledger.errors import Unreadable, Unstorable
from api.ledger.fields import STRANGE, Fields, writer_of
from api.ledger.trusted import UNFAMILIAR, Shapes, shapes_of
from domain.catalogue import EVENTS, upcast
from domain.facts import Event

VERSION = "@version"


def written(stream: str, version: int, event: Event) -> tuple[Linked, Fields]:
    """The event as the ``version``-th of ``stream``, and the fields that its state holds: who derives something need not read them.

    Raises :class:`Unstorable` for what JSON cannot hold, or an unlisted kind.
    """
    state, fields = _written(event)
    return (stream, version, _listed(type(event)), state), fields


@cache
def _listed(kind: type[Event]) -> str:
    """The name of that kind in the catalogue."""
    name = kind.stored_name()
    if EVENTS.get(name) is not kind:
        raise Unstorable(f"{name} is not in the catalogue of events")
    return name


def to_state(event: Event) -> bytes:
    """The event's fields as stored. Raises :class:`Unstorable`."""
    return _written(event)[0]


def to_fields(event: Event) -> Fields:
    """The event's fields as stored, as they are read. Raises :class:`Unstorable`."""
    return _written(event)[1]


def _written(event: Event) -> tuple[bytes, Fields]:
    """The event's state, and its fields as they are read from that."""
    write = writer_of(type(event))
    try:
        if write is None:
            return _written_in_full(event)
        try:
            fields = write(event)
        except STRANGE:
            return _written_in_full(event)
        return to_json(fields), fields  # the bytes that orjson gives, in no larger piece of memory than they need
    except (orjson.JSONEncodeError, PydanticSerializationError) as error:
        raise Unstorable(f"{event.stored_name()} cannot be kept as JSON: {error}") from error


def _written_in_full(event: Event) -> tuple[bytes, Fields]:
    head = {VERSION: event.version} if event.version > 1 else {}
    state = orjson.dumps(head | event.model_dump(mode="json", exclude_defaults=True))
    return state, orjson.loads(state)


def to_data(state: bytes) -> dict[str, Any]:
    """The stored fields, as they are. Raises :class:`Unreadable` if the bytes are no JSON object."""
    try:
        data = orjson.loads(state)
    except orjson.JSONDecodeError as error:
        raise Unreadable(f"its bytes are not JSON ({error})") from error
    if not isinstance(data, dict):
        raise Unreadable("its bytes are not a JSON object")
    return data


def to_event(name: str, state: bytes) -> Event:
    """The event that was stored, in the shape of today. Raises :class:`Unreadable`."""
    kind = EVENTS.get(name)
    if kind is None:
        raise Unreadable(f"{name!r} is not in the catalogue of events")
    data = to_data(state)
    version = data.pop(VERSION, 1)
    if not isinstance(version, int) or not 1 <= version <= kind.version:
        raise Unreadable(f"{name} has the schema version {version}; this program knows 1 to {kind.version}")
    try:
        return kind.model_validate(upcast(name, version, data))
    except ValidationError as error:
        raise Unreadable(f"it is no valid {name}: {_first(error)}") from error


def recalled(name: str, state: bytes) -> Event:
    """The event that was stored, read on trust; what is unusual is read in full. Raises :class:`Unreadable`."""
    try:
        fields = orjson.loads(state)
        event: Event = _shapes(name)[tuple(fields)](*fields.values())
    except UNFAMILIAR:
        return to_event(name, state)
    return event


@cache
def _shapes(name: str) -> Shapes:
    """The readers on trust of the events of that name. Raises LookupError if there is none: those of a later version say theirs."""
    kind = EVENTS[name]
    if kind.version > 1:
        raise LookupError(name)
    return shapes_of(kind)


def _first(error: ValidationError) -> str:
    flaw = error.errors(include_url=False, include_context=False)[0]
    where = ".".join(map(str, flaw["loc"]))
    return f"{where}: {flaw['msg']}" if where else flaw["msg"]
