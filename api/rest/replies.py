"""How an answer is sent: as JSON, with a strong ETag, and not at all where the client has it already."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Any
from urllib.parse import quote, urlencode

from starlette.requests import Request
from starlette.responses import Response

from api.views.base import Listing, View

NO_HEADERS: Mapping[str, str] = {}


def reply(request: Request, answer: View) -> Response:
    """The answer, or 304 if its ETag is among those that the client holds."""
    body = answer.model_dump_json().encode()
    etag = f'"{sha256(body).hexdigest()[:32]}"'
    headers = {"ETag": etag, "Cache-Control": "no-cache", "Vary": "Accept", **_link(request, answer)}
    if _holds(request.headers.get("if-none-match", ""), etag):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type="application/json", headers=headers)


def reply_at(request: Request, home: str, answer: Callable[[], View]) -> Response:
    """The answer about the id in the path if that is its ``home``; else the way there, with the same question."""
    if home == request.path_params["id"]:
        return reply(request, answer())
    path = request.scope["route"].path_format.format(id=quote(home, safe=""))
    query = f"?{request.url.query}" if request.url.query else ""
    return Response(status_code=307, headers={"Location": f"{path}{query}", "Cache-Control": "no-cache"})


def _holds(held: str, etag: str) -> bool:
    """Whether ``If-None-Match`` names the ETag; compared weakly, as RFC 9110 says."""
    return held.strip() == "*" or etag in (one.strip().removeprefix("W/") for one in held.split(","))


def _link(request: Request, answer: View) -> Mapping[str, str]:
    """The address of the next page, if there is one."""
    if not isinstance(answer, Listing) or answer.next is None:
        return NO_HEADERS
    asked: list[tuple[str, Any]] = [(name, value) for name, value in request.query_params.multi_items() if name != "cursor"]
    return {"Link": f'<{request.url.path}?{urlencode([*asked, ("cursor", answer.next)])}>; rel="next"'}
