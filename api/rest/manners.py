"""What every response carries, and HEAD for every GET."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
}
"""Set where the response has not set them itself."""
FRAMED_BY_ANYBODY = b"frame-ancestors *"
_USUAL = tuple((name.lower().encode(), value.encode()) for name, value in HEADERS.items())


class Manners:
    """Wraps the whole application, so that errors are answered with the same manners."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        is_head = scope["method"] == "HEAD"
        if is_head:
            scope["method"] = "GET"  # in place: whoever wraps this reads the route from the same scope

        async def polite(message: Message) -> None:
            if message["type"] == "http.response.start":
                await send({**message, "headers": completed(message["headers"])})
                if is_head:  # at once: a stream would never come to its end
                    await send({"type": "http.response.body", "body": b""})
            elif not is_head:
                await send(message)

        await self._app(scope, receive, polite)


def completed(headers: Iterable[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """The headers with what is missing. What everybody may frame has no ``X-Frame-Options``, which cannot say so."""
    own = list(headers)
    given = dict(own)
    own += [usual for usual in _USUAL if usual[0] not in given]
    if given.get(b"content-security-policy", b"").endswith(FRAMED_BY_ANYBODY):
        return [one for one in own if one[0] != b"x-frame-options"]
    return own
