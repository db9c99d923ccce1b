"""What a form sends: its fields, from whoever may record, and only from a page of this server."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated
from urllib.parse import parse_qsl, urlsplit

from fastapi import Depends, HTTPException, Request
from starlette.requests import ClientDisconnect

from api.terms import COOKIE
from api.tracker import Key
from api.web.asked import Asked
from api.web.visitors import key_of

MOST_BYTES = 2 << 20
MOST_FIELDS = 200
FORM = "application/x-www-form-urlencoded"

Fields = Mapping[str, str]
"""The fields that were filled in, without blanks around them; of a name that is sent twice the last counts."""


def writer(request: Request, answers: Asked) -> Key:
    """The key of whoever records. Raises 401 without one, 403 where it is for something else, or another site's page sends."""
    key = key_of(request, answers.tracker)
    if key is None:
        raise HTTPException(401, "Sign in with a key first.", {"WWW-Authenticate": "Bearer"})
    if not key.allows("record"):
        raise HTTPException(
            403, "The key is not for recording.", {"WWW-Authenticate": 'Bearer error="insufficient_scope", scope="record"'}
        )
    if COOKIE in request.cookies and request.method == "POST":
        from_here(request)
    return key


def from_here(request: Request) -> None:
    """Raises 403 unless the browser says that a page of this very server sends the request."""
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin", "")
    if site != "same-origin" and (site is not None or urlsplit(origin).netloc != request.headers.get("host")):
        raise HTTPException(403, "Another site's page sent this form.")


async def fields(request: Request) -> Fields:
    """The fields of the form. Raises 400, 413 and 415."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != FORM:
        raise HTTPException(415, "This is not what a form sends.")
    body = bytearray()
    try:
        async for part in request.stream():
            body += part
            if len(body) > MOST_BYTES:
                raise HTTPException(413, "This is too long for a form.")
    except ClientDisconnect:
        raise HTTPException(400, "The form ended before its end.") from None
    try:
        sent = parse_qsl(body.decode(), errors="strict", max_num_fields=MOST_FIELDS)
    except ValueError:
        raise HTTPException(400, "The form cannot be read.") from None
    return {name: trimmed for name, value in sent if (trimmed := value.replace("\r\n", "\n").strip())}


Writer = Annotated[Key, Depends(writer)]
"""Whoever may record; named first, so that nothing is read of whoever may not."""
Posted = Annotated[Fields, Depends(fields)]
