"""Vague dates for lists of references: exact where the source is, a span where it is one, and never more than is known."""

from __future__ import annotations

import re
from dataclasses import dataclass

from domain.dates import parse

_EXACT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_MONTHS = range(1, 13)


@dataclass(frozen=True, slots=True)
class Issued:
    """When something was published: the parts of its first and last possible day, as far as they are known.

    ``first`` and ``last`` are (year, month, day), shortened where the source says no more; they are the same where there is
    no span. ``is_about`` tells that the source itself is not certain.
    """

    text: str
    first: tuple[int, ...]
    last: tuple[int, ...]
    is_about: bool

    @property
    def year(self) -> str | None:
        """The year, if it is one and the same."""
        return f"{self.first[0]:04}" if self.first and self.first[:1] == self.last[:1] else None


def issued(text: str) -> Issued:
    """The date as a list of references takes it."""
    is_about = any(doubt in text for doubt in "~?%")
    day = text.partition("T")[0] if "T" in text else text.strip("~?%")
    exact = _EXACT.fullmatch(day)
    if exact and (exact[2] is None or int(exact[2]) in _MONTHS):
        parts = tuple(int(part) for part in exact.groups() if part is not None)
        return Issued(text, parts, parts, is_about)
    vague = parse(text)
    first, last = (tuple(day.timetuple()[:3]) if day else () for day in (vague.earliest, vague.last_day))
    return Issued(text, first, last, is_about)


def hyphened(parts: tuple[int, ...]) -> str:
    """The parts as ISO 8601 writes them: ``2024-05-29``, ``2024-05``, ``2024``, or nothing."""
    return "-".join(f"{part:04}" if place == 0 else f"{part:02}" for place, part in enumerate(parts))
