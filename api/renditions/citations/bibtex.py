"""BibTeX, which biblatex reads as well: ``date`` for the one, ``year`` and ``month`` for the other. UTF-8, one entry each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from api.renditions.citations.dates import biblatex, month, year
from api.renditions.citations.references import Reference, references
from api.views.base import View

MEDIA_TYPE = "application/x-bibtex"

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SPECIAL = {
    "\\": r"{\textbackslash}",
    "{": r"{\textbraceleft}",
    "}": r"{\textbraceright}",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
    **{sign: f"\\{sign}" for sign in "#$%&_"},
}
_SPECIALS = re.compile("[" + re.escape("".join(_SPECIAL)) + "]")
_NOT_IN_ADDRESS = {"\\": "%5C", "{": "%7B", "}": "%7D"}


def bibtex(answer: View, base: str, accessed: date) -> bytes:
    """The answer and its articles as entries."""
    return "\n".join(map(_entry, references(answer, base, accessed))).encode()


def _entry(reference: Reference) -> str:
    is_article = reference.kind == "article" and reference.publisher is not None
    fields = "".join(f"  {name} = {value},\n" for name, value in _fields(reference))
    return f"@{'article' if is_article else 'misc'}{{{reference.key},\n{fields}}}\n"


def _fields(reference: Reference) -> Iterator[tuple[str, str]]:
    if reference.authors:
        yield "author", f"{{{' and '.join(f'{{{_text(name)}}}' for name in reference.authors)}}}"
    yield "title", f"{{{{{_text(reference.title)}}}}}"
    if reference.publisher:
        yield "journal", f"{{{_text(reference.publisher)}}}"
        yield "entrysubtype", "{newspaper}"
    yield "date", f"{{{biblatex(reference.issued)}}}"
    yield "year", f"{{{year(reference.issued)}}}"
    if (only := month(reference.issued)) is not None:
        yield "month", _MONTHS[only - 1]
    if reference.version is not None:
        yield "version", f"{{{reference.version}}}"
    if reference.url:
        yield "url", f"{{{_address(reference.url)}}}"
    if reference.accessed:
        yield "urldate", f"{{{reference.accessed.isoformat()}}}"
    if reference.language:
        yield "language", f"{{{_text(reference.language)}}}"
    yield "note", f"{{{_text(reference.note)}}}"


def _text(text: str) -> str:
    """Text with the signs that TeX takes for its own written out."""
    return _SPECIALS.sub(lambda sign: _SPECIAL[sign[0]], text)


def _address(url: str) -> str:
    """An address is read as it stands, but its braces have to match."""
    return "".join(_NOT_IN_ADDRESS.get(sign, sign) for sign in url)
