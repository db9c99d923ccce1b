"""What a web page states of the article on it, and the article's text, as the library ``trafilatura`` finds them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

from trafilatura import bare_extraction
from trafilatura.settings import Document

from api.clippings.clipping import Clipping
from api.clippings.particulars import Particulars
from api.clippings.stated import published

LONGEST = 1_000
"""A longer title or name is none: something else was taken for it."""


def read_page(html: str, today: date) -> Clipping:
    """The article on the page: its text, which is empty where none is found, and what the page states of it."""
    # The original date, not that of the last change; the page's own word before its address; nothing from the future.
    dates = {"original_date": True, "extensive_search": False, "deferred_url_extractor": True, "max_date": today.isoformat()}
    page = bare_extraction(html, with_metadata=True, include_comments=False, date_extraction_params=dates)
    return Clipping(page.text or "", _particulars(page, html)) if isinstance(page, Document) else Clipping("")


def _particulars(page: Document, html: str) -> Particulars:
    day, basis = published(page.date, html) if page.date else (None, None)
    found = {
        "title": _words(page.title),
        "publisher": _publisher(page),
        "authors": tuple(_authors(page)),
        "published": day,
        "published_basis": basis,
    }
    return Particulars.model_validate(found)


def _publisher(page: Document) -> str | None:
    """The site's name. A page without one is given its host's, which no reader would call it by."""
    host = urlsplit(page.url or "").hostname or ""
    name = _words(page.sitename)
    return None if name in (host, host.removeprefix("www.")) else name


def _authors(page: Document) -> Iterator[str]:
    for name in (page.author or "").split(";"):
        if words := _words(name):
            yield words


def _words(text: str | None) -> str | None:
    words = " ".join((text or "").split())
    return words if 0 < len(words) <= LONGEST else None
