"""What a cell says: the value that a document would have in its place."""

from __future__ import annotations

import re

from api.casebook.spelling import shown
from api.casebook.tables.cells import Cell
from api.casebook.tables.columns import Shape
from api.casebook.tables.dates import edtf
from domain.dates import NotADate

_NUMBER = re.compile(r"\d+", re.ASCII)
_PASSAGE = re.compile(r"(?P<start>\d+) ?[-–] ?(?P<end>\d+)(?:[ ,;]+(?P<digest>sha256:[0-9a-f]{64}))?", re.ASCII)


class NotAValue(ValueError):
    """Why a cell cannot be read, with the code of the refusal."""

    def __init__(self, code: str, reason: str) -> None:
        self.code = code
        super().__init__(reason)


def value(cell: Cell, shape: Shape, column: str) -> object:
    """The value of a cell; ``null`` is null. Raises :class:`NotAValue`."""
    if shape == "date":
        return _date(cell, column)
    words = text(cell, column)
    if words == "null":
        return None
    return listed(words) if shape == "list" or shape == "number-or-list" and not _NUMBER.fullmatch(words) else words


def text(cell: Cell, column: str) -> str:
    """The words in a cell. Raises :class:`NotAValue`."""
    if cell.fault:
        raise NotAValue(*cell.fault)
    if cell.is_date:
        reason = f"{column!r} takes words, and the cell holds a date ({cell.text}): format it as text and type it anew"
        raise NotAValue("wrong-type", reason)
    return cell.text


def passage(cell: Cell, column: str) -> dict[str, object]:
    """Where in the archived text the evidence stands. Raises :class:`NotAValue`."""
    found = _PASSAGE.fullmatch(text(cell, column))
    if found is None:
        reason = f"{column!r} is {shown(cell.text)}; write where it begins and ends, such as 1359-1432, or the words as 'quote'"
        raise NotAValue("not-valid", reason)
    return {name: part for name, part in found.groupdict().items() if part is not None}


def listed(words: str) -> list[str]:
    """The items of a list, which are separated by semicolons."""
    return [item for part in words.split(";") if (item := part.strip())]


def _date(cell: Cell, column: str) -> object:
    if cell.fault:
        raise NotAValue(*cell.fault)
    try:
        return None if cell.text == "null" else cell.text if cell.is_date else edtf(cell.text)
    except NotADate as error:
        raise NotAValue("not-a-date", f"{column!r}: {error}") from None
