"""CSL-JSON: the items that citation processors take (Citation Style Language 1.0.2)."""

from __future__ import annotations

from datetime import date
from typing import Any

import orjson

from api.renditions.citations.dates import span
from api.renditions.citations.references import Reference, references
from api.views.base import View
from domain.dates import VagueDate
from domain.wording import in_words

MEDIA_TYPE = "application/vnd.citationstyles.csl+json"

Item = dict[str, Any]


def csl(answer: View, base: str, accessed: date) -> bytes:
    """The answer and its articles as items."""
    return orjson.dumps([_item(reference) for reference in references(answer, base, accessed)])


def _item(reference: Reference) -> Item:
    told: Item = {
        "id": reference.key,
        "type": "dataset" if reference.kind == "answer" else "article-newspaper",
        "title": reference.title,
        "author": [{"literal": name} for name in reference.authors],  # a byline does not say which is the family name
        "container-title": reference.publisher,
        "issued": _issued(reference.issued),
        "accessed": {"date-parts": [_parts(reference.accessed)]} if reference.accessed else None,
        "version": str(reference.version) if reference.version is not None else None,
        "URL": reference.url,
        "language": reference.language,
        "note": reference.note,
    }
    return {name: value for name, value in told.items() if value not in (None, [])}


def _issued(when: VagueDate) -> Item:
    """A date, a range or a season; ``circa`` where it is uncertain; in words where an end is open."""
    found = span(when)
    if not found.begin or found.end == ():
        return {"literal": in_words(when)}
    parts = [list(found.begin), *([list(found.end)] if found.end else [])]
    more: Item = {"season": found.season} if found.season else {}
    return {"date-parts": parts, **more, **({"circa": True} if found.uncertain else {})}


def _parts(day: date) -> list[int]:
    return [day.year, day.month, day.day]
