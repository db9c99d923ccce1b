"""Pages of a list by keyset: a cursor names the last item seen, and holds the clocks of the first page.

So all pages are pages of one answer: what is recorded between two of them, or midnight, neither doubles nor loses an item.
"""

from __future__ import annotations

import json
from base64 import b64decode, urlsafe_b64encode
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import TypeVar

from api.gathering import gathering
from domain.dossier import Clocks

T = TypeVar("T")

_HIGHEST = 10**18

Keyed = Callable[[T], str]
"""Gives an item's place in the order of its list."""


class OtherList(ValueError):
    """The cursor belongs to another list, or to the same one with other filters or clocks."""

    def __init__(self) -> None:
        super().__init__("this cursor is that of another list, or of other filters: send it with all that its page was asked with")


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a page ends: the list that it is of, the clocks of its first page, and the key of the last item on it."""

    list: str
    clocks: Clocks
    key: str

    def __str__(self) -> str:
        clocks = self.clocks
        parts = (self.list, clocks.as_of.isoformat(), clocks.known_by.isoformat(), clocks.recorded_by, self.key)
        return urlsafe_b64encode(json.dumps(parts, separators=(",", ":")).encode()).decode().rstrip("=")


def read_cursor(text: str) -> Cursor:
    """What a cursor says. Raises ValueError if it is none of ours."""
    try:
        cursor = _cursor(*json.loads(b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)))
    except (ValueError, TypeError, OverflowError, RecursionError):
        cursor = None
    if cursor is None or str(cursor) != text:  # only what we have written ourselves
        raise ValueError("this is no cursor: take it from `next` of the page before")
    return cursor


def _cursor(list: str, as_of: str, known_by: str, position: int, key: str) -> Cursor:
    if type(position) is not int or not 0 <= position <= _HIGHEST or not isinstance(key, str):
        raise ValueError(position)
    return Cursor(str(list), Clocks(date.fromisoformat(as_of), datetime.fromisoformat(known_by).astimezone(UTC), position), key)


def named(*what: object) -> str:
    """A short name for a list: equal where everything that selects its items is equal."""
    return sha256(repr(what).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list, still to be filled: at most ``most`` items beyond the key ``after``."""

    list: str
    clocks: Clocks
    after: str | None
    most: int | None

    def cut(self, items: Sequence[T], key: Keyed[T]) -> tuple[Sequence[T], str | None]:
        """The items of the page, out of ``items`` that are sorted by ``key``; and the cursor of the page that follows."""
        first = bisect_right(items, self.after, key=key) if self.after is not None else 0
        if self.most is None or first + self.most >= len(items):
            return items[first:], None
        shown = items[first : first + self.most]
        return shown, str(Cursor(self.list, self.clocks, key(shown[-1])))

    def taken(self, items: Iterator[T | None], key: Keyed[T]) -> tuple[Sequence[T], str | None]:
        """The same, out of items that come one by one, and begin beyond ``after``: no more are taken than are needed.

        None among them is where a page may end before it is full, because to go on would take long.
        """
        found: list[T] = []
        with gathering():  # what was read for the page is kept in memory
            for item in items:
                if item is not None:
                    found.append(item)
                elif found and self.most is not None:
                    return found, str(Cursor(self.list, self.clocks, key(found[-1])))
                if self.most is not None and len(found) > self.most:
                    break
        return replace(self, after=None).cut(found, key)
