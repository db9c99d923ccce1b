"""What went wrong, as ``application/problem+json`` (RFC 9457): the one map from errors to responses."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from pydantic import Field
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from api.tracker import Conflict, LedgerError, NotKnown
from api.views.base import Moment, View
from api.views.faults import Fault, faults

MEDIA_TYPE = "application/problem+json"
LONGEST_ECHO = 200
"""What a client wrote is repeated up to so many characters."""


class Problem(View):
    """A problem, as RFC 9457 describes it."""

    type: str = Field(description="Which kind of problem; stable.", examples=["urn:detente:problem:bad-request"])
    title: str = Field(description="The kind in words.", examples=["Bad Request"])
    status: int = Field(description="The HTTP status.", examples=[400])
    detail: str = Field(description="What went wrong here.", examples=["as_of: write a day such as 2024-05-30"])


class BadQuestion(Problem):
    """A question that cannot be read."""

    errors: tuple[Fault, ...] = Field(description="Each parameter that cannot be read, and why.")


class NotFound(Problem):
    """Nothing of that id could be read at the clocks asked for."""

    type: str = Field(description="Which kind of problem; stable.", examples=["urn:detente:problem:not-known"])
    title: str = Field(description="The kind in words.", examples=["Not Found"])
    status: int = Field(description="The HTTP status.", examples=[404])
    detail: str = Field(description="What went wrong here.", examples=["The mechanism xa-xb-council is known from 2024-05-25 on."])
    known_from: Moment | None = Field(description="From when on it is known; null if never.", examples=["2024-05-25"])


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


class Objection(Exception):
    """What a route has against a request, to be told as a problem of that status and kind."""

    def __init__(self, status: int, kind: str, detail: str, headers: Mapping[str, str] | None = None) -> None:
        self.status, self.kind, self.detail, self.headers = status, kind, detail, headers
        super().__init__(detail)


def explain(app: FastAPI) -> None:
    """Answer every error of the application with a problem."""
    app.add_exception_handler(NotKnown, _not_known)
    app.add_exception_handler(Objection, _objection)
    app.add_exception_handler(RequestValidationError, _bad_question)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(LedgerError, _ledger)
    app.add_exception_handler(Exception, _unforeseen)


def _not_known(request: Request, error: Exception) -> Response:
    assert isinstance(error, NotKnown)
    problem = NotFound(**_kind(404, "not-known"), detail=str(error), known_from=error.known_from)
    return _response(problem)


def _bad_question(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    found = faults(error.errors(), _known_parameters(request))
    detail = "; ".join(f"{fault.field[:LONGEST_ECHO]}: {fault.reason}" if fault.field else fault.reason for fault in found)
    return _response(BadQuestion(**_kind(400, "bad-request"), detail=detail, errors=found))


def _objection(request: Request, error: Exception) -> Response:
    assert isinstance(error, Objection)
    return _response(Problem(**_kind(error.status, error.kind), detail=error.detail), error.headers)


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    path = request.url.path[:LONGEST_ECHO]
    known = {404: f"There is nothing at {path}; /docs says what there is.", 405: f"{path} is read with GET."}
    return _response(Problem(**_kind(error.status_code), detail=known.get(error.status_code, str(error.detail))), error.headers)


def _ledger(request: Request, error: Exception) -> Response:
    if isinstance(error, Conflict):
        return _response(Problem(**_kind(409, "conflict"), detail=str(error)))
    return _response(Problem(**_kind(503, "ledger-unavailable"), detail="The ledger cannot be read at the moment."))


def _unforeseen(request: Request, error: Exception) -> Response:
    return _response(Problem(**_kind(500), detail="This should not have happened; the server's log has more."))


def _kind(status: int, kind: str | None = None) -> dict[str, Any]:
    title = HTTPStatus(status).phrase
    return {"type": f"urn:detente:problem:{kind}" if kind else "about:blank", "title": title, "status": status}


def _known_parameters(request: Request) -> list[str]:
    """The names of the parameters that the route knows, from its own description."""
    route = request.scope.get("route")
    operation = request.app.openapi()["paths"].get(getattr(route, "path", ""), {}).get("get", {})
    return [parameter["name"] for parameter in operation.get("parameters", ()) if parameter["in"] == "query"]


def _response(problem: Problem, headers: Mapping[str, str] | None = None) -> Response:
    body = problem.model_dump_json()
    return Response(body, problem.status, {"Cache-Control": "no-store", **(headers or {})}, media_type=MEDIA_TYPE)
