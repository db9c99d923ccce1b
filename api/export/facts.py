"""Facts as a table: a row for each fact, with the articles that it rests on and what was later said about it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import orjson

from api.export.holdings import Holdings, home, kind_of, said
from api.export.revised import Revisions
from api.export.table import Column, Row, Table, Value
from domain.dates import VagueDate
from domain.dossier import Recorded, Stream
from domain.evidence.articles import BEYOND, ArticleView
from domain.facts import Fact

COLUMNS = (
    Column("stream", "text", "id of the mechanism, visit, issue or actor"),
    Column("kind", "text", "which of these it is"),
    Column("name", "text", "its name, as registered"),
    Column("key", "text", "the coder's name for the fact"),
    Column("event", "text", "what kind of fact it is"),
    Column("occurred", "text", "when it happened, as coded (EDTF)"),
    Column("earliest", "day", "the first day on which it can have happened"),
    Column("latest", "day", "the last day on which it can have happened, or begun"),
    Column("gist", "text", "what happened, in the coder's words"),
    Column("by", "list", "who did it: ids of actors"),
    Column("place", "text", "where"),
    Column("reason", "text", "why, or why it is coded so"),
    Column("said", "text", "the source's own words for the date"),
    Column("according_to", "list", "for whom it holds, where the parties differ"),
    Column("coding", "text", "stated in an article, or inferred"),
    Column("coded_by", "text", "who coded it"),
    Column("reviewed_by", "text", "who reviewed it"),
    Column("also_in", "list", "the other streams in which this same fact stands"),
    Column("fact", "text", "of a fact about a fact: the key of that one"),
    Column("session", "text", "the label of the session"),
    Column("edition", "number", "the number of the session"),
    Column("planned", "text", "when it is planned, as coded (EDTF)"),
    Column("planned_earliest", "day", "the first day of the plan"),
    Column("planned_latest", "day", "the last day of the plan"),
    Column("participants", "list", "who takes part: ids of actors"),
    Column("other", "text", "the remaining fields of this kind of fact, as a JSON object"),
    Column("revised_by", "list", "what was later said about it: keys, each with its event"),
    Column("known_from", "instant", "when the first of its articles was public"),
    Column("articles", "list", "ids of the articles that it cites"),
    Column("publishers", "list", "their publishers, in the same order"),
    Column("published", "list", "their dates, in the same order (EDTF)"),
    Column("urls", "list", "their addresses, in the same order"),
    Column("citations", "text", "the citations with passages and speakers, as a JSON list"),
    Column("position", "number", "where it lies in the ledger"),
    Column("recorded_at", "instant", "when the ledger took it in"),
)
"""The columns of the table of facts. New ones are added at the end; none is renamed."""

_OF_THEIR_OWN = frozenset({column.name for column in COLUMNS})


def facts(holdings: Holdings) -> Table:
    """The facts of the holdings: each once, at the first of its streams."""
    return Table("facts", COLUMNS, _rows(holdings))


def written_here(holdings: Holdings) -> Iterator[tuple[Stream, Recorded, Fact]]:
    """Every fact once, with the stream at which it is written, by stream and in the order of recording."""
    for stream in holdings.streams.values():
        for item, fact in stream.facts():
            if home(stream.id, fact, holdings.streams) == stream.id:
                yield stream, item, fact


def _rows(holdings: Holdings) -> Iterator[Row]:
    revisions = Revisions(holdings)
    for stream, item, fact in written_here(holdings):
        yield {
            "stream": stream.id,
            "kind": kind_of(stream),
            "name": getattr(stream.registration, "name", None),
            "event": fact.stored_name(),
            **_own(fact),
            **_dated("", fact.occurred),
            **_dated("planned_", getattr(fact, "planned", None)),
            "revised_by": revisions.of(stream.id, fact.key),
            **_evidence(holdings, fact),
            "position": item.position,
            "recorded_at": item.recorded_at,
        }


def _own(fact: Fact) -> dict[str, Value]:
    fields = said(fact)
    other = {name: value for name, value in fields.items() if name not in _OF_THEIR_OWN}
    shown: dict[str, Value] = {name: _value(getattr(fact, name)) for name in type(fact).model_fields if name in _OF_THEIR_OWN}
    return shown | {"other": _json(other) if other else None, "citations": _json(fields["citations"])}


def _value(value: object) -> Value:
    if value is None or isinstance(value, int):
        return value
    return tuple(map(str, value)) if isinstance(value, tuple) else str(value)


def _dated(prefix: str, when: VagueDate | None) -> dict[str, Value]:
    if when is None:
        return {}
    return {f"{prefix}earliest": when.earliest, f"{prefix}latest": when.latest}


def _evidence(holdings: Holdings, fact: Fact) -> dict[str, Value]:
    ids = tuple(dict.fromkeys(citation.article for citation in fact.citations))
    views = [holdings.articles.get(id) for id in ids]
    public: list[datetime] = [view.public for view in views if view and view.public != BEYOND]
    return {
        "known_from": min(public, default=None),
        "articles": ids,
        "publishers": tuple((view and view.registered.publisher) or "" for view in views),
        "published": tuple(str(view.registered.published) if view else "" for view in views),
        "urls": tuple(_url(view) for view in views),
    }


def _url(view: ArticleView | None) -> str:
    return str(view.registered.url) if view and view.registered.url else ""


def _json(value: object) -> str:
    return orjson.dumps(value).decode()
