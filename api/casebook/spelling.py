"""What the coder probably meant: the nearest known word, and values shown briefly."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from difflib import get_close_matches

_SHOWN = 60


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that looks most like ``word``, if one is near enough."""
    by_lower = {candidate.lower(): candidate for candidate in known}
    found = get_close_matches(word.lower()[:200], by_lower, n=1)
    return by_lower[found[0]] if found else None


def unknown(what: str, word: str, known: Collection[str]) -> str:
    """``unknown key 'artcle'; did you mean 'article'?``, or the known ones where none is near."""
    meant = nearest(word, known)
    hint = f"did you mean {meant!r}?" if meant else f"known here: {', '.join(sorted(known))}"
    return f"unknown {what} {shown(word)}; {hint}"


def shown(value: object) -> str:
    """The value as the coder wrote it, cut short; of a list or mapping only what it is."""
    if isinstance(value, str):
        return repr(value if len(value) <= _SHOWN else f"{value[:_SHOWN]}…")
    return what_is(value)


def what_is(value: object) -> str:
    """The kind of value, in words."""
    if isinstance(value, str):
        return "text"
    if isinstance(value, list | tuple):
        return "a list"
    return "nothing" if value is None else "a mapping"
