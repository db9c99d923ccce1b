"""How an answer is sent: as JSON, with a strong ETag, and not at all where the client has it already."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote, urlencode

from starlette.requests import Request
from starlette.responses import Response

from api.rest.etags import etag, holds
from api.subjects import Kind
from api.views.answers import Answers
from api.views.base import Listing, View
from api.views.questions import Question

NO_HEADERS: Mapping[str, str] = {}


def reply(request: Request, answer: View, version: int | None = None) -> Response:
    """The answer, or 304 if its ETag is among those that the client holds; ``version`` is that of the subject's own stream."""
    body = answer.model_dump_json().encode()
    tag = etag(body, "application/json", version)
    headers = {"ETag": tag, "Cache-Control": "no-cache", "Vary": "Accept", **_link(request, answer)}
    if holds(request.headers.get("if-none-match", ""), tag):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type="application/json", headers=headers)


def reply_about(request: Request, answers: Answers, question: Question, kind: Kind, answer: Callable[[], View]) -> Response:
    """The answer about the id in the path; where that was found to be a double's, the way to the same question about what it is."""
    id = request.path_params["id"]
    home = answers.stands_for(id, question, kind)
    if home == id:
        version = answers.version(id, question)  # before the answer: what is recorded in between makes the tag too old, not too new
        return reply(request, answer(), version)
    path = request.scope["route"].path_format.format(id=quote(home, safe=""))
    query = f"?{request.url.query}" if request.url.query else ""
    return Response(status_code=307, headers={"Location": f"{path}{query}", "Cache-Control": "no-cache"})


def _link(request: Request, answer: View) -> Mapping[str, str]:
    """The address of the next page, if there is one."""
    if not isinstance(answer, Listing) or answer.next is None:
        return NO_HEADERS
    asked: list[tuple[str, Any]] = [(name, value) for name, value in request.query_params.multi_items() if name != "cursor"]
    return {"Link": f'<{request.url.path}?{urlencode([*asked, ("cursor", answer.next)])}>; rel="next"'}
