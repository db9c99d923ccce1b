"""The journal: each request gets an id, one line in the log, and its place in the counts."""

from __future__ import annotations

import logging
import re
from secrets import token_hex
from time import perf_counter

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.rest.explaining import unforeseen
from api.rest.logs import REQUEST
from api.rest.metrics import Metrics

LOG = logging.getLogger(__name__)
HEADER = "X-Request-ID"
_RAW_HEADER = HEADER.lower().encode()
NOWHERE = "none"
"""The route of a request for an address at which there is nothing."""
_SANE = re.compile(rb"[A-Za-z0-9][A-Za-z0-9._~-]{0,63}")
_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"})


class Journal:
    """Wraps everything else. An error that nothing else explained is answered with a problem, and goes on to the server's log."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app, self._metrics = app, metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        id = _id(next((value for name, value in scope["headers"] if name == _RAW_HEADER), b""))
        # A scope of its own, in which routing leaves the route for us to read.
        scope = {**scope, "state": {**scope.get("state", {}), "request_id": id}}
        REQUEST.set(id)
        entry = _Entry(scope, send, self._metrics)
        try:
            await self._app(scope, receive, entry.send)
        except Exception:
            if entry.status is None:
                await unforeseen(scope)(scope, receive, entry.send)
            raise
        finally:
            entry.close()


class _Entry:
    """What is noted of one request. Its address is not: it says what was asked, and an id in it what was looked up."""

    def __init__(self, scope: Scope, send: Send, metrics: Metrics) -> None:
        self._scope, self._send, self._metrics = scope, send, metrics
        self._method = scope["method"] if scope["method"] in _METHODS else "other"
        self._start = perf_counter()
        self._size = 0
        self._streams = False
        self.status: int | None = None
        """The status of the answer, once it has begun."""
        metrics.begun()

    async def send(self, message: Message) -> None:
        """Pass on a part of the answer."""
        if message["type"] == "http.response.start":
            self.status = message["status"]
            headers = message["headers"]
            message = {**message, "headers": [*headers, (_RAW_HEADER, self._scope["state"]["request_id"].encode())]}
            if dict(headers).get(b"content-type", b"").startswith(b"text/event-stream"):
                self._streams = True
                self._metrics.streaming()
        else:
            self._size += len(message.get("body", b""))
        await self._send(message)

    def close(self) -> None:
        """Write the line and count the request. Without an answer, the client had gone."""
        seconds = perf_counter() - self._start
        route, status = _template(self._scope), self.status or 499
        self._metrics.ended(self._method, route, status, None if self._streams else seconds)
        if not LOG.isEnabledFor(logging.INFO):
            return
        told = {
            "method": self._method,
            "route": route,
            "status": status,
            "duration_ms": round(seconds * 1000, 1),
            "bytes": self._size,
            "key": self._scope["state"].get("caller"),
        }
        LOG.info("%s %s %d", self._method, route, status, extra={name: value for name, value in told.items() if value is not None})


def _id(given: bytes) -> str:
    """The id that the client gave, if it is a sane one; else a new one."""
    return given.decode("latin-1") if _SANE.fullmatch(given) else token_hex(16)


def _template(scope: Scope) -> str:
    """The template of the route, or the folder of a file: of these there are few."""
    return getattr(scope.get("route"), "path", None) or scope.get("root_path") or NOWHERE
