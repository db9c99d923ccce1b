"""What a request may look like before anyone reads it: the host that it is meant for, the length of address and headers."""

from __future__ import annotations

from collections.abc import Collection

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from api.rest.callers import host, is_address
from api.rest.kinds import KINDS
from api.rest.problems import LONGEST_ECHO, problem

LONGEST_ADDRESS = 8_000
"""Bytes of path and query together."""
LONGEST_HEADERS = 16_000
"""Bytes of the names and values of all headers together."""
EVERY_HOST = "*"


class Bounds:
    """Refuses what is out of bounds. A name is checked against ``hosts``, if any are given; a bare address is always right.

    A page of some other site whose name is made to point here (DNS rebinding) would otherwise read the ledger through a
    visitor's browser, and the links that we write could be made to lead elsewhere.
    """

    def __init__(self, app: ASGIApp, hosts: Collection[str]) -> None:
        self._app = app
        self._hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        refusal = self._refusal(scope) if scope["type"] == "http" else None
        await (refusal or self._app)(scope, receive, send)

    def _refusal(self, scope: Scope) -> Response | None:
        if len(scope.get("raw_path") or scope["path"]) + len(scope["query_string"]) > LONGEST_ADDRESS:
            return problem(scope, KINDS["address-too-long"], f"Path and query may have {LONGEST_ADDRESS} bytes.")
        if sum(map(_length, scope["headers"])) > LONGEST_HEADERS:
            return problem(scope, KINDS["headers-too-large"], f"The headers may have {LONGEST_HEADERS} bytes.")
        named = host(Headers(scope=scope))
        if not self._answers_as(named):
            return problem(scope, KINDS["unknown-host"], f"This server does not answer as {named[:LONGEST_ECHO]}.")
        return None

    def _answers_as(self, named: str) -> bool:
        return not self._hosts or EVERY_HOST in self._hosts or named in self._hosts or is_address(named)


def _length(header: tuple[bytes, bytes]) -> int:
    return len(header[0]) + len(header[1])
