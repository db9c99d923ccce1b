"""The way in: casebooks by path, by text, or already parsed, read as proposals."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from api.casebook import json_text, tables, yaml_text
from api.casebook.archive import beside
from api.casebook.document import Outcome, read_parts
from api.casebook.files import collect, decoded, read_bytes
from api.casebook.unclear import unclear_in
from api.gathering import gathering
from domain.proposal import Place, Proposal, Refusal, Refused

Format = Literal["yaml", "json"]

Objections = Callable[[Iterable[Proposal], Collection[str]], Iterable[Refusal]]
"""Why proposals would be refused, apart from references to what is unclear."""

_EMPTY = "the document is empty: it holds no articles, actors, mechanisms, visits or issues"


@dataclass
class Reading:
    """What files propose, and what is wrong with them.

    ``unclear`` are the ids and keys of what is wrong: others may refer to them, and that is no further fault. It is None
    where a whole file cannot be read, so that nobody knows what it would have told.
    """

    proposals: list[Proposal] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    unclear: set[str] | None = field(default_factory=set)

    def add(self, outcomes: Iterable[Outcome], unclear: set[str] | None) -> None:
        """Take in more."""
        for outcome in outcomes:
            if isinstance(outcome, Proposal):
                self.proposals.append(outcome)
            else:
                self.refusals.append(outcome)
        self.unclear = None if self.unclear is None or unclear is None else self.unclear | unclear

    def accepted(self, objections: Objections) -> Sequence[Proposal]:
        """The proposals, if nothing is wrong with what was read.

        Raises :class:`domain.proposal.Refused` with all that is, and with the ``objections`` to what could be read.
        """
        if not self.refusals:
            return self.proposals
        more = objections(self.proposals, self.unclear) if self.unclear is not None else ()
        raise Refused(in_order((*self.refusals, *more)))


def read(paths: Sequence[Path]) -> Sequence[Proposal]:
    """What the casebook in these files and folders proposes, in the order of its files and of their lists.

    Folders are read at any depth (``*.yaml``, ``*.yml``, ``*.json``, ``*.csv``, ``*.xlsx``, sorted, hidden ones left out).
    Raises :class:`domain.proposal.Refused` with every problem of every file.
    """
    reading = Reading()
    for file in collect(paths):
        read_file(file, reading)
    if reading.refusals:
        raise Refused(reading.refusals)
    return reading.proposals


def read_file(file: Path, reading: Reading) -> None:
    """Add what one file proposes, and what is wrong with it."""
    with gathering():
        _read_file(file, reading)


def _read_file(file: Path, reading: Reading) -> None:
    try:
        if file.suffix.lower() in tables.SUFFIXES:
            found = tables.read_tables(read_bytes(file, Place(str(file)), tables.LARGEST), file)
            reading.add(found.outcomes, found.unclear)
            return
        text = decoded(read_bytes(file, Place(str(file))), str(file))
        for document, outcomes in _documents(text, "json" if file.suffix.lower() == ".json" else "yaml", str(file), file.parent):
            reading.add(outcomes, unclear_in(document, outcomes))
    except Refused as refused:
        reading.add(refused.refusals, None)


def in_order(refusals: Iterable[Refusal]) -> list[Refusal]:
    """The refusals of a run by file, sheet and line, as someone who mends the files goes through them."""
    refusals = list(refusals)
    sheets: dict[object, int] = {}
    for refusal in refusals:
        sheets.setdefault(_sheet(refusal), len(sheets))
    return sorted(refusals, key=lambda refusal: (sheets[_sheet(refusal)], refusal.place.line or 0))


def _sheet(refusal: Refusal) -> tuple[str | None, str | None]:
    return refusal.place.file, getattr(refusal.place, "sheet", None)


def read_text(text: str, format: Format, file: str | None = None, folder: Path | None = None) -> Sequence[Proposal]:
    """What a text proposes. ``file`` is how its places name it; ``folder`` is where the paths of article texts begin.

    Without a folder an article's ``text`` is refused, so that a document from elsewhere opens no file here.
    Raises :class:`domain.proposal.Refused`.
    """
    return _proposals(_text(text, format, file, folder))


def read_document(document: object, place: Place | None = None) -> Sequence[Proposal]:
    """What a document proposes that has been parsed already. Raises :class:`domain.proposal.Refused`."""
    value, at = json_text.parsed(document, place or Place())
    return _proposals(read_parts(value, at, beside(None)))


def _text(text: str, format: Format, file: str | None, folder: Path | None) -> Iterator[Outcome]:
    for _, outcomes in _documents(text, format, file, folder):
        yield from outcomes


def _documents(text: str, format: Format, file: str | None, folder: Path | None) -> Iterator[tuple[object, Sequence[Outcome]]]:
    """Each document of a text with what it comes to. Raises ``Refused`` when there is none."""
    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise Refused([Refusal("empty", _EMPTY, Place(file, "", 1))])
    documents = [json_text.parse(text, file)] if format == "json" else yaml_text.parse(text, file)
    if not documents:
        raise Refused([Refusal("empty", _EMPTY, Place(file, "", 1))])
    for value, place in documents:
        yield value, list(read_parts(value, place, beside(folder)))


def _proposals(outcomes: Iterable[Outcome]) -> Sequence[Proposal]:
    reading = Reading()
    reading.add(outcomes, None)
    if reading.refusals:
        raise Refused(reading.refusals)
    return reading.proposals
