"""Dates, names and kinds in the words of people, and other people's texts made harmless."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime

from api.web.palette import STATUSES
from domain.wording import at as dated
from domain.wording import in_words

_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029")
"""Characters that turn the direction of what follows, or break its line."""
_PLAIN_DURATION = re.compile(r"P(\d{1,4})([YMWD])", re.ASCII)
_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day"}
_PLAIN_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def harmless(value: object) -> object:
    """A text without characters that steer how others are shown: each becomes a visible mark. What is no text stays."""
    if type(value) is not str or value.isprintable() and value.isascii():
        return value
    return "".join(map(_shown, value))


def _shown(character: str) -> str:
    if character in "\n\t":
        return character
    steers = character in _TURNING or unicodedata.category(character) in ("Cc", "Cs")
    return "\N{REPLACEMENT CHARACTER}" if steers else character


def when(value: date | datetime | str | None) -> str:
    """A day, instant or vague date as one would say it: *29 May 2024*; an instant with its time, UTC."""
    if value is None:
        return "not dated"
    if isinstance(value, datetime):
        instant = value.astimezone(UTC)
        return f"{in_words(instant.date().isoformat())}, {instant:%H:%M} UTC"
    return in_words(value if isinstance(value, str) else value.isoformat())


def on(value: date | datetime | str) -> str:
    """The same with its preposition: *on 29 May 2024*, *in 2018*."""
    return f"on {when(value)}" if isinstance(value, datetime) else dated(value if isinstance(value, str) else value.isoformat())


def label(status: str) -> str:
    """What a status is called."""
    return STATUSES[status].label


def spaced(name: str) -> str:
    """An event or a code in plain words: *SessionHeld* is *session held*, *party-dialogue* is *party dialogue*."""
    return _CAMEL.sub(" ", name).replace("-", " ").replace("_", " ").lower()


def cadence(duration: str) -> str:
    """How often, in words: *P1Y* is *every year*, *P6M* *every 6 months*; an odd duration stays as it is written."""
    found = _PLAIN_DURATION.fullmatch(duration)
    if found is None:
        return duration
    number, unit = int(found[1]), _UNITS[found[2]]
    return f"every {unit}" if number == 1 else f"every {number} {unit}s"


def counted(number: int, one: str, many: str | None = None) -> str:
    """*1 fact*, *3 facts*; thousands are set apart."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def iso(value: date) -> str:
    """A day or an instant as it stands in an address."""
    return value.isoformat()


def is_day(value: object) -> bool:
    """Whether a moment is a whole day, not an instant within it."""
    return isinstance(value, date) and not isinstance(value, datetime)


def is_plain_day(value: object) -> bool:
    """Whether a date is written as one whole day."""
    return isinstance(value, str) and _PLAIN_DAY.fullmatch(value) is not None
