"""Vague dates in bibliographies: as exact as each format can say them, and never more exact than they are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from domain.dates import VagueDate
from domain.wording import in_words

_PLAIN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?%]?)")
_SEASONS = range(21, 25)

Parts = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """A date taken apart: one beginning, perhaps an end, a season, and whether it is uncertain. Empty parts are open ends."""

    begin: Parts
    end: Parts | None = None
    season: int | None = None
    uncertain: bool = False


def span(when: VagueDate) -> Span:
    """The date in parts of year, month and day."""
    if when.instant is not None:
        return Span(_day(when.instant.date()))
    plain = _PLAIN.fullmatch(when.text)
    if plain is not None:
        parts = _parts(when.text)
        season = parts[1] - 20 if len(parts) == 2 and parts[1] in _SEASONS else None
        return Span(parts[:1] if season else parts, None, season, bool(plain[4]))
    first, last = _ends(when)
    return Span(_parts(first), _parts(last), None, not (when.is_exact or when.open_ended))


def biblatex(when: VagueDate) -> str:
    """The date as biblatex reads it: EDTF of levels 0 and 1; of a set, that begin and end are uncertain."""
    if when.instant is not None:
        return when.begun
    if _PLAIN.fullmatch(when.text):
        return when.text
    doubt = "" if when.is_exact or when.open_ended else "?"
    return "/".join(f"{end}{doubt}" if end else ".." for end in _ends(when))


def year(when: VagueDate) -> str:
    """The year for programs that know no more: one, a span of two, or from which on or by which."""
    first, last = when.earliest, when.last_day if not when.open_ended else None
    if first is None:
        return f"by {last.year:04}" if last else "n.d."
    if last is None:
        return f"from {first.year:04}"
    return f"{first.year:04}" if first.year == last.year else f"{first.year:04}/{last.year:04}"


def month(when: VagueDate) -> int | None:
    """The month, where it is only one."""
    first, last = when.earliest, when.last_day if not when.open_ended else None
    is_one = first is not None and last is not None and (first.year, first.month) == (last.year, last.month)
    return first.month if first is not None and is_one else None


def alike(when: VagueDate) -> tuple[Parts, str]:
    """The year, month and day as far as all its days have them alike; and in words what that does not say."""
    found = span(when)
    if found.end is None:
        return found.begin, in_words(when) if found.uncertain or found.season else ""
    first, last = when.earliest, when.last_day if not when.open_ended else None
    if first is None or last is None or first.year != last.year:
        return (), in_words(when)
    only = month(when)
    return (first.year, only) if only is not None else (first.year,), in_words(when)


def _ends(when: VagueDate) -> tuple[str, str]:
    """Beginning and end of a set or an interval, as they are written if they are plain; empty where open."""
    bare = when.text[1:-1].replace("..", "/", 1) if when.text[0] in "[{" else when.text
    first, _, last = (part if part != ".." else "" for part in bare.partition("/"))
    if all(not end or _PLAIN.fullmatch(end) for end in (first, last)):
        return first.rstrip("~?%"), last.rstrip("~?%")
    latest = when.last_day if not when.open_ended else None
    return when.earliest.isoformat() if when.earliest else "", latest.isoformat() if latest else ""


def _parts(text: str) -> Parts:
    plain = _PLAIN.fullmatch(text)
    return tuple(int(part) for part in plain.groups()[:3] if part) if plain else ()


def _day(day: date) -> Parts:
    return (day.year, day.month, day.day)
