"""Keys over HTTP: ``Authorization: Bearer`` (RFC 6750), and the scope that a route needs.

A route that needs a key takes one of :data:`Recording`, :data:`ReadingTexts` and :data:`Administering` as its *first*
parameter: then nobody without a key learns more than that, and no body is read of whoever has none.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Annotated, Any

from fastapi import Depends, Request
from fastapi.security import HTTPBearer

from api.rest.problems import Objection, Problem
from api.tracker import Key, Scope

CHALLENGE = "Bearer"

DENIED: dict[int | str, dict[str, Any]] = {
    401: {
        "model": Problem,
        "description": "No key is sent, or none that is valid.",
        "headers": {"WWW-Authenticate": {"description": "What to send.", "schema": {"type": "string"}, "example": CHALLENGE}},
    },
    403: {"model": Problem, "description": "The key is not for this; the problem names the scope that is needed."},
}
"""What a route that needs a key may answer beside its answer."""

_scheme = HTTPBearer(
    scheme_name="key", auto_error=False, description="A key's token, as `detente key create` prints it.", bearerFormat="detente"
)


async def key_of(request: Request, _: Annotated[object, Depends(_scheme)]) -> Key:
    """The key that the request was let in with, see :class:`~api.rest.admission.Admission`. Raises a problem 401 without one."""
    key: Key | None = getattr(request.state, "key", None)
    if key is None:
        raise Objection(
            401, "no-key", "This needs a key: send its token as Authorization: Bearer.", {"WWW-Authenticate": CHALLENGE}
        )
    return key


def needs(scope: Scope) -> Callable[[Key], Awaitable[Key]]:
    """A dependency: the key of the request, if it has that scope. Raises a problem 401 or 403."""

    async def allowed(key: Annotated[Key, Depends(key_of)]) -> Key:
        if not key.allows(scope):
            challenge = {"WWW-Authenticate": f'Bearer error="insufficient_scope", scope="{scope}"'}
            raise Objection(403, "scope", f"This needs a key with the scope {scope}.", challenge)
        return key

    return allowed


AnyKey = Annotated[Key, Depends(key_of)]
"""Whatever key is valid."""
Recording = Annotated[Key, Depends(needs("record"))]
"""A key for recording."""
ReadingTexts = Annotated[Key, Depends(needs("read-text"))]
"""A key for reading archived texts in full."""
Administering = Annotated[Key, Depends(needs("admin"))]
"""A key for looking after the ledger."""
