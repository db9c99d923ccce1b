"""Facts as coded events: a row for each, with what its code cannot say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from api.export.codes.mapping import MAPPING, Code, Counterpart, NoCode
from api.export.codes.sides import Sides, sides
from api.export.facts import written_here
from api.export.holdings import Holdings
from api.export.revised import Revisions
from api.export.table import Column, Row, Table
from domain.dates import VagueDate
from domain.facts import Fact

Scheme = Literal["plover", "cameo"]

COLUMNS = (
    Column("earliest", "day", "the first day on which it can have happened"),
    Column("latest", "day", "the last day on which it can have happened, or begun"),
    Column("source", "list", "who acts: ids of actors"),
    Column("target", "list", "towards whom: ids of actors"),
    Column("code", "text", "the code; empty where there is no counterpart"),
    Column("name", "text", "its name"),
    Column("mode", "text", "PLOVER's mode"),
    Column("context", "text", "PLOVER's context"),
    Column("loses", "text", "what the row does not tell, or why there is no code"),
    Column("event", "text", "our event"),
    Column("key", "text", "the coder's name for the fact"),
    Column("stream", "text", "id of the mechanism, visit, issue or actor"),
    Column("articles", "list", "ids of the articles that it cites"),
)
"""The columns of a table of coded events. New ones are added at the end; none is renamed."""


def coded(holdings: Holdings, scheme: Scheme) -> Table:
    """The facts of the holdings in the codes of one scheme, with rows for those that have none, too."""
    return Table(scheme, COLUMNS, _rows(holdings, scheme))


def _rows(holdings: Holdings, scheme: Scheme) -> Iterator[Row]:
    revisions = Revisions(holdings)
    for stream, _, fact in written_here(holdings):
        counterpart = MAPPING[fact.stored_name()]
        code = counterpart.plover if scheme == "plover" else counterpart.cameo
        both = sides(stream, fact, mutual=counterpart.mutual)
        yield {
            "earliest": fact.occurred.earliest,
            "latest": fact.occurred.latest,
            "source": both.source,
            "target": both.target,
            **_code(code),
            "loses": "; ".join(_losses(fact, counterpart, code, both, revisions.of(stream.id, fact.key))),
            "event": fact.stored_name(),
            "key": fact.key,
            "stream": stream.id,
            "articles": tuple(dict.fromkeys(citation.article for citation in fact.citations)),
        }


def _code(code: Code | NoCode) -> Row:
    if isinstance(code, NoCode):
        return {}
    return {"code": code.code, "name": code.name, "mode": code.mode or None, "context": code.context or None}


def _losses(fact: Fact, counterpart: Counterpart, code: Code | NoCode, both: Sides, revisions: tuple[str, ...]) -> Iterator[str]:
    """What the mapping loses, then what this fact has that no code can tell."""
    yield str(code) if isinstance(code, NoCode) else counterpart.loses
    if not both.source:
        yield "no one is named who did it"
    yield from _of_date(fact)
    if fact.coding == "inferred":
        yield "no article says it, they only imply it"
    if fact.according_to:
        yield f"it holds according to {', '.join(fact.according_to)} alone"
    if terms := getattr(fact, "open_terms", ()):
        yield f"still open: {', '.join(terms)}"
    if revisions:
        yield f"more was said about it: {', '.join(revisions)}"


def _of_date(fact: Fact) -> Iterator[str]:
    when = fact.occurred
    if not when.is_day:
        yield f"the date is as vague as {when}"
    if when.end:
        yield f"it lasted until {when.end}"
    planned: VagueDate | None = getattr(fact, "planned", None)
    if planned:
        yield f"planned for {planned}"
