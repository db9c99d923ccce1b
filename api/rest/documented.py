"""What any route may answer beside its own answers, as OpenAPI describes it: said once, and referred to by every operation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from api.rest.admission import ALWAYS_OPEN
from api.rest.freshness import FROM_THE_PRIMARY, POSITION
from api.rest.problems import MEDIA_TYPE

Schema = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Documented:
    """A response: the name of its component, what it means, the shape of its body and the headers that it always has."""

    name: str
    says: str
    shape: str = "Problem"
    headers: tuple[str, ...] = ()


COMMON: Mapping[str, Documented] = {
    "400": Documented("BadRequest", "A parameter is unknown, given twice, or cannot be read.", "BadQuestion"),
    "401": Documented(
        "Unauthorized", "The key sent is not valid, or none is sent where one is needed.", headers=("WWW-Authenticate",)
    ),
    "406": Documented("NotAcceptable", "`Accept` names no format in which the answer comes."),
    "408": Documented("RequestTimeout", "The body did not arrive in time; nothing was done."),
    "414": Documented("UriTooLong", "Path and query are too long."),
    "421": Documented("MisdirectedRequest", "The server does not answer under the name that the request is meant for."),
    "429": Documented(
        "TooManyRequests",
        "The budget of the key or address is used up.",
        headers=("Retry-After",),
    ),
    "431": Documented("HeadersTooLarge", "The headers are too long."),
    "500": Documented("InternalServerError", "A defect of the server; its log names the request."),
    "503": Documented(
        "ServiceUnavailable",
        "Too much is under way, the answer took too long, or the ledger is not available.",
        headers=("Retry-After",),
    ),
}
OF_THE_MOMENT = frozenset({"/livez", "/readyz", "/metrics", "/ledger/stream"})
"""What nobody keeps, and so is never answered with 304."""
_HEADERS: Mapping[str, tuple[str, Schema, object]] = {
    "X-Request-ID": ("The request's id: the one it was sent with, if that was a sane one.", {"type": "string"}, "5f1d0c2a9b7e4d38"),
    "Retry-After": ("After how many seconds to ask again.", {"type": "integer", "minimum": 0}, 12),
    "WWW-Authenticate": ("What to send.", {"type": "string"}, "Bearer"),
    POSITION: (
        "The newest position of what was recorded: a question that carries it along is answered by what is at least as new.",
        {"type": "integer", "minimum": 0},
        214,
    ),
}
_FRESH: Schema = {
    "name": POSITION,
    "in": "header",
    "required": False,
    "description": "A position of the ledger that the answer has to know of, as the answer to a recording names it. Without it a "
    "standby, where there is one, may answer as of a moment ago.",
    "schema": {"type": "integer", "minimum": 0, "maximum": 10**18 - 1},
    "example": 214,
}
"""What a question may carry along that a standby could answer."""
_KEY = "key"
SECURITY: Mapping[str, Schema] = {
    _KEY: {
        "type": "http",
        "scheme": "bearer",
        "bearerFormat": "detente",
        "description": "A key's token, as `detente key create` prints it.",
    },
    "password": {
        "type": "http",
        "scheme": "basic",
        "description": "On a private server, for reading: any name, and a key's token as the password.",
    },
}


def components() -> Schema:
    """The components that the operations refer to."""
    return {
        "responses": {documented.name: _response(documented) for documented in COMMON.values()},
        "headers": {
            name: {"description": says, "schema": schema, "example": example} for name, (says, schema, example) in _HEADERS.items()
        },
        "securitySchemes": dict(SECURITY),
    }


def common(status: str) -> Schema:
    """A reference to what is said once of that status."""
    return {"$ref": f"#/components/responses/{COMMON[status].name}"}


def complete(path: str, method: str, operation: Schema, *, is_private: bool) -> None:
    """Add to an operation what every operation may answer, and who may call it."""
    responses = operation["responses"]
    responses.pop("default", None)
    if method == "get" and path not in FROM_THE_PRIMARY:
        operation.setdefault("parameters", []).append(deepcopy(_FRESH))
    if method != "get" or path in OF_THE_MOMENT:
        responses.pop("304", None)
    for status in _possible(path, "requestBody" in operation):
        responses[status] = common(status)
    operation["responses"] = dict(sorted(responses.items()))
    for response in responses.values():
        if "$ref" not in response:
            response.setdefault("headers", {})["X-Request-ID"] = header("X-Request-ID")
    _secure(path, operation, is_private=is_private)


def _possible(path: str, has_body: bool) -> Iterator[str]:
    """The statuses of which no operation is safe, apart from those that it cannot have. Of formats each tells itself."""
    never = {"406"} if has_body else {"406", "408"}
    if path in ALWAYS_OPEN:
        never |= {"401", "429"} | ({"503"} if path == "/livez" else set())
    return (status for status in COMMON if status not in never)


def _secure(path: str, operation: Schema, *, is_private: bool) -> None:
    if path in ALWAYS_OPEN:
        operation["security"] = []
    elif "security" not in operation:
        operation["security"] = [{_KEY: []}, {"password": []}] if is_private else [{}, {_KEY: []}]


def _response(documented: Documented) -> Schema:
    return {
        "description": documented.says,
        "headers": {name: header(name) for name in ("X-Request-ID", *documented.headers)},
        "content": {MEDIA_TYPE: {"schema": {"$ref": f"#/components/schemas/{documented.shape}"}}},
    }


def header(name: str) -> Schema:
    """A reference to what is said once of that header."""
    return {"$ref": f"#/components/headers/{name}"}
