"""BibTeX in UTF-8, as biber and Zotero read it: ``date`` is ISO 8601-2 as biblatex takes it, ``year`` is for older readers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from api.renditions.citations.dates import Issued, hyphened, issued
from api.renditions.citations.references import Answer, Reference, references

_SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
_KEY = re.compile(r"[^A-Za-z0-9._-]")


def bibtex(answer: Answer, base: str) -> str:
    """The answer and its articles as entries; ``base`` is the address of the server."""
    return "\n".join(map(_entry, references(answer, base)))


def escaped(text: str) -> str:
    """The text without anything that TeX would take for a command."""
    return "".join(_SPECIAL.get(character, character) for character in text)


def _entry(reference: Reference) -> str:
    kind = "dataset" if reference.is_state else "online"
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(reference))
    return f"@{kind}{{{_KEY.sub('-', reference.key)},\n{fields}}}\n"


def _fields(reference: Reference) -> Iterator[tuple[str, str]]:
    if reference.authors:
        yield "author", " and ".join(f"{{{escaped(author)}}}" for author in reference.authors)
    yield "title", f"{{{escaped(reference.title)}}}"
    if reference.publisher:
        yield ("publisher" if reference.is_state else "organization"), f"{{{escaped(reference.publisher)}}}"
    when = issued(reference.issued)
    if date := _date(when):
        yield "date", date
    if when.year:
        yield "year", when.year
    if reference.url:
        yield "url", reference.url.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")
    if reference.language:
        yield "langid", escaped(reference.language)
    notes = [note for note in (reference.note, f"dated {when.text}" if when.first != when.last else None) if note]
    if notes:
        yield "note", escaped("; ".join(notes))


def _date(when: Issued) -> str:
    """``2024-05-29``, ``2018~``, ``2024-05-29/2024-05-30``, ``/2017``."""
    doubt = "~" if when.is_about else ""
    if when.first == when.last:
        return f"{hyphened(when.first)}{doubt}" if when.first else ""
    return f"{hyphened(when.first)}/{hyphened(when.last)}"
