"""A casebook as files: one document with the texts beside it, or a folder as people keep it in git."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import orjson

from api.export.casebook import SECTIONS, Entry, entries
from api.export.facts import written_here
from api.export.holdings import Holdings
from api.export.yaml_text import Spread, dumped
from domain.article import TextArchived
from domain.decide.passages import why_not_in

Format = Literal["yaml", "json"]
File = tuple[str, bytes]
"""A path, relative to where it is written, and its content."""
MARK = "ledger.txt"
"""The file of a folder that says which ledger it was taken from; it marks the folder as one of ours."""


@dataclass(frozen=True)
class Texts:
    """The archived texts of articles by id, as far as they can go along, and why the others cannot."""

    kept: Mapping[str, str]
    left_out: Mapping[str, str]

    @classmethod
    def of(cls, holdings: Holdings, text: Callable[[str], str | None]) -> Texts:
        """The texts of the articles that are taken out; ``text`` finds one by its digest."""
        kept, left_out = dict[str, str](), dict[str, str]()
        for article in holdings.of("article"):
            for digest in (item.event.digest for item in article.events if isinstance(item.event, TextArchived)):
                found = text(digest)
                if found is None:
                    left_out[article.id] = "it was withheld"
                else:
                    kept[article.id] = found
        unfit = dict(_unfit(holdings, kept))
        return cls({id: found for id, found in kept.items() if id not in unfit}, left_out | unfit)


def whole(holdings: Holdings, texts: Mapping[str, str], format: Format, name: str) -> Iterator[File]:
    """One document called ``name``; its texts are in a folder beside it, and so is what JSON has no room for: its ledger."""
    stem = name.rpartition(".")[0] or name
    paths = {id: f"{stem}.texts/{id}.txt" for id in texts}
    document = {section: entries(holdings, kind, paths) for kind, section in SECTIONS.items()}
    yield name, document_bytes(document, format, holdings)
    yield from ((paths[id], text.encode()) for id, text in texts.items())
    if format == "json":
        yield beside(name, holdings)


def beside(name: str, holdings: Holdings) -> File:
    """What says from which ledger a file was taken that cannot say it itself."""
    return f"{name.rpartition('.')[0] or name}.{MARK}", f"{_origin(holdings)}\n".encode()


def folder(holdings: Holdings, texts: Mapping[str, str], format: Format) -> Iterator[File]:
    """A folder: articles and actors in a file each, every mechanism, visit and issue in its own, texts apart."""
    yield MARK, f"{_origin(holdings)}\n".encode()
    if not holdings.streams:
        yield f"articles.{format}", document_bytes({}, format)
    paths = {id: f"texts/{id}.txt" for id in texts}
    for kind, section in SECTIONS.items():
        found = entries(holdings, kind, paths)
        if kind in ("article", "actor") and found:
            yield f"{section}.{format}", document_bytes({section: found}, format)
        elif kind not in ("article", "actor"):
            yield from ((f"{section}/{one['id']}.{format}", document_bytes({section: [one]}, format)) for one in found)
    yield from ((paths[id], text.encode()) for id, text in texts.items())


def document_bytes(document: Mapping[str, list[Entry]], format: Format, holdings: Holdings | None = None) -> bytes:
    """The document as it is written. YAML begins with a comment that tells its ledger; JSON has no room for one."""
    filled = {section: found for section, found in document.items() if found} or {"articles": []}
    if format == "json":
        return orjson.dumps(_countable(filled), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
    comment = f"# {_origin(holdings)}\n" if holdings else ""
    return f"{comment}{dumped({section: _spread(section, found) for section, found in filled.items()})}".encode()


def _origin(holdings: Holdings) -> str:
    return f"Taken from a ledger at position {holdings.position}, whose digest is {holdings.head}."


def _spread(section: str, found: list[Entry]) -> list[Entry]:
    """Registrations of actors take a line; everything else is easier to read and to compare with a line for each key."""
    return found if section == "actors" else [Spread(one) for one in found]


def _countable(value: Any) -> Any:
    """JSON without true and false, which a casebook has no place for."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, dict):
        return {name: _countable(inner) for name, inner in value.items()}
    return [_countable(inner) for inner in value] if isinstance(value, list) else value


def _unfit(holdings: Holdings, texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Texts in which some cited passage is not to be found: with them, the casebook would be refused."""
    for stream, _, fact in written_here(holdings):
        for citation in fact.citations:
            if (text := texts.get(citation.article)) is not None and why_not_in(text, citation):
                yield citation.article, f"the passage that {fact.key} of {stream.id} cites is not in it"
