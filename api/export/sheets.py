"""What is registered, as tables: one for each kind of stream, with the fields of its registration as columns."""

from __future__ import annotations

from collections.abc import Iterator

import orjson

from api.export.holdings import Holdings
from api.export.table import Column, Row, Table, Value
from domain.article import ArticleRegistered
from domain.dossier import KIND_OF_STREAM, Stream
from domain.facts import Event

_LATER = (
    Column("retracted", "text", "when it was withdrawn"),
    Column("copies", "text", "the article that it was later found to repeat"),
    Column("digest", "text", "digest of its archived text"),
)
PLURALS = {"mechanism": "mechanisms", "visit": "visits", "issue": "issues", "actor": "actors", "article": "articles"}
"""Kind of stream → the name of its table."""


def registrations(holdings: Holdings) -> Iterator[Table]:
    """The tables of what is registered. Articles are shown as they stand, with all corrections."""
    for registration, kind in KIND_OF_STREAM.items():
        yield Table(PLURALS[kind], columns(registration), _rows(holdings, kind))


def columns(registration: type[Event]) -> tuple[Column, ...]:
    """The columns for one kind of registration."""
    fields = tuple(Column(name, "text", "") for name in registration.model_fields if name != "citations")
    later = _LATER if registration is ArticleRegistered else ()
    return (Column("id", "text", "its id"), *fields, *later)


def about(holdings: Holdings) -> Table:
    """Which ledger this was taken from."""
    rows: list[Row] = [{"what": "position", "value": holdings.position}, {"what": "digest", "value": holdings.head}]
    return Table("about", (Column("what", "text", ""), Column("value", "text", "")), rows)


def _rows(holdings: Holdings, kind: str) -> Iterator[Row]:
    for stream in holdings.of(kind):
        yield _article(holdings, stream) if kind == "article" else {"id": stream.id, **_fields(stream.registration)}


def _article(holdings: Holdings, stream: Stream) -> Row:
    view = holdings.articles.get(stream.id)
    assert view is not None
    linked = next((copy for item in stream.events[1:] if (copy := getattr(item.event, "copy_of", None))), None)
    later: Row = {
        "retracted": str(view.retraction.published) if view.retraction else None,
        "copies": linked,
        "digest": view.digest,
    }
    return {"id": stream.id, **_fields(view.registered), **later}


def _fields(registration: Event) -> Row:
    return {name: _value(value) for name, value in registration.model_dump(mode="json").items()}


def _value(value: object) -> Value:
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return "; ".join(value)
    return orjson.dumps(value).decode() if value else None
