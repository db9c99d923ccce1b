"""RIS: lines of a tag of two letters, two blanks, a hyphen, a blank and the value; each entry from ``TY`` to ``ER``."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from api.renditions.citations.dates import alike
from api.renditions.citations.references import Reference, references
from api.views.base import View
from domain.dates import VagueDate

MEDIA_TYPE = "application/x-research-info-systems"

Line = tuple[str, str]


def ris(answer: View, base: str, accessed: date) -> bytes:
    """The answer and its articles as entries. UTF-8, CRLF."""
    entries = (_entry(reference) for reference in references(answer, base, accessed))
    return "".join(f"{tag}  - {value}\r\n" for entry in entries for tag, value in entry).encode()


def _entry(reference: Reference) -> Iterator[Line]:
    yield "TY", "DATA" if reference.kind == "answer" else "NEWS"
    yield "ID", reference.key
    yield from (("AU", name) for name in reference.authors)
    yield "TI", reference.title
    if reference.publisher:
        yield "T2", reference.publisher
    yield from _dates(reference.issued)
    if reference.version is not None:
        yield "ET", str(reference.version)
    if reference.url:
        yield "UR", reference.url
    if reference.accessed:
        yield "Y2", reference.accessed.strftime("%Y/%m/%d/")
    if reference.language:
        yield "LA", reference.language
    yield "N1", reference.note
    yield "ER", ""


def _dates(when: VagueDate) -> Iterator[Line]:
    """Year, and date: what is not known of it stays empty, and is said in words behind it."""
    known, words = alike(when)
    if known:
        yield "PY", f"{known[0]:04}"
    parts = [f"{part:0{2 if place else 4}}" for place, part in enumerate(known)]
    yield "DA", "/".join([*parts, *([""] * (3 - len(parts))), words.replace("/", "–")])
