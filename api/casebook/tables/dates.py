"""Dates as people type them, turned into EDTF: ``29 May 2024``, ``29.05.2024``, ``May 2024``, ``c. 2018``.

Only what can be read in one way is read. With points the day comes first, as wherever points are used; with strokes it
comes first in some countries and second in others, so ``05/06/2024`` is refused with both readings.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from domain.dates import NotADate, parse

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_LONGEST = 60
"""Nobody types a longer date, in characters."""
_DAY, _YEAR = r"(?P<day>\d{1,2})", r"(?P<year>\d{4})"
_NUMBER, _WORD = r"(?P<month>\d{1,2})", r"(?P<word>[a-z]{3,9})\.?"
_ABOUT = re.compile(r"(?:c\.|ca\.?|circa|about|around|approx\.?) ?(?P<rest>.+)", re.IGNORECASE)
_ON = re.compile(r"(?P<weekday>mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? (?P<rest>.+)", re.IGNORECASE)
_PLAIN = re.compile(r"\d{4}(-\d{2}){0,2}")
_ONE_READING = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_DAY}(?:st|nd|rd|th|\.)?(?: of)?[ -]{_WORD},?[ -]{_YEAR}",
        rf"{_WORD}[ -]{_DAY}(?:st|nd|rd|th)?,? {_YEAR}",
        rf"{_WORD},?[ -]{_YEAR}",
        rf"{_DAY}\. ?{_NUMBER}\. ?{_YEAR}",
        rf"{_YEAR}([/.-]){_NUMBER}(?:\2{_DAY})?",
        rf"{_NUMBER}[/.-]{_YEAR}",
        rf"{_YEAR}年(?:{_NUMBER}月(?:{_DAY}日)?)?",
    )
)
_TWO_READINGS = re.compile(rf"(?P<one>\d{{1,2}})([/-])(?P<other>\d{{1,2}})\2{_YEAR}")
_DAYS = re.compile(rf"(?P<first>\d{{1,2}}) ?[-–—] ?(?P<last>\d{{1,2}}) {_WORD},? {_YEAR}", re.IGNORECASE)
_SHORT_YEAR = re.compile(r"\d{1,2}([/.-])\d{1,2}\1\d{2}|\d{1,2}[ -][a-z]{3,9}[ -]'?\d{2}", re.IGNORECASE)


def edtf(typed: str) -> str:
    """The date as EDTF; what is no date at all stays as it is. Raises :class:`NotADate` where it could be read in two ways."""
    text = " ".join(typed.split())
    if _is_edtf(text) or len(text) > _LONGEST:
        return text
    if about := _ABOUT.fullmatch(text):
        roughly = edtf(about["rest"])
        return f"{roughly}~" if _PLAIN.fullmatch(roughly) else typed
    if on := _ON.fullmatch(text):
        return _on_that_day(typed, on["weekday"], edtf(on["rest"]))
    for pattern in _ONE_READING:
        if (found := pattern.fullmatch(text)) and (told := _told(found.groupdict())):
            return told
    for pattern, refuse in _REFUSED.items():
        if found := pattern.fullmatch(text):
            return refuse(found)
    return typed


def _is_edtf(text: str) -> bool:
    try:
        parse(text)
    except NotADate:
        return False
    return True


def _told(parts: Mapping[str, str | None]) -> str | None:
    month = _month(parts["word"] or "") if parts.get("word") else int(parts.get("month") or 0)
    if month is None or month > len(MONTHS):
        return None
    day = int(parts.get("day") or 0)
    return f"{parts['year']}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")


def _month(word: str) -> int | None:
    return _MONTHS.get(word.lower())


_MONTHS: Mapping[str, int] = MappingProxyType(
    {"sept": 9} | {name[:length].lower(): number for number, name in enumerate(MONTHS, 1) for length in (3, len(name))}
)


def _on_that_day(typed: str, weekday: str, told: str) -> str:
    try:
        day = date.fromisoformat(told)
    except ValueError:
        return typed
    if not _WEEKDAYS[day.weekday()].lower().startswith(weekday.lower()):
        raise NotADate(f"{typed!r} contradicts itself: {_spelt(day)} is a {_WEEKDAYS[day.weekday()]}")
    return told


def _one_of_two(found: re.Match[str]) -> str:
    one, other, year = int(found["one"]), int(found["other"]), int(found["year"])
    readings = dict.fromkeys(day for day in (_day(year, other, one), _day(year, one, other)) if day)
    if len(readings) == 1:
        return next(iter(readings)).isoformat()
    if not readings:
        return found[0]
    both = " or ".join(f"{_spelt(day)} ({day})" for day in readings)
    raise NotADate(f"{found[0]!r} could be {both}; write the one that is meant")


def _one_day_or_all(found: re.Match[str]) -> str:
    month = _month(found["word"])
    if month is None:
        return found[0]
    first, last = (f"{found['year']}-{month:02}-{int(found[end]):02}" for end in ("first", "last"))
    raise NotADate(
        f"{found[0]!r} could be one of these days, [{first}..{last}], or all of them, {first}/{last}; write the one that is meant"
    )


def _short_year(found: re.Match[str]) -> str:
    raise NotADate(f"{found[0]!r} leaves the century open; write the year with four digits")


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _spelt(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


_REFUSED: Mapping[re.Pattern[str], Callable[[re.Match[str]], str]] = MappingProxyType(
    {_TWO_READINGS: _one_of_two, _DAYS: _one_day_or_all, _SHORT_YEAR: _short_year}
)
