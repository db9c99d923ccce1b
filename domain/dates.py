"""Vague dates: EDTF (ISO 8601-2) with an earliest and a latest day.

News rarely gives a day. A date here keeps the text that the coder wrote and the two days between which
it lies; every rule of the fold compares those days and never the text. Design: section 1.3.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Any, Final

from edtf import parse_edtf
from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

Span = tuple[date | None, date | None]

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PLAIN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?[~?%]?")
# The odd forms that the edtf library is trusted with: unspecified digits, qualified parts.
_ODD = re.compile(r"[~?%]?[\dX]{4}[~?%]?(?:-[~?%]?[\dX]{2}[~?%]?(?:-[~?%]?[\dX]{2}[~?%]?)?)?")
_HALF_UNKNOWN_MONTH = re.compile(r"[\dX]{4}.?-.?(?:\dX|X\d)")
_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}:\d{2})")
# EDTF sub-year groupings: first month and length in months. 21–28 northern, 29–32 southern, then quarters and so on.
_SUBYEARS: dict[int, tuple[int, int]] = {
    **{21 + n: (3 + 3 * n, 3) for n in range(4)},
    **{25 + n: (3 + 3 * n, 3) for n in range(4)},
    **{29 + n: ((9 + 3 * n - 1) % 12 + 1, 3) for n in range(4)},
    **{33 + n: (1 + 3 * n, 3) for n in range(4)},
    **{37 + n: (1 + 4 * n, 4) for n in range(3)},
    **{40 + n: (1 + 6 * n, 6) for n in range(2)},
}


class NotADate(ValueError):
    """The text is neither an instant with offset nor an EDTF date between the years 1 and 9999."""


@dataclass(init=False, eq=False, repr=False, slots=True)
class VagueDate:
    """A date as precise as the source: the text as written and the days that it allows.

    ``earliest`` and ``latest`` bound the day on which the thing happened, or began; ``None`` is an open end.
    ``end`` is the last day of a *duration* (an interval of two full days), else ``None``.
    ``instant`` is set for a time with offset, whose day is that of its own offset.
    """

    text: Final[str]
    earliest: Final[date | None]
    latest: Final[date | None]
    end: Final[date | None]
    instant: Final[datetime | None]
    open_ended: Final[bool]
    last_day: Final[date | None]
    """The last day that the thing can touch: a duration's end, else ``latest``."""
    plan_end: Final[date | None]
    """As a plan: the day after which it is overdue; ``None`` for a plan that says only *not before*."""
    begun: Final[str]
    """The beginning, as EDTF: a duration's first day, an instant's day, a condition's start, else the text."""

    def __init__(
        self,
        text: str,
        earliest: date | None,
        latest: date | None,
        end: date | None = None,
        instant: datetime | None = None,
        open_ended: bool = False,
    ) -> None:
        """Written out, as for all that a sweep makes by the million (decision 0074); what every rule asks is found once."""
        self.text, self.earliest, self.latest, self.end = text, earliest, latest, end
        self.instant, self.open_ended = instant, open_ended
        self.last_day = end or latest
        self.plan_end = None if open_ended else self.last_day
        begins = text.split("/", 1)[0] if end is not None or open_ended else text
        self.begun = begins[:10] if instant is not None else begins

    def __eq__(self, other: object) -> bool:
        return isinstance(other, VagueDate) and self.text == other.text

    def __hash__(self) -> int:
        return hash(self.text)

    def __reduce__(self) -> tuple[Callable[[str], VagueDate], tuple[str]]:
        """It is copied and sent as its text, whether compiled or not."""
        return parse, (self.text,)

    @property
    def is_day(self) -> bool:
        """Whether the date names one certain day (a duration does: it begins on its first day)."""
        return self.earliest is not None and self.earliest == self.latest

    @property
    def is_exact(self) -> bool:
        """Whether it says without doubt which day it is, which days, or which time."""
        return self.is_day and not any(doubt in self.text for doubt in "~?%")

    def contains(self, day: date) -> bool:
        """Whether ``day`` lies within the days that this date allows or covers."""
        last = self.last_day
        return (self.earliest is None or self.earliest <= day) and (last is None or day <= last)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"VagueDate({self.text!r})"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Read from text, written as the same text."""
        return core_schema.no_info_plain_validator_function(
            _validated,
            serialization=core_schema.plain_serializer_function_ser_schema(str, return_schema=core_schema.str_schema()),
            json_schema_input_schema=core_schema.str_schema(),
        )


def _validated(value: object) -> VagueDate:
    if isinstance(value, VagueDate):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        raise NotADate(f"a date is text such as 2024-05-29, not {type(value).__name__}")
    return parse(value)


@lru_cache(maxsize=65_536)
def parse(text: str) -> VagueDate:
    """Read an instant with offset or an EDTF date. Raises :class:`NotADate` with the reason."""
    text = text.strip()
    if _DAY.fullmatch(text):
        return _day(text)
    if _INSTANT.fullmatch(text):
        return _instant(text)
    if "T" in text:
        raise NotADate(f"{text!r} is a time without an offset: write 2024-05-29T10:00:00+09:00")
    if text[:1] in "[{" and text[-1:] in "]}" and len(text) > 2:
        earliest, latest = _set_bounds(text)
        return _checked(text, earliest, latest)
    if "/" in text:
        return _interval(text)
    return _checked(text, *_bounds(text))


def day(value: date) -> VagueDate:
    """The vague date that is exactly one day."""
    return VagueDate(value.isoformat(), value, value)


def end_of(value: date) -> datetime:
    """The last instant of a day, UTC: when a plain date counts as public, and what ``known_by=D`` means."""
    return _ENDS.get(value) or _found(_ENDS, value, time.max)


def dawn(value: date) -> datetime:
    """The first instant of a day, UTC."""
    return _DAWNS.get(value) or _found(_DAWNS, value, time.min)


_ENDS: Final[dict[date, datetime]] = {}
_DAWNS: Final[dict[date, datetime]] = {}
"""The instants that were asked for: what is compiled asks a dictionary sooner than a cache of functools."""
_MOST: Final = 65_536


def _found(before: dict[date, datetime], value: date, moment: time) -> datetime:
    if len(before) >= _MOST:
        before.clear()
    before[value] = found = datetime.combine(value, moment, UTC)
    return found


def days(first: date, last: date) -> Iterator[date]:
    """Every day from ``first`` to ``last``, both included."""
    for offset in range((last - first).days + 1):
        yield first + timedelta(offset)


def _checked(
    text: str, earliest: date | None, latest: date | None, *, end: date | None = None, open_ended: bool = False
) -> VagueDate:
    if earliest and (latest and latest < earliest or end and end < earliest):
        raise NotADate(f"{text!r} ends before it begins")
    return VagueDate(text, earliest, latest, end, None, open_ended)


def _day(text: str) -> VagueDate:
    """Most dates are plain days, for which no more is needed."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise NotADate(f"{text!r} is not a day that exists") from None
    return VagueDate(text, day, day)


