"""Pages of a list by keyset: a cursor names the last item seen, so that what is recorded meanwhile shifts nothing."""

from __future__ import annotations

from base64 import b64decode, urlsafe_b64encode
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

T = TypeVar("T")

Keyed = Callable[[T], str]
"""Gives an item's place in the order of its list."""


def read_cursor(text: str) -> str:
    """The key that a cursor names. Raises ValueError if it is none of ours."""
    try:
        return b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True).decode()
    except ValueError:
        raise ValueError("this is no cursor: take it from `next` of the page before") from None


def cursor(key: str) -> str:
    """The cursor that names ``key``."""
    return urlsafe_b64encode(key.encode()).decode().rstrip("=")


def taken(items: Iterator[T], key: Keyed[T], limit: int | None) -> tuple[Sequence[T], str | None]:
    """At most ``limit`` of the ``items``, which come sorted by ``key``; and the cursor of the next page."""
    found = tuple(items if limit is None else islice(items, limit + 1))
    if limit is None or len(found) <= limit:
        return found, None
    return found[:limit], cursor(key(found[limit - 1]))


def page(items: Sequence[T], key: Keyed[T], after: str | None, limit: int | None) -> tuple[Sequence[T], str | None]:
    """At most ``limit`` of the ``items``, which are sorted by ``key``, beyond ``after``; and the cursor of the next page."""
    first = bisect_right(items, after, key=key) if after is not None else 0
    if limit is None or first + limit >= len(items):
        return items[first:], None
    shown = items[first : first + limit]
    return shown, cursor(key(shown[-1]))
