"""Which answers may be kept: those that say so, since they rest on the ledger, the day and the question alone.

What an answer rests on beside the ledger is the question as it was sent (:func:`sought`), the calendar day in UTC, and, where
moments of knowledge are weighed against the time of asking, these moments. Whoever answers notes them with :func:`lasts`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime

from starlette.types import Scope

from domain.dates import end_of

Sought = tuple[object, ...]
_KEY = "detente.lasts"
_WHOLE = "detente.whole"
_POSITION = b"detente-position"
_MAY_BE = re.compile(rb"[0-9]{1,18}")
_NEGOTIATED = frozenset({b"host", b"accept", b"if-none-match", b"authorization", b"cookie", b"origin", _POSITION})
"""Headers on which the answer, or who may have it, hangs."""


def sought(scope: Scope) -> Sought | None:
    """What a request asks for, and as whom it asks the server; None for a request whose answer is not kept.

    That is one that is no question, that asks for another time by a header, that names twice what one names once, or names a
    position that is none. A position itself is always reached: a kept answer is as new as the ledger.
    """
    if scope["method"] != "GET":
        return None
    named: dict[bytes, bytes] = {}
    for name, value in scope["headers"]:
        if name == b"accept-datetime" or name in named or (name == _POSITION and not _MAY_BE.fullmatch(value)):
            return None
        if name in _NEGOTIATED:
            named[name] = value
    server = named.get(b"host") or scope.get("server")
    place = scope.get("scheme"), server, scope.get("root_path", "")
    return scope["path"], scope["query_string"], named.get(b"accept"), *place


def lasts(scope: Scope, turns: Iterable[datetime] = ()) -> None:
    """Say that the answer to that request may be kept until the day ends: or until the first of the instants that is to come."""
    scope[_KEY] = (*scope.get(_KEY, ()), *turns)


def turns_of(scope: Scope) -> tuple[datetime, ...] | None:
    """The instants that were named; None if nobody said that the answer may be kept."""
    found: tuple[datetime, ...] | None = scope.get(_KEY)
    return found


def last_of(begun: datetime, turns: Iterable[datetime]) -> datetime:
    """Until when, inclusively, an answer holds that was begun then."""
    ends = [end_of(begun.date()), *(turn - turn.resolution for turn in turns if turn > begun)]
    return min(ends)


def ask_for_whole(scope: Scope) -> None:
    """Ask for the answer itself also where the client holds it already: whoever keeps it compares the tags."""
    scope[_WHOLE] = True


def is_asked_for_whole(scope: Scope) -> bool:
    """Whether somebody did."""
    return _WHOLE in scope
