"""Endings: what follows the last dot of a path names the format that is asked for, and is no part of the path. Ids hold no dot."""

from __future__ import annotations

from starlette.types import ASGIApp, Receive, Scope, Send

from api.rest.formats import ANSWERED

_KEY = "detente.ending"


class Endings:
    """Takes the ending off the paths of answers before a route is looked for."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "http" and scope["method"] in ("GET", "HEAD"):
            _take_off(scope)
        await self._app(scope, receive, send)


def ending_of(scope: Scope) -> str | None:
    """The ending that was taken off; None if there was none."""
    ending: str | None = scope.get(_KEY)
    return ending


def _take_off(scope: Scope) -> None:
    """In place: whoever wraps this reads the route from the same scope."""
    path, dot, ending = scope["path"].rpartition(".")
    first = path.removeprefix(scope.get("root_path", "")).strip("/").partition("/")[0]
    if dot and "/" not in ending and first in ANSWERED:
        scope["path"], scope[_KEY] = path, ending
