"""What goes wrong, as a page for people: not known yet, a question that cannot be read, an address where nothing is."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from http import HTTPStatus
from inspect import isawaitable
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from api.tracker import LedgerError, NotKnown
from api.views.faults import Fault, faults
from api.web.asked import OnPage
from api.web.frame import frame

Explain = Callable[[Request, Exception], Response | Awaitable[Response]]


def dress(app: FastAPI) -> None:
    """Show the application's errors as pages where a page was asked for; everywhere else they stay what they are."""
    for kind in (NotKnown, RequestValidationError, HTTPException, LedgerError, Exception):
        app.add_exception_handler(kind, _or_page(app.exception_handlers[kind]))


def _or_page(otherwise: Any) -> Explain:
    async def explain(request: Request, error: Exception) -> Response:
        if is_for_people(request):
            return page_about(request, error)
        response = otherwise(request, error)
        answered: Response = await response if isawaitable(response) else response
        return answered

    return explain


def is_for_people(request: Request) -> bool:
    """Whether a page was asked for: its address is one, or it is nothing at all and a browser asks."""
    endpoint = request.scope.get("endpoint")
    if endpoint is None:
        return "text/html" in request.headers.get("accept", "")
    return str(getattr(endpoint, "__module__", "")).startswith("api.web.")


def page_about(request: Request, error: Exception) -> Response:
    """The page that says what went wrong, at the clocks that were asked for if those can be read."""
    status = _status(error)
    asked = _readable_clocks(request) if status < 500 else OnPage()  # the ledger may not even tell its position
    about = {
        "frame": frame(request, request.app.state.answers, asked, HTTPStatus(status).phrase),
        "status": status,
        "known_from": error.known_from if isinstance(error, NotKnown) else None,
        "sentence": str(error) if isinstance(error, NotKnown) else None,
        "faults": _faults(error),
        "detail": error.detail if isinstance(error, HTTPException) else None,
    }
    headers = (error.headers or {}) if isinstance(error, HTTPException) else {}
    page: Response = request.app.state.press.page(request, "error.html", about, status=status, headers=headers)
    return page


def _status(error: Exception) -> int:
    match error:
        case NotKnown():
            return 404
        case RequestValidationError():
            return 400
        case HTTPException():
            return error.status_code
        case LedgerError():
            return 503
    return 500


def _faults(error: Exception) -> tuple[Fault, ...]:
    return faults(error.errors()) if isinstance(error, RequestValidationError) else ()


def _readable_clocks(request: Request) -> OnPage:
    """The clocks in the address, as far as they make a question."""
    asked = {name: value for name, value in request.query_params.items() if name in OnPage.model_fields}
    try:
        return OnPage.model_validate(asked)
    except ValueError:
        return OnPage()
