"""Whether scripts of other sites may ask: cross-origin resource sharing (the Fetch standard), as the terms say."""

from __future__ import annotations

from collections.abc import Collection

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.rest.kinds import KINDS
from api.rest.problems import LONGEST_ECHO, problem

METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE"
SENT = (
    "Accept, Accept-Datetime, Accept-Language, Authorization, Content-Language, Content-Type, Detente-Position, Idempotency-Key, "
    "If-Match, If-None-Match, Last-Event-ID, X-Request-ID"
)
"""The headers that a script may send."""
SHOWN = (
    "Content-Disposition, Content-Location, Detente-Position, ETag, Idempotent-Replayed, Link, Location, Memento-Datetime, "
    "RateLimit, RateLimit-Policy, Retry-After, X-Request-ID"
)
"""The headers of an answer that a script may read, beside those that it always may."""
ANY = "*"
REMEMBERED = "600"
"""Seconds for which a browser need not ask again."""


class Sharing:
    """Shares answers with scripts of the ``origins``; ``*`` is any. Never with credentials: a script has to bring a key itself."""

    def __init__(self, app: ASGIApp, origins: Collection[str]) -> None:
        self._app, self._origins = app, frozenset(origins)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or not self._origins:
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        origin = headers.get("origin")
        if origin is not None and scope["method"] == "OPTIONS" and "access-control-request-method" in headers:
            await self._preflight(scope, origin)(scope, receive, send)
        else:
            await self._app(scope, receive, self._sharing(origin, send))

    def _preflight(self, scope: Scope, origin: str) -> Response:
        """The answer to a browser that asks whether it may ask; it compares methods and headers itself."""
        vary = {"Vary": "Origin, Access-Control-Request-Method, Access-Control-Request-Headers"}
        allowed = self._allowed(origin)
        if not allowed:
            return problem(scope, KINDS["origin"], f"Scripts of {origin[:LONGEST_ECHO]} may not ask this server.", vary)
        granted = {
            "Access-Control-Allow-Methods": METHODS,
            "Access-Control-Allow-Headers": SENT,
            "Access-Control-Max-Age": REMEMBERED,
        }
        return Response(status_code=204, headers={**vary, **allowed, **granted})

    def _sharing(self, origin: str | None, send: Send) -> Send:
        async def sharing(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if ANY not in self._origins:
                    headers.add_vary_header("Origin")
                if origin is not None and (allowed := self._allowed(origin)):
                    headers.update({**allowed, "Access-Control-Expose-Headers": SHOWN})
            await send(message)

        return sharing

    def _allowed(self, origin: str) -> dict[str, str]:
        if ANY in self._origins:
            return {"Access-Control-Allow-Origin": ANY}
        return {"Access-Control-Allow-Origin": origin} if origin.lower() in self._origins else {}
