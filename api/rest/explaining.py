"""The one map from errors to problems."""

from __future__ import annotations

import logging
from http import HTTPStatus

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Scope

from api.rest.kinds import KINDS, usual
from api.rest.problems import LONGEST_ECHO, BadQuestion, NotFound, NotRecorded, Objection, Problem, Reason, problem
from api.tracker import Conflict, LedgerError, NotKnown
from api.views.faults import Fault, faults
from api.views.paging import OtherList
from domain.proposal import Refused

LOG = logging.getLogger(__name__)
TAKEN = frozenset({"key-taken", "id-taken", "changed-registration", "text-taken"})
"""The refusals of what exists already, with other content."""
MOST = 1_000
"""The most faults that one problem tells."""
SHAPES: dict[int, type[Problem]] = {400: BadQuestion, 404: NotFound}
"""The statuses whose problems have a shape of their own."""


def explain(app: FastAPI) -> None:
    """Answer every error of the application with a problem."""
    app.add_exception_handler(NotKnown, _not_known)
    app.add_exception_handler(Objection, _objection)
    app.add_exception_handler(OtherList, _other_list)
    app.add_exception_handler(Refused, _refused)
    app.add_exception_handler(RequestValidationError, _bad_question)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(LedgerError, _ledger)
    app.add_exception_handler(Exception, _unforeseen)


def unforeseen(scope: Scope) -> Response:
    """The problem for an error of ours; why it came to that is for the log alone."""
    return problem(scope, KINDS["unforeseen"], "This is a defect of the server; its log has more.")


def unavailable(scope: Scope, error: Exception) -> Response:
    """The problem for a ledger that fails; the reason may name places of this machine, and is for the log alone."""
    LOG.error("The ledger is not available: %s", error)
    detail = "The ledger cannot be read or written at the moment."
    return problem(scope, KINDS["ledger-unavailable"], detail, {"Retry-After": "5"})


def _not_known(request: Request, error: Exception) -> Response:
    assert isinstance(error, NotKnown)
    return problem(request.scope, KINDS["not-known"], str(error), shape=NotFound, known_from=error.known_from)


def _bad_question(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    found = faults(error.errors(), _known_parameters(request))
    detail = "; ".join(f"{fault.field[:LONGEST_ECHO]}: {fault.reason}" if fault.field else fault.reason for fault in found)
    return problem(request.scope, KINDS["bad-request"], detail, shape=BadQuestion, errors=found)


def _other_list(request: Request, error: Exception) -> Response:
    wrong = Fault(field="cursor", reason=str(error))
    return problem(request.scope, KINDS["bad-request"], f"cursor: {error}", shape=BadQuestion, errors=(wrong,))


def _objection(request: Request, error: Exception) -> Response:
    assert isinstance(error, Objection)
    return problem(request.scope, error.kind, error.detail, error.headers)


def _refused(request: Request, error: Exception) -> Response:
    """Everything that is wrong with what was to be recorded; as a conflict where all of it is that others came before."""
    assert isinstance(error, Refused)
    kind = KINDS["taken" if all(refusal.code in TAKEN for refusal in error.refusals) else "refused"]
    told = tuple(
        Reason(field=r.place.path[:LONGEST_ECHO], code=r.code, reason=r.reason, line=r.place.line) for r in error.refusals[:MOST]
    )
    more = f" (and {len(error.refusals) - 1} more)" if len(error.refusals) > 1 else ""
    detail = f"{told[0].field}: {told[0].reason}" if told[0].field else told[0].reason
    return problem(request.scope, kind, f"{detail}{more}", shape=NotRecorded, errors=told)


def _http(request: Request, error: Exception) -> Response:
    """An error of the framework: no such address, no such method, a body that is no JSON."""
    assert isinstance(error, HTTPException)
    path = request.url.path[:LONGEST_ECHO]
    match error.status_code:
        case 404:
            detail, headers = f"There is nothing at {path}; /docs says what there is.", error.headers
        case 405:
            allowed = _allowed(request) or (error.headers or {}).get("Allow", "")
            detail, headers = f"{path} knows {allowed}.", {"Allow": allowed}
        case _:
            detail, headers = _sentence(error), error.headers
    kind = usual(error.status_code)
    more = {"errors": (Fault(field="", reason=detail),)} if kind.status == 400 else {}
    return problem(request.scope, kind, detail, headers, shape=SHAPES.get(kind.status, Problem), **more)


def _sentence(error: HTTPException) -> str:
    return str(error.detail) or HTTPStatus(error.status_code).phrase


def _ledger(request: Request, error: Exception) -> Response:
    if isinstance(error, Conflict):
        return problem(request.scope, KINDS["conflict"], str(error))
    return unavailable(request.scope, error)


def _unforeseen(request: Request, error: Exception) -> Response:
    return unforeseen(request.scope)


def _allowed(request: Request) -> str:
    """Every method that the address knows: those of all its routes, and HEAD where there is GET."""
    methods = {name.upper() for name in _operations(request)}
    return ", ".join(sorted(methods | ({"HEAD"} if "GET" in methods else set())))


def _known_parameters(request: Request) -> list[str]:
    """The names of the parameters that the route knows, from its own description."""
    operation = _operations(request).get(request.method.lower(), {})
    return [parameter["name"] for parameter in operation.get("parameters", ()) if parameter["in"] == "query"]


def _operations(request: Request) -> dict[str, dict[str, list[dict[str, str]]]]:
    found: dict[str, dict[str, list[dict[str, str]]]] = request.app.openapi()["paths"].get(_template(request), {})
    return found


def _template(request: Request) -> str:
    return str(getattr(request.scope.get("route"), "path", ""))
