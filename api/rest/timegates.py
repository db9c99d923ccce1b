"""Time negotiation (RFC 7089): every state is its own TimeGate, and with all three clocks named a memento of itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Annotated, Any

from fastapi import Header
from pydantic import BeforeValidator, WithJsonSchema
from starlette.requests import Request
from starlette.responses import Response

from api.rest.http_dates import read, written
from api.rest.lasting import lasts
from api.rest.mementos import Original
from api.rest.problems import ELSEWHERE, NOT_FOUND
from api.rest.replies import ASK_AGAIN, reply, reply_about
from api.subjects import Kind
from api.views.answers import Answers
from api.views.base import View
from api.views.mementos import instant_by, instant_of
from api.views.questions import Question, Recollection

_EXAMPLE = "Thu, 30 May 2024 09:00:00 GMT"
_WRITTEN = {"type": "string", "format": "http-date", "examples": [_EXAMPLE]}
When = Annotated[
    Annotated[datetime, BeforeValidator(read), WithJsonSchema({"type": "string", "format": "http-date", "examples": [_EXAMPLE]})]
    | None,
    Header(alias="Accept-Datetime", description="Lead to what was answered at that time (RFC 7089).", examples=[_EXAMPLE]),
]
IN_TIME: dict[int | str, dict[str, Any]] = {
    302: {"description": "`Location` is what was answered at the time that `Accept-Datetime` names, for ever the same."},
    **ELSEWHERE,
}
"""What a question about a state may be answered with beside its answer."""
IN_TIME_BETWEEN: dict[int | str, dict[str, Any]] = {302: IN_TIME[302], **NOT_FOUND}
"""The same for a relation, which has no id and no double."""

Ask = Callable[[Question], View]


def reply_in_time(
    request: Request, answers: Answers, question: Question, when: datetime | None, ask: Ask, kind: Kind | None = None
) -> Response:
    """The answer; or the way to what was answered ``when``. ``kind`` is that of the id in the path, None where there is none.

    A question that says what is to be known has named its time already: then ``when`` is not looked at.
    """
    original = Original(request, answers, kind)
    if when is not None and question.known is None:
        return _lead(original, question, when, ask)
    if kind is None:
        response = reply(request, ask(question), question)
    else:
        response = reply_about(request, answers, question, kind, lambda: ask(question))
    if response.status_code in (200, 304):
        _mark(original, question, response)
        lasts(request.scope, original.turns)
    return response


def reply_map(request: Request, answers: Answers, asked: Recollection, kind: Kind) -> Response:
    """The list of all mementos of the id in the path."""
    original = Original(request, answers, kind, request.scope["path"].removesuffix("/timemap"))
    question = Question(recorded_by=asked.recorded_by)
    response = reply_about(request, answers, question, kind, lambda: original.map(asked.recorded_by))
    lasts(request.scope, original.turns)
    return response


def _lead(original: Original, question: Question, when: datetime, ask: Ask) -> Response:
    memento = original.answers.led_to(when, question, ask)
    headers = {"Location": original.place(memento), "Vary": "Accept-Datetime", "Cache-Control": ASK_AGAIN}
    return Response(status_code=302, headers=headers | {"Link": ", ".join(map(str, original.links_from(memento)))})


def _mark(original: Original, question: Question, response: Response) -> None:
    """Give the answer links to other moments; and, if it is a memento, its own."""
    links = original.links(question)
    if _is_memento(original, question):
        response.headers["Memento-Datetime"] = written(instant_of(question))
        links = original.links_from(question)
    elif question.known is None:
        response.headers.add_vary_header("Accept-Datetime")
    response.headers["Link"] = ", ".join((*response.headers.getlist("link"), *map(str, links)))


def _is_memento(original: Original, question: Question) -> bool:
    """Whether the answer is held fast, by what was known at a time that has passed."""
    position, known = question.pinned_to, instant_by(question.known)
    original.turns += [known] if known is not None else []
    return (
        position is not None and position <= original.answers.position() and known is not None and known <= original.answers.now()
    )
