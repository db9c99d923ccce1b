"""How people write the clocks: days, instants, positions and points, read strictly and with reasons (design 3.5)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from pydantic import BeforeValidator, Field, WithJsonSchema

from api.views.paging import Cursor, read_cursor
from domain.dates import NotADate, parse

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_POSITION = re.compile(r"\d{1,18}", re.ASCII)
_LONGEST_INSTANT = 40


def read_day(text: str) -> date:
    """A day such as 2024-05-30. Raises ValueError with the reason."""
    if not _DAY.fullmatch(text):
        raise ValueError("write a day such as 2024-05-30")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise NotADate(f"{text} is not a day that exists") from None


def read_moment(text: str) -> date | datetime:
    """A day, or an instant with offset such as 2024-05-30T09:00:00+09:00. Raises ValueError with the reason."""
    if "T" not in text:
        return read_day(text)
    return _read_instant(text)


def read_position(text: str) -> int | datetime:
    """A position of the ledger, or an instant with offset. Raises ValueError with the reason."""
    if _POSITION.fullmatch(text):
        return int(text)
    if "T" not in text:
        raise ValueError("write a position of the ledger such as 214, or an instant such as 2024-05-30T09:00:00Z")
    return _read_instant(text)


def read_place(text: str) -> int:
    """A position of the ledger, 0 for its beginning. Raises ValueError with the reason."""
    if not _POSITION.fullmatch(text):
        raise ValueError("write a position of the ledger such as 214")
    return int(text)


@dataclass(frozen=True, slots=True)
class Point:
    """A point for a comparison: a day in the world, and what was known by then; written ``A`` or ``A~K``."""

    as_of: date
    known_by: date | datetime | None = None

    def __str__(self) -> str:
        return f"{self.as_of}~{self.known_by.isoformat()}" if self.known_by else f"{self.as_of}"


def read_point(text: str) -> Point:
    """A point such as 2024-05-25 or 2024-05-25~2024-05-30. Raises ValueError with the reason."""
    as_of, tilde, known_by = text.partition("~")
    return Point(read_day(as_of), read_moment(known_by) if tilde else None)


def _read_instant(text: str) -> datetime:
    if " " in text:
        raise ValueError("there is a blank in it; in a web address the + of an offset is written %2B")
    instant = parse(text).instant if len(text) <= _LONGEST_INSTANT else None
    if instant is None:
        raise NotADate("write an instant such as 2024-05-30T09:00:00Z")
    return instant


def _reader(read: Callable[[str], object]) -> BeforeValidator:
    return BeforeValidator(lambda value: read(value) if isinstance(value, str) else value)


Day = Annotated[date, _reader(read_day)]
KnownBy = Annotated[date | datetime, _reader(read_moment)]
_Place = Annotated[int, Field(ge=0, le=10**18 - 1)]
RecordedBy = Annotated[_Place | datetime, _reader(read_position)]
PointText = Annotated[
    Point, _reader(read_point), WithJsonSchema({"type": "string", "format": "point", "examples": ["2024-05-25~2024-05-25"]})
]
PositionText = Annotated[_Place, _reader(read_place)]
CursorText = Annotated[
    Cursor, _reader(read_cursor), WithJsonSchema({"type": "string", "format": "cursor", "examples": ["eHgtY291bmNpbA"]})
]
"""As given out with a page."""
