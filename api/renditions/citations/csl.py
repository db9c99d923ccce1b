"""CSL-JSON, the format of citation processors: a list of items."""

from __future__ import annotations

from typing import Any

from api.renditions.citations.dates import issued
from api.renditions.citations.references import Answer, Reference, references

Item = dict[str, Any]


def csl(answer: Answer, base: str) -> list[Item]:
    """The answer and its articles as items; ``base`` is the address of the server."""
    return [_item(reference) for reference in references(answer, base)]


def _item(reference: Reference) -> Item:
    item = {
        "id": reference.key,
        "type": "dataset" if reference.is_state else "article-newspaper",
        "title": reference.title,
        "author": [{"literal": author} for author in reference.authors],
        "publisher": reference.publisher if reference.is_state else None,
        "container-title": None if reference.is_state else reference.publisher,
        "issued": _date(reference.issued),
        "URL": reference.url,
        "language": reference.language,
        "note": reference.note,
    }
    return {name: value for name, value in item.items() if value}


def _date(text: str) -> Item:
    """A date of one or two ends; one without a beginning is given in the words of EDTF."""
    when = issued(text)
    if not when.first:
        return {"literal": text}
    ends = [list(when.first)] if when.first == when.last or not when.last else [list(when.first), list(when.last)]
    return {"date-parts": ends, **({"circa": True} if when.is_about else {})}
