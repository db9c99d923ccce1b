"""RIS, the tagged format of reference programs: one value a line, each entry from ``TY`` to ``ER``."""

from __future__ import annotations

from collections.abc import Iterator

from api.renditions.citations.dates import Issued, issued
from api.renditions.citations.references import Answer, Reference, references

BREAK = "\r\n"


def ris(answer: Answer, base: str) -> str:
    """The answer and its articles as entries; ``base`` is the address of the server."""
    entries = (f"{tag}  - {value}" for reference in references(answer, base) for tag, value in _lines(reference))
    return BREAK.join((*entries, ""))


def _lines(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "TY", "DATA" if reference.is_state else "NEWS"
    yield "ID", reference.key
    yield from (("AU", author) for author in reference.authors)
    yield "TI", reference.title
    if reference.publisher:
        yield "PB", reference.publisher
    when = issued(reference.issued)
    if when.year:
        yield "PY", when.year
    if when.first:
        yield "DA", _date(when)
    if reference.language:
        yield "LA", reference.language
    if reference.url:
        yield "UR", reference.url
    if reference.note:
        yield "N1", reference.note
    yield "ER", ""


def _date(when: Issued) -> str:
    """``2024/05/29/``, and after the third stroke what is known where that is no day: ``2024/05//between …``."""
    same = tuple(part for part, other in zip(when.first, when.last, strict=False) if part == other) if when.last else ()
    parts = [f"{part:04}" if place == 0 else f"{part:02}" for place, part in enumerate(_common(when, same))]
    told = "" if when.first == when.last and not when.is_about else when.text
    return "/".join([*parts, *[""] * (3 - len(parts))]) + f"/{told}"


def _common(when: Issued, same: tuple[int, ...]) -> tuple[int, ...]:
    """The parts of the date up to the first in which its ends differ."""
    kept = 0
    while kept < len(same) and when.first[kept] == when.last[kept]:
        kept += 1
    return when.first[:kept]
