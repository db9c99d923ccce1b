"""The ledger's content as casebook entries: what a coder would have written, in an order that does not depend on recording.

Facts stand in the order of their own dates and the natural order of a life, everything else by id; a fact that stands in
several streams is written at the first of them. So two ledgers that hold the same give the same casebook.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from api.export.holdings import Holdings, home, kind_of, said
from domain.article import ArticleRetracted, TextArchived
from domain.dossier import Stream
from domain.facts import Event, Fact

Entry = dict[str, Any]

SECTIONS: Mapping[str, str] = MappingProxyType(
    {"article": "articles", "actor": "actors", "mechanism": "mechanisms", "visit": "visits", "issue": "issues"}
)
"""Kind of stream → the list of a casebook document that holds it."""
SHORT = "retracted"
"""The key that the short form of an article's retraction stands for."""


def entries(holdings: Holdings, kind: str, texts: Mapping[str, str]) -> list[Entry]:
    """The entries of one kind of stream, by id; ``texts`` is where the texts of articles will be, by article."""
    return [entry(stream, holdings, texts) for stream in holdings.of(kind)]


def entry(stream: Stream, holdings: Holdings, texts: Mapping[str, str]) -> Entry:
    """One stream as an entry: its registration, then its facts."""
    written: Entry = {"id": stream.id, **said(stream.registration)}
    if kind_of(stream) == "article":
        return written | _later(stream, texts.get(stream.id))
    facts = [_keyed(fact) for _, fact in sorted(_at_home(stream, holdings), key=_life)]
    return written | ({"facts": facts} if facts else {})


def _later(article: Stream, text: str | None) -> Entry:
    """What became of an article: its text, its retraction in the short form where that says all, and the rest."""
    events = [item.event for item in article.events[1:] if not isinstance(item.event, TextArchived)]
    retractions = [event for event in events if isinstance(event, ArticleRetracted)]
    short = retractions[0] if [event.key for event in retractions] == [SHORT] else None
    facts = [_keyed(event) for event in sorted(events, key=_later_of_article) if event is not short]
    parts = {"text": text, SHORT: _without_key(short) if short else None, "facts": facts}
    return {name: part for name, part in parts.items() if part}


def _later_of_article(event: Event) -> tuple[bool, str]:
    """By key; of several retractions the first recorded counts, so they keep their order."""
    is_retraction = isinstance(event, ArticleRetracted)
    return is_retraction, "" if is_retraction else str(said(event)["key"])


def _without_key(event: Event) -> Entry:
    return {name: value for name, value in said(event).items() if name != "key"}


def _keyed(event: Event) -> Entry:
    fields = _without_key(event)
    last = {name: fields.pop(name) for name in ("citations",) if name in fields}
    return {"key": said(event)["key"], "event": event.stored_name(), **fields, **last}


def _at_home(stream: Stream, holdings: Holdings) -> Iterator[tuple[Stream, Fact]]:
    for _, fact in stream.facts():
        if home(stream.id, fact, holdings.streams) == stream.id:
            yield stream, fact


def _life(written: tuple[Stream, Fact]) -> tuple[date, date, int, str]:
    _, fact = written
    return fact.occurred.latest or date.max, fact.occurred.earliest or date.min, fact.rank, fact.key
