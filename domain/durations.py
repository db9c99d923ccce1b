"""Cadences: how often a mechanism is meant to meet, as an ISO 8601 duration such as ``P1Y`` or ``P6M``."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Annotated, Final

from isoduration import parse_duration
from isoduration.types import Duration, TimeDuration
from pydantic import AfterValidator


@lru_cache(maxsize=1_024)
def _duration(text: str) -> Duration:
    return parse_duration(text)


def _is_cadence(text: str) -> str:
    try:
        duration = _duration(text)
    except Exception:  # the library's parser has no common base for its errors
        raise ValueError(f"{text!r} is not an ISO 8601 duration such as P1Y or P6M") from None
    if "-" in text or _shifted(date(2000, 1, 1), duration) <= date(2000, 1, 1):
        raise ValueError(f"{text!r} is not a cadence: it must be at least a day long, and no part of it less than nothing")
    return text


Cadence = Annotated[str, AfterValidator(_is_cadence)]
"""An ISO 8601 duration of at least a day."""


def after(day: date, cadence: str, times: int = 1) -> date:
    """The day that lies ``times`` cadences after ``day``; months end where the calendar ends them. At most 9999-12-31."""
    asked = day, cadence, times
    found = _FOUND.get(asked)
    if found is None:
        if len(_FOUND) >= _MOST_FOUND:
            _FOUND.clear()
        _FOUND[asked] = found = _after(day, cadence, times)
    return found


_FOUND: Final[dict[tuple[date, str, int], date]] = {}
"""The days that were found: what is compiled asks a dictionary sooner than a cache of functools."""
_MOST_FOUND: Final = 65_536


def _after(day: date, cadence: str, times: int) -> date:
    whole = _whole(cadence)
    for _ in range(times):
        day = _shifted(day, _duration(cadence)) if whole is None else _later(day, *whole)
    return day


@lru_cache(maxsize=1_024)
def _whole(cadence: str) -> tuple[int, int] | None:
    """How many months and days it is, if it is whole ones, as nearly always: to add these takes a tenth of the time."""
    duration = _duration(cadence)
    months, days = 12 * duration.date.years + duration.date.months, duration.date.days + 7 * duration.date.weeks
    if duration.time != TimeDuration() or months != int(months) or days != int(days) or months < 0 or days < 0:
        return None
    return int(months), int(days)


def _later(day: date, months: int, days: int) -> date:
    """As the library adds it: first the months, of which the day may be too many, and then the days."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if year > date.max.year:
        return date.max
    if months:
        day = date(year, month + 1, day.day if day.day <= 28 else min(day.day, monthrange(year, month + 1)[1]))
    try:
        return day + timedelta(days) if days else day
    except OverflowError:
        return date.max


def _shifted(day: date, duration: Duration) -> date:
    try:
        shifted: datetime = datetime.combine(day, time()) + duration
        return shifted.date()
    except (OverflowError, ValueError):
        return date.max
