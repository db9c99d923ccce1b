"""How an answer is sent: in the format asked for, with a strong ETag, and not at all where the client has it already."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from api.rest.addresses import address, base_of, here, with_parameters
from api.rest.endings import ending_of
from api.rest.etags import etag, holds
from api.rest.formats import Format, Place, formats_of
from api.rest.lasting import is_asked_for_whole, lasts
from api.rest.negotiation import format_for
from api.subjects import Kind
from api.views.answers import Answers
from api.views.base import Listing, View
from api.views.questions import Question

FOR_EVER = "max-age=31536000, immutable"
"""A year, which is how long caches are told to keep what does not change."""
ASK_AGAIN = "no-cache"
"""May be kept, and is asked for again with its ETag."""


def reply(request: Request, answer: View, question: Question | None = None, version: int | None = None) -> Response:
    """The answer, or 304 if its ETag is among those that the client holds.

    One that its ``question`` pins down is kept for ever; ``version`` is that of the subject's own stream.
    """
    lasts(request.scope)
    format = format_for(request, type(answer))
    body = format.write(answer, _place(request))
    tag = etag(body, format.media_type, version)
    headers = {"ETag": tag, "Cache-Control": _keeping(request, question, format), **_negotiated(request, format)}
    if links := ", ".join(_links(request, format, answer)):
        headers["Link"] = links
    if _is_held(request, tag):
        return Response(status_code=304, headers=headers)
    if format.is_file:
        headers["Content-Disposition"] = f'attachment; filename="{_file_name(request)}.{format.ending}"'
    return Response(body, media_type=format.content_type, headers=headers)


def send(request: Request, body: bytes, media_type: str) -> Response:
    """What was written for a subscriber, or 304 if its ETag is among those that the client holds."""
    lasts(request.scope)
    tag = etag(body, media_type)
    headers = {"ETag": tag, "Cache-Control": ASK_AGAIN}
    if _is_held(request, tag):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=media_type, headers=headers)


def reply_about(request: Request, answers: Answers, question: Question, kind: Kind, answer: Callable[[], View]) -> Response:
    """The answer about the id in the path; where that was found to be a double's, the way to the same question about what it is."""
    id = request.path_params["id"]
    home = answers.stands_for(id, question, kind)
    if home == id:
        version = answers.version(id, question)  # before the answer: what is recorded in between makes the tag too old, not too new
        return reply(request, answer(), question, version)
    there = request.scope["route"].path_format.format(id=home)
    ending = ending_of(request.scope)
    location = address(request, path=f"{request.scope.get('root_path', '')}{there}{f'.{ending}' if ending else ''}")
    return Response(status_code=307, headers={"Location": location, "Cache-Control": ASK_AGAIN})


def _is_held(request: Request, tag: str) -> bool:
    """Whether the client has the answer already, and this is the place to say so."""
    return not is_asked_for_whole(request.scope) and holds(request.headers.get("if-none-match", ""), tag)


def _place(request: Request) -> Place:
    """Where and when the answer is given."""
    answers: Answers = request.app.state.answers
    base = base_of(request)
    return Place(base, here(base, request), answers.now().astimezone(UTC).date())


def _keeping(request: Request, question: Question | None, format: Format) -> str:
    """How long a cache may keep the answer: for ever where the question names a past of the ledger, and both other clocks."""
    if question is None or question.pinned_to is None or format.is_of_today:
        return ASK_AGAIN
    answers: Answers = request.app.state.answers
    return FOR_EVER if question.pinned_to <= answers.tracker.position() else ASK_AGAIN


def _negotiated(request: Request, format: Format) -> dict[str, str]:
    """Where no ending names the format, ``Accept`` did: then this is where to find it under its own address."""
    if ending_of(request.scope) is not None:
        return {}
    return {"Vary": "Accept", "Content-Location": address(request, format)}


def _links(request: Request, format: Format, answer: View) -> Iterator[str]:
    """The next page in the same format, and this one in the others."""
    if isinstance(answer, Listing) and answer.next is not None:
        is_usual = ending_of(request.scope) is None and format is formats_of(type(answer))[0]
        following = address(request, None if is_usual else format, with_parameters(request, **{answer.continued_by: answer.next}))
        yield f'<{following}>; rel="next"'
    for other in formats_of(type(answer)):
        if other is not format:
            yield f'<{address(request, other)}>; rel="alternate"; type="{other.media_type}"'


def _file_name(request: Request) -> str:
    """The words of the path, which are ids and the names of routes."""
    return quote("-".join(word for word in request.scope["path"].split("/") if word))
