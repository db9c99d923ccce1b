"""The addresses of what an answer speaks of, beneath the address at which the server is reached."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from urllib.parse import quote, urlencode

from api.views.base import Moment

_ROUTES: Mapping[str, str] = {
    "mechanism": "mechanisms",
    "session": "mechanisms",
    "visit": "visits",
    "meeting": "visits",
    "issue": "issues",
    "actor": "actors",
    "article": "articles",
}
_PAGES: Mapping[str, str] = {
    "mechanism": "m",
    "session": "m",
    "visit": "v",
    "meeting": "v",
    "issue": "i",
    "actor": "p",
    "article": "a",
}


def address(base: str, what: str, id: str) -> str:
    """Where a mechanism, visit, issue, actor or article is answered for; a session is where its mechanism is."""
    return f"{base.rstrip('/')}/{_ROUTES[what]}/{quote(id, safe='')}"


def page(base: str, what: str, id: str) -> str:
    """Where the page about it is, for people."""
    return f"{base.rstrip('/')}/{_PAGES[what]}/{quote(id, safe='')}"


def pinned(at: str, as_of: date, known_by: Moment, position: int) -> str:
    """The same address with all three clocks set: what is answered there stays the same."""
    return f"{at}?{urlencode({'as_of': as_of.isoformat(), 'known_by': written(known_by), 'recorded_by': position})}"


def written(moment: Moment) -> str:
    """A day, or an instant in UTC, as a question takes it."""
    if isinstance(moment, datetime):
        return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return moment.isoformat()
