"""Whether the markup of a page gives a day as that of its publication, and the very moment if it does.

A date that stands only in the address, in a picture's name or somewhere in the text, and one that says when the page was
changed, is *inferred*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.article import PublishedBasis
from domain.dates import NotADate, VagueDate, parse

_DATED = re.compile(r"""<(?:meta|time)\b[^>]{0,1000}>|"date(?:Published|Created)"\s*:\s*"[^"]{0,60}\"""", re.IGNORECASE)
_LATER = re.compile("modif|updat|expir", re.IGNORECASE)
_WRITTEN = re.compile(r"""["'](\d{4}-\d{2}-\d{2}[^"']{0,40})["']""")
_INSTANT = re.compile(r"(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?(?:(Z)|([+-]\d{2}):?(\d{2}))")


def published(day: str, html: str) -> tuple[VagueDate, PublishedBasis]:
    """The moment on that day at which the markup says that the page was published, else the day; and the date's basis."""
    written = [text for text in _written(html) if text.startswith(day)]
    moments = {moment.instant: moment for text in written if (moment := _moment(text))}
    date = next(iter(moments.values())) if len(moments) == 1 else parse(day)
    return date, "stated" if written else "inferred"


def _written(html: str) -> Iterator[str]:
    for tag in _DATED.findall(html):
        if not _LATER.search(tag):
            yield from _WRITTEN.findall(tag)


def _moment(text: str) -> VagueDate | None:
    found = _INSTANT.fullmatch(text.strip())
    if found is None:
        return None
    time, utc, hours, minutes = found.groups()
    try:
        return parse(f"{time}{utc or f'{hours}:{minutes}'}")
    except NotADate:
        return None
