"""What went wrong, as ``application/problem+json`` (RFC 9457): the shapes of problems, and how one is told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import Field
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import Scope

from api.rest.kinds import KINDS, Kind
from api.views.base import Moment, View
from api.views.faults import Fault

MEDIA_TYPE = "application/problem+json"
LONGEST_ECHO = 200
"""What a client wrote is repeated up to so many characters."""


class Problem(View):
    """A problem, as RFC 9457 describes it."""

    type: str = Field(description="Which kind of problem; stable.", examples=["urn:detente:problem:bad-request"])
    title: str = Field(description="The kind in words.", examples=["The question cannot be read"])
    status: int = Field(description="The HTTP status.", examples=[400])
    detail: str = Field(description="What went wrong here.", examples=["as_of: write a day such as 2024-05-30"])
    request_id: str | None = Field(
        default=None,
        description="The request's id, as in `X-Request-ID`; the server's log has it too.",
        examples=["5f1d0c2a9b7e4d38"],
    )


class BadQuestion(Problem):
    """A question that cannot be read."""

    errors: tuple[Fault, ...] = Field(description="Each parameter that cannot be read, and why.")


class Reason(View):
    """One thing that is wrong with what was sent."""

    field: str = Field(description="The place inside the body; empty for the whole.", examples=["facts[0].citations[0].article"])
    code: str = Field(description="What kind of fault it is; stable.", examples=["unknown-article"])
    reason: str = Field(description="A sentence for people.", examples=["no article 'harbour-gazete' is known"])
    line: int | None = Field(description="The line of the body, where that is known.", examples=[12])


class NotRecorded(Problem):
    """Nothing was recorded, for these reasons."""

    type: str = Field(description="Which kind of problem; stable.", examples=["urn:detente:problem:refused"])
    title: str = Field(description="The kind in words.", examples=["It was refused, and nothing was recorded"])
    status: int = Field(description="The HTTP status.", examples=[422])
    detail: str = Field(description="What went wrong here.", examples=["occurred: '2024-13' is not a date"])
    errors: tuple[Reason, ...] = Field(default=(), description="Everything that is wrong, at most a thousand faults.")


class NotFound(Problem):
    """Nothing of that id could be read at the clocks asked for, or there is nothing at the address."""

    type: str = Field(description="Which kind of problem; stable.", examples=["urn:detente:problem:not-known"])
    title: str = Field(description="The kind in words.", examples=["Not known at these clocks"])
    status: int = Field(description="The HTTP status.", examples=[404])
    detail: str = Field(description="What went wrong here.", examples=["The mechanism xa-xb-council is known from 2024-05-25 on."])
    known_from: Moment | None = Field(default=None, description="From when on it is known; null if never.", examples=["2024-05-25"])


RESPONSES: dict[int | str, dict[str, Any]] = {
    304: {"description": "The client holds this answer already (If-None-Match)."},
    400: {"model": BadQuestion, "description": "A parameter is unknown, given twice, or cannot be read."},
    "default": {"model": Problem, "description": "Any other problem."},
}
"""What every route may answer beside its answer."""
NOT_FOUND: dict[int | str, dict[str, Any]] = {404: {"model": NotFound, "description": "Not known at these clocks."}}
ELSEWHERE: dict[int | str, dict[str, Any]] = {
    307: {"description": "At these clocks it is known to be another one's double: `Location` is the same question there."},
    **NOT_FOUND,
}
"""What a question about one subject may be answered with beside its answer."""

RECORDING: dict[int | str, dict[str, Any]] = {
    409: {
        "model": NotRecorded,
        "description": "It exists with other content, the same is under way, or others recorded meanwhile.",
    },
    413: {"model": Problem, "description": "The body is too large."},
    415: {"model": Problem, "description": "A body of this media type is not read."},
    422: {
        "model": NotRecorded,
        "description": "It is refused, and nothing was recorded; or the Idempotency-Key is another request's.",
    },
}
"""What every route that records may answer beside its answer."""
ABOUT_STREAM: dict[int | str, dict[str, Any]] = {
    404: {"model": NotFound, "description": "The ledger holds nothing of that id."},
    412: {"model": Problem, "description": "The stream has moved on from what `If-Match` names."},
}
"""What a route that records into one stream may answer, too."""


class Objection(HTTPException):
    """What a route has against a request, to be told as a problem of that status and kind (:mod:`api.rest.kinds`)."""

    def __init__(self, status: int, kind: str, detail: str, headers: Mapping[str, str] | None = None) -> None:
        self.kind = KINDS[kind]
        assert self.kind.status == status
        super().__init__(status, detail, headers)


def problem(
    scope: Scope,
    kind: Kind,
    detail: str,
    headers: Mapping[str, str] | None = None,
    *,
    shape: type[Problem] = Problem,
    **more: Any,
) -> Response:
    """The problem as a response to the request of that scope; ``more`` are the members that its shape adds."""
    told = shape(type=kind.type, title=kind.title, status=kind.status, detail=detail, request_id=request_id(scope), **more)
    return Response(told.model_dump_json(), kind.status, {"Cache-Control": "no-store", **(headers or {})}, media_type=MEDIA_TYPE)


def request_id(scope: Scope) -> str | None:
    """The id of the request, once it has one."""
    given: str | None = scope.get("state", {}).get("request_id")
    return given
