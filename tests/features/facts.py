"""A row of a table read as a fact of a casebook, with the articles that its ``reported`` cell speaks of."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from tests.features.cast import id_of, is_person, listed, slug

Table = list[list[str]]
Row = dict[str, str]
Entry = dict[str, Any]

ACTOR_LISTS = frozenset({"by", "participants", "according_to", "parties", "against", "with"})
ACTORS = frozenset({"speaker", "traveller", "of", "id"})
TEXT_LISTS = frozenset({"open_terms", "agenda", "fields", "upheld", "dismissed", "successors", "also_in"})

_REPORT = re.compile(
    r"(?P<paper>[A-Z]\w+) (?P<date>[^\s,]+)(?:, (?P<manner>quoting|paraphrasing|anonymously from) (?P<party>.+))?",
)
_MANNERS = {"quoting": "quoted", "paraphrasing": "paraphrased", "anonymously from": "anonymous"}
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:T.*)?")
_PASSAGE = re.compile(r'(?P<start>\d+)-(?P<end>\d+)(?: of "(?P<words>.*)")?')
_CHANGE = re.compile(r"(?P<name>\w+) to (?P<value>.+)")


@dataclass
class Reported:
    """A fact as a casebook writes it, and the articles that had to be made up for it."""

    fact: Entry
    articles: dict[str, Entry] = field(default_factory=dict)


def rows(table: Table) -> list[Row]:
    """The rows of a table by its header; empty cells are left out."""
    header, *body = table
    return [{name: cell for name, cell in zip(header, line, strict=True) if cell} for line in body]


def article(paper: str, published: str) -> Entry:
    """An article of that paper and date, as a casebook registers it."""
    return {"id": slug(f"{paper} {published}"), "title": f"{paper} of {published}", "publisher": paper, "published": published}


def reported(row: Row, taken: Container[str]) -> Reported:
    """The fact of a row. ``taken`` are the keys that its channel has already; a row without a key gets a new one."""
    row = dict(row)
    event, quote, passage = row.pop("event"), row.pop("quote", None), row.pop("passage", None)
    sources = row.pop("reported", None) or f"Gazette {_day(row['occurred'])}"
    articles: dict[str, Entry] = {}
    citations = [_citation(source.strip(), articles) for source in sources.split(";") if sources != "nobody"]
    for citation in citations:
        citation.update(_selector(quote, passage))
    occurred = row.pop("occurred", None) or next(iter(articles.values()))["published"]
    key = row.pop("key", None) or _free(f"{_kebab(event)}-{slug(occurred)}", taken)
    words = _kebab(event).replace("-", " ").capitalize()
    fact = {"key": key, "event": event, "occurred": occurred, "gist": f"{words}.", "citations": citations}
    return Reported(fact | dict(own_fields(row)), articles)


def _day(occurred: str) -> str:
    day = _DAY.fullmatch(occurred)
    assert day, f"say who reported what occurred {occurred}, and when"
    return day.group(1)


def _citation(source: str, articles: dict[str, Entry]) -> Entry:
    report = _REPORT.fullmatch(source)
    if report is None:
        return {"article": source}
    entry = article(report["paper"], report["date"])
    articles[entry["id"]] = entry
    if not report["manner"]:
        return {"article": entry["id"]}
    who = {"speaker" if is_person(report["party"]) else "party": id_of(report["party"])}
    return {"article": entry["id"], "attribution": {**who, "manner": _MANNERS[report["manner"]]}}


def _selector(quote: str | None, passage: str | None) -> Entry:
    if quote:
        return {"quote": {"exact": quote}}
    if not passage:
        return {}
    place = _PASSAGE.fullmatch(passage)
    assert place, f"{passage!r} is no place in a text"
    digest = {"digest": f"sha256:{sha256(place['words'].encode()).hexdigest()}"} if place["words"] else {}
    return {"passage": {"start": int(place["start"]), "end": int(place["end"]), **digest}}


def own_fields(row: Row) -> Iterator[tuple[str, Any]]:
    """The cells of a row as the fields of a casebook."""
    for name, cell in row.items():
        yield _field(name.replace(" ", "_"), cell)


def _field(name: str, cell: str) -> tuple[str, Any]:
    if name in ACTOR_LISTS and not cell.isdecimal():  # a contact may be with a number of countries
        return name, list(map(id_of, listed(cell)))
    if name in TEXT_LISTS:
        return name, listed(cell)
    if name in ACTORS:
        return name, id_of(cell)
    if name == "changes":
        change = _CHANGE.fullmatch(cell)
        assert change, f"{cell!r} is no change"
        return name, dict([_field(change["name"], change["value"])])
    return name, (None if cell == "none" else cell)


def _kebab(event: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "-", event).lower()


def _free(key: str, taken: Container[str]) -> str:
    return key if key not in taken else next(k for n in range(2, 1_000) if (k := f"{key}-{n}") not in taken)
