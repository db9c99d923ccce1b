"""The way in: casebooks by path, by text, or already parsed, read as proposals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal

from api.casebook import json_text, yaml_text
from api.casebook.document import Outcome, read_parts
from api.casebook.files import collect, decoded, read_bytes
from domain.proposal import Place, Proposal, Refusal, Refused

Format = Literal["yaml", "json"]


def read(paths: Sequence[Path]) -> Sequence[Proposal]:
    """What the casebook in these files and folders proposes, in the order of its files and of their lists.

    Folders are read at any depth (``*.yaml``, ``*.yml``, ``*.json``, sorted, hidden ones left out). Raises
    :class:`domain.proposal.Refused` with every problem of every file.
    """
    return _proposals(outcome for file in collect(paths) for outcome in _file(file))


def read_text(text: str, format: Format, file: str | None = None, folder: Path | None = None) -> Sequence[Proposal]:
    """What a text proposes. ``file`` is how its places name it; ``folder`` is where the paths of article texts begin.

    Without a folder an article's ``text`` is refused, so that a document from elsewhere opens no file here.
    Raises :class:`domain.proposal.Refused`.
    """
    return _proposals(_text(text, format, file, folder))


def read_document(document: object, place: Place | None = None) -> Sequence[Proposal]:
    """What a document proposes that has been parsed already. Raises :class:`domain.proposal.Refused`."""
    value, at = json_text.parsed(document, place or Place())
    return _proposals(read_parts(value, at, None))


def _file(file: Path) -> Iterator[Outcome]:
    try:
        text = decoded(read_bytes(file, Place(str(file))), str(file))
        yield from _text(text, "json" if file.suffix.lower() == ".json" else "yaml", str(file), file.parent)
    except Refused as refused:
        yield from refused.refusals


def _text(text: str, format: Format, file: str | None, folder: Path | None) -> Iterator[Outcome]:
    text = text.removeprefix("\ufeff")
    if not text.strip():
        yield Refusal("empty", "the document is empty: it holds no articles, actors or mechanisms", Place(file, "", 1))
        return
    documents = [json_text.parse(text, file)] if format == "json" else yaml_text.parse(text, file)
    if not documents:
        yield Refusal("empty", "the document is empty: it holds no articles, actors or mechanisms", Place(file, "", 1))
    for value, place in documents:
        yield from read_parts(value, place, folder)


def _proposals(outcomes: Iterable[Outcome]) -> Sequence[Proposal]:
    proposals: list[Proposal] = []
    refusals: list[Refusal] = []
    for outcome in outcomes:
        if isinstance(outcome, Proposal):
            proposals.append(outcome)
        else:
            refusals.append(outcome)
    if refusals:
        raise Refused(refusals)
    return proposals