def _instant(text: str) -> VagueDate:
    try:
        instant = datetime.fromisoformat(text)
        instant.astimezone(UTC)  # at the edges of the calendar the offset leads out of it
    except (ValueError, OverflowError):
        raise NotADate(f"{text!r} is not a time that exists") from None
    return VagueDate(text, instant.date(), instant.date(), None, instant)


def _interval(text: str) -> VagueDate:
    first, _, last = text.partition("/")
    if first in ("", "..") and last in ("", ".."):
        raise NotADate(f"{text!r} has no end that says anything")
    if last in ("", ".."):
        return _checked(text, *_bounds(first), open_ended=True)
    if first in ("", ".."):
        return _checked(text, None, _bounds(last)[1])
    (begin, begin_latest), (end_earliest, end) = _bounds(first), _bounds(last)
    if begin == begin_latest and end_earliest == end:
        return _checked(text, begin, begin, end=end)
    return _checked(text, begin, end)


def _set_bounds(text: str) -> Span:
    firsts: list[date | None] = []
    lasts: list[date | None] = []
    for member in text[1:-1].split(","):
        first, dots, last = member.strip().partition("..")
        if dots and not first and not last:
            raise NotADate(f"{text!r} has a member that says nothing")
        firsts.append(_bounds(first)[0] if first else None)
        lasts.append(_bounds(last)[1] if last else (None if dots else _bounds(first)[1]))
    return (None if None in firsts else min(filter(None, firsts))), (None if None in lasts else max(filter(None, lasts)))


def _bounds(text: str) -> tuple[date, date]:
    if plain := _PLAIN.fullmatch(text):
        return _plain_bounds(text, *(int(part) if part else None for part in plain.groups()))
    if not _ODD.fullmatch(text) or _HALF_UNKNOWN_MONTH.match(text):
        raise NotADate(f"{text!r} is not a date: write a day 2024-05-29, a month 2024-05, a year 2018, or another EDTF form")
    return _odd_bounds(text)


def _plain_bounds(text: str, year: int | None, month: int | None, dom: int | None) -> tuple[date, date]:
    try:
        if year and month and month > 12 and dom is None:
            return _subyear(text, year, month)
        if year is None or month is None:
            return date(year or 0, 1, 1), date(year or 0, 12, 31)
        if dom is None:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        return date(year, month, dom), date(year, month, dom)
    except NotADate:
        raise
    except ValueError:
        raise NotADate(f"{text!r} is not a day that exists") from None


def _subyear(text: str, year: int, code: int) -> tuple[date, date]:
    if code not in _SUBYEARS:
        raise NotADate(f"{text!r} is not a date: months run to 12, seasons from 21 to 24")
    month, length = _SUBYEARS[code]
    last = month + length - 1
    last_year, last_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    return date(year, month, 1), date(last_year, last_month, monthrange(last_year, last_month)[1])


def _odd_bounds(text: str) -> tuple[date, date]:
    try:
        parsed = parse_edtf(text)
        return date(*parsed.lower_strict()[:3]), date(*parsed.upper_strict()[:3])
    except Exception:  # the library lets several kinds of error through; each means the same to the coder
        raise NotADate(f"{text!r} is not an EDTF date") from None
