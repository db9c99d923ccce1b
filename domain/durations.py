"""Cadences: how often a mechanism is meant to meet, as an ISO 8601 duration such as ``P1Y`` or ``P6M``."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import lru_cache
from typing import Annotated

from isoduration import parse_duration
from isoduration.types import Duration
from pydantic import AfterValidator


@lru_cache(maxsize=1_024)
def _duration(text: str) -> Duration:
    return parse_duration(text)


def _is_cadence(text: str) -> str:
    try:
        duration = _duration(text)
    except Exception:  # the library's parser has no common base for its errors
        raise ValueError(f"{text!r} is not an ISO 8601 duration such as P1Y or P6M") from None
    if _shifted(date(2000, 1, 1), duration) <= date(2000, 1, 1):
        raise ValueError(f"{text!r} is not a cadence: it must be at least a day long")
    return text


Cadence = Annotated[str, AfterValidator(_is_cadence)]
"""An ISO 8601 duration of at least a day."""


@lru_cache(maxsize=65_536)
def after(day: date, cadence: str, times: int = 1) -> date:
    """The day that lies ``times`` cadences after ``day``; months end where the calendar ends them. At most 9999-12-31."""
    for _ in range(times):
        day = _shifted(day, _duration(cadence))
    return day


def _shifted(day: date, duration: Duration) -> date:
    try:
        shifted: datetime = datetime.combine(day, time()) + duration
        return shifted.date()
    except (OverflowError, ValueError):
        return date.max
