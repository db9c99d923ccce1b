"""Dates of HTTP: seconds in GMT, in the one form that RFC 9110 has servers write."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import format_datetime

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_FORM = re.compile(
    rf"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\d\d) ({'|'.join(_MONTHS)}) (\d{{4}}) (\d\d):(\d\d):(\d\d) GMT", re.ASCII | re.IGNORECASE
)


def read(text: str) -> datetime:
    """An instant such as ``Thu, 30 May 2024 09:00:00 GMT``. Raises ValueError with the reason."""
    found = _FORM.fullmatch(text.strip())
    if not found:
        raise ValueError("write a date of HTTP such as Thu, 30 May 2024 09:00:00 GMT")
    month = _MONTHS.index(found[2].title()) + 1
    day, year, hour, minute, second = (int(found[number]) for number in (1, 3, 4, 5, 6))
    try:
        return datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    except ValueError:
        raise ValueError(f"{text.strip()} is not a time that exists") from None


def written(instant: datetime) -> str:
    """The instant as HTTP writes it; what is finer than a second is left away."""
    return format_datetime(instant.astimezone(UTC), usegmt=True)
