"""The way in: a file, or its content, read as a clipping."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from api.casebook.files import decoded, read_bytes
from api.clippings.particulars import Particulars
from domain.proposal import Place, Refusal, Refused

LARGEST = 8 * 1024 * 1024
"""The largest file that is read, in bytes; a long article has a hundredth of that."""
_PAGES = (".html", ".htm", ".xhtml")
_BEGINNINGS = ("<!doctype html", "<html")


@dataclass(frozen=True, slots=True)
class Clipping:
    """An article as it was saved: the text to be archived, and what the page states (a plain text states nothing)."""

    text: str
    found: Particulars = Particulars()


def clip(file: Path, today: date) -> Clipping:
    """The clipping in a file: a web page by its ending or its first words, else a plain text.

    Raises :class:`~domain.proposal.Refused` when the file is missing, too large, not UTF-8, or holds no text.
    """
    place = Place(str(file))
    content = decoded(read_bytes(file, place, LARGEST), str(file))
    return clipped(content, place, today, page=_is_page(file, content))


def clipped(content: str, place: Place, today: date, *, page: bool) -> Clipping:
    """The clipping in a text: as it is, or what is found in it as a web page of ``today`` or before.

    Raises :class:`~domain.proposal.Refused` when there is no text.
    """
    if page:
        from api.clippings.page import read_page

        clipping = read_page(content, today)
    else:
        clipping = Clipping(content)
    if not clipping.text.strip():
        reason = (
            "no article is found in the page; save its text alone, as a plain text" if page and content.strip() else "it is empty"
        )
        raise Refused([Refusal("no-text", reason, place)])
    return clipping


def _is_page(file: Path, content: str) -> bool:
    suffix = file.suffix.lower()
    return suffix in _PAGES or suffix != ".txt" and content[:200].lstrip("\ufeff \t\r\n").lower().startswith(_BEGINNINGS)
