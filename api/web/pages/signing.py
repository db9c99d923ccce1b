"""Signing in with a key: its token is kept in a cookie that only this server is sent, until one signs out."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Query, Request, Response
from pydantic import Field

from api.terms import COOKIE
from api.web.asked import Asked, OnPage, Printing
from api.web.frame import frame, home_of
from api.web.posted import Posted, from_here
from api.web.visitors import key_of

SCOPES = {"record": "record", "read-text": "read archived texts in full", "admin": "look after the ledger"}
"""What each scope lets one do, in words."""
DAYS = 30

router = APIRouter(include_in_schema=False)


class SignIn(OnPage):
    """Where to go when signed in."""

    to: str = Field(default="", max_length=2_000, description="An address on this server.", examples=["/new/article"])


@router.get("/sign-in")
def sign_in(request: Request, answers: Asked, press: Printing, asked: Annotated[SignIn, Query()]) -> Response:
    """The form, and who is signed in already."""
    key = key_of(request, answers.tracker)
    content = {
        "frame": frame(request, answers, asked, "Sign in"),
        "holder": key.name if key else None,
        "may": [SCOPES[scope] for scope in key.scopes] if key else [],
        "to": _within(request, asked.to),
        "wrong": False,
    }
    return press.page(request, "sign-in.html", content, private=True)


@router.post("/sign-in")
def signed_in(request: Request, answers: Asked, press: Printing, posted: Posted) -> Response:
    """Keep the token if it is a valid key's, and go on; else the form again."""
    from_here(request)
    token, to = posted.get("token", ""), _within(request, posted.get("to", ""))
    if answers.tracker.authenticate(token) is None:
        around = frame(request, answers, OnPage(), "Sign in")
        content = {"frame": around, "holder": None, "may": (), "to": to, "wrong": True}
        return press.page(request, "sign-in.html", content, status=403)
    response = _to(to)
    is_safe = home_of(request).startswith("https:")
    response.set_cookie(COOKIE, token, max_age=DAYS * 86_400, httponly=True, samesite="strict", secure=is_safe)
    return response


@router.post("/sign-out")
def signed_out(request: Request) -> Response:
    """Forget the token."""
    from_here(request)
    response = _to(_front(request))
    response.delete_cookie(COOKIE, httponly=True, samesite="strict")
    return response


def _to(address: str) -> Response:
    return Response(status_code=303, headers={"Location": address, "Cache-Control": "no-store"})


def _front(request: Request) -> str:
    return f"{request.scope.get('root_path', '')}/"


def _within(request: Request, address: str) -> str:
    """The address, if it is one of this server; else the front page."""
    parts = urlsplit(address)
    plain = address.isascii() and address.isprintable() and "\\" not in address
    return address if plain and address.startswith("/") and not address.startswith("//") and not parts.netloc else _front(request)
