"""Routes about the ledger itself: its raw events, page by page and as a stream of server-sent events."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Iterator
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Header, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.sse import EventSourceResponse, format_sse_event
from pydantic import BaseModel, ConfigDict
from starlette.concurrency import run_in_threadpool

from api.rest.asked import Asked
from api.rest.problems import RESPONSES, Objection, Problem
from api.rest.replies import reply
from api.rest.tidings import Tidings, TooMany
from api.tracker import LedgerError
from api.views.answers import Answers
from api.views.clocks import read_place
from api.views.ledger import After, LedgerItem, Log, LogQuestion, OfStream

LOG = logging.getLogger(__name__)
BATCH: Final = 100
"""How many events are read at once; no more than these are kept for a reader who is slow."""
HEARTBEAT: Final = 15.0
"""Seconds after which a quiet stream says that it is still there."""
RETRY: Final = 2_000
"""Milliseconds after which a reader may come back."""
HEADERS: Final = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
"""Nothing between the server and the reader is to keep a stream, or to hold it back."""

_EXAMPLE = format_sse_event(id="214", event="ResumptionAgreed", data_str='{"position":214,"stream":"…","event":"ResumptionAgreed"}')
_EVENT = {
    "type": "object",
    "description": "One event, as the HTML standard reads the lines of a stream; a comment is none.",
    "properties": {
        "id": {"type": "string", "description": "Its position.", "examples": ["214"]},
        "event": {"type": "string", "description": "Its kind.", "examples": ["ResumptionAgreed"]},
        "data": {
            "type": "string",
            "description": "The item as JSON, as `/ledger` shows it.",
            "contentMediaType": "application/json",
            "contentSchema": {"$ref": "#/components/schemas/LedgerItem"},
            "examples": ['{"position":214,"stream":"…","event":"ResumptionAgreed"}'],
        },
        "retry": {"type": "integer", "description": "Milliseconds after which to come back.", "examples": [RETRY]},
    },
}
_STREAMED: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "Events without end. Each has the `id` of its position, the `event` of its kind, and the item as `data`.",
        "content": {"text/event-stream": {"schema": _EVENT, "example": _EXAMPLE.decode()}},
    },
    503: {"model": Problem, "description": "As many follow the ledger as may."},
}

router = APIRouter(prefix="/ledger", tags=["ledger"], responses=RESPONSES)


class Following(BaseModel):
    """From where on the ledger is followed."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    after: After = 0
    stream: OfStream = None


async def _tidings(request: Request) -> Tidings:
    found: Tidings = request.app.state.tidings
    return found


async def _place(tidings: Annotated[Tidings, Depends(_tidings)]) -> AsyncIterator[Tidings]:
    """A place among those who follow, until the response has ended."""
    try:
        with tidings.place():
            yield tidings
    except TooMany:
        raise Objection(503, "busy", "As many follow the ledger as may; come back soon.", {"Retry-After": "30"}) from None


LastEventId = Annotated[
    str | None,
    Header(
        description="The `id` of the last event that arrived: the stream goes on after it. It comes before `after`.",
        examples=["214"],
        json_schema_extra={"pattern": r"^\d{1,18}$"},
    ),
]


@router.get("", response_model=Log, summary="The raw events, by position")
def log(request: Request, answers: Asked, question: Annotated[LogQuestion, Query()]) -> Response:
    """The events above a position in the order of the ledger, as they are stored, each with its link of the chain."""
    return reply(request, answers.log(question))


@router.get("/stream", response_class=Response, responses=_STREAMED, summary="The raw events, as they are recorded")
async def ledger_stream(
    answers: Asked,
    tidings: Annotated[Tidings, Depends(_place)],
    question: Annotated[Following, Query()],
    last_event_id: LastEventId = None,
) -> Response:
    """The events above a position, and then each new one, as server-sent events; a comment where nothing happens for long."""
    after = await _start(answers, question, last_event_id)
    return EventSourceResponse(_dispatches(answers, tidings, question.stream, after), headers=HEADERS)


async def _start(answers: Answers, question: Following, last_event_id: str | None) -> int:
    """The position after which the stream begins. A place beyond the ledger's end is refused: whoever was there read another."""
    given = ("query", "after") if last_event_id is None else ("header", "Last-Event-ID")
    try:
        after = question.after if last_event_id is None else read_place(last_event_id)
    except ValueError as error:
        raise _refused(given, str(error)) from None
    newest = await run_in_threadpool(answers.tracker.position)
    if after > newest:
        raise _refused(given, f"this ledger ends at position {newest}")
    return after


def _refused(given: tuple[str, str], reason: str) -> RequestValidationError:
    return RequestValidationError([{"type": "position", "loc": given, "msg": reason}])


async def _dispatches(answers: Answers, tidings: Tidings, stream: str | None, after: int) -> AsyncIterator[bytes]:
    """The stream, batch by batch: between two of them nothing is held but the position reached."""
    yield format_sse_event(retry=RETRY)
    while not tidings.ended:
        try:
            found = await run_in_threadpool(answers.log, LogQuestion(after=after, stream=stream, limit=BATCH))
        except LedgerError as error:  # whoever comes back is told so with a problem
            LOG.warning("A stream ends: %s", error)
            return
        if found.items:
            yield b"".join(_written(found.items))
        after = found.items[-1].position if found.next is not None else max(after, found.head.position)
        if found.next is None and not await tidings.beyond(after, HEARTBEAT):
            yield format_sse_event(comment=f"position {after}")


def _written(items: tuple[LedgerItem, ...]) -> Iterator[bytes]:
    for item in items:
        yield format_sse_event(id=str(item.position), event=item.event, data_str=item.model_dump_json())
