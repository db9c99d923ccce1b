"""Vague dates and names in plain English: *on 29 May 2024*, *between 26 and 28 May 2024*, *by the end of 2017*."""

from __future__ import annotations

from datetime import date

from domain.dates import NotADate, VagueDate, parse

_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_QUALIFIERS = {"~": "about ", "?": "perhaps ", "%": "perhaps about "}


def in_words(when: VagueDate | str) -> str:
    """The date as one would say it, without a preposition: *29 May 2024*, *May 2024*, *about 2018*, *autumn 2025*."""
    try:
        vague = parse(when) if isinstance(when, str) else when
    except NotADate:
        return str(when)
    text = vague.text
    if vague.end and vague.earliest:
        return _range(vague.earliest, vague.end, "–")
    if vague.open_ended:
        return f"{in_words(vague.begun)} onwards"
    if vague.earliest is None and vague.latest:
        return f"{_simple(text.strip('[]').removeprefix('..').removeprefix('/'))} or earlier"
    if text[0] in "[{" or "/" in text:
        return _spread(vague)
    return _simple(vague.begun)


def at(when: VagueDate | str) -> str:
    """The date with its preposition: *on 29 May 2024*, *in May 2024*, *between 26 and 28 May 2024*."""
    try:
        vague = parse(when) if isinstance(when, str) else when
    except NotADate:
        return f"on {when}"
    words = in_words(vague)
    if vague.end and vague.earliest:
        return f"on {words}"
    if vague.earliest is None:
        return f"in {words}"
    if words.startswith(("between", "not before", "one of")):
        return words
    if vague.open_ended:
        return f"not before {in_words(vague.begun)}"
    return f"on {words}" if vague.is_day else f"in {words}"


def listed(words: tuple[str, ...] | list[str]) -> str:
    """*a*, *a and b*, *a, b and c*."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def ordinal(number: int) -> str:
    """*1st*, *2nd*, *13th*."""
    suffix = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


def _spread(vague: VagueDate) -> str:
    if vague.text[0] in "[{" and "," in vague.text:
        return "one of " + " or ".join(in_words(part.strip()) for part in vague.text[1:-1].split(","))
    if vague.earliest is None or vague.latest is None:
        return vague.text
    first, _, last = vague.text.strip("[]{}").replace("..", "/", 1).partition("/")
    if len(first) == len(last) == 10:
        return "between " + _range(vague.earliest, vague.latest, " and ")
    return f"between {in_words(first)} and {in_words(last)}" if last else in_words(first)


def _range(first: date, last: date, joint: str) -> str:
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}{joint}{_day(last)}"
    if first.year == last.year:
        return f"{first.day} {first:%B}{_wide(joint)}{_day(last)}"
    return f"{_day(first)}{_wide(joint)}{_day(last)}"


def _wide(joint: str) -> str:
    return " – " if joint == "–" else joint


def _day(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def _simple(text: str) -> str:
    qualifier = _QUALIFIERS.get(text[-1:], "")
    bare = text.rstrip("~?%")
    parts = bare.split("-")
    if not all(part.isdigit() for part in parts):
        return text
    if len(parts) == 2:
        month = int(parts[1])
        name = _SEASONS.get(parts[1]) or (f"{date(2000, month, 1):%B}" if 1 <= month <= 12 else None)
        return f"{qualifier}{name} {int(parts[0])}" if name else text
    if len(parts) == 3:
        return qualifier + _day(date(*(int(part) for part in parts)))
    return f"{qualifier}{int(bare)}"
