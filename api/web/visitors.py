"""Who reads a page: the key that came with the request, as a header or as the cookie of those who signed in."""

from __future__ import annotations

from fastapi import Request

from api.terms import COOKIE
from api.tracker import Key, Tracker


def key_of(request: Request, tracker: Tracker) -> Key | None:
    """The key of whoever reads; None for everyone else."""
    admitted: Key | None = getattr(request.state, "key", None)
    token = request.cookies.get(COOKIE)
    return admitted or (tracker.authenticate(token) if token else None)


def may_read_texts(request: Request, tracker: Tracker) -> bool:
    """Whether archived texts may be shown in full."""
    key = key_of(request, tracker)
    return key is not None and key.allows("read-text")
