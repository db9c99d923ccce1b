"""What is wrong with a question, in words: which field, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from pydantic import Field

from api.views.base import View


class Fault(View):
    """One field that cannot be read, and the reason."""

    field: str = Field(description="The parameter or field; empty where several contradict each other.", examples=["as_of"])
    reason: str = Field(description="A sentence for people.", examples=["write a day such as 2024-05-30"])


def faults(errors: Iterable[Mapping[str, Any]], known: Iterable[str] = ()) -> tuple[Fault, ...]:
    """The faults that pydantic found; an unknown field is compared with the ``known`` ones."""
    names = sorted(known)
    return tuple(dict.fromkeys(_fault(error, names) for error in errors))


def unknown(field: str, known: Iterable[str]) -> str:
    """Why an unknown field is refused, with the nearest known one."""
    nearest = get_close_matches(field, known, n=1)
    return f"there is no such parameter; did you mean {nearest[0]}?" if nearest else "there is no such parameter"


_PLACES = frozenset({"query", "path", "header", "body", "cookie"})
"""How FastAPI names the part of the request that a field belongs to."""


def _fault(error: Mapping[str, Any], known: list[str]) -> Fault:
    field = str(next((part for part in error["loc"] if part not in _PLACES), ""))
    match error["type"], error.get("ctx", {}).get("error"):
        case "extra_forbidden", _:
            reason = unknown(field, known)
        case "missing", _:
            reason = "it is needed, and is not there"
        case _, Exception() as cause:
            reason = str(cause)
        case _:
            reason = str(error["msg"]).replace("Input should", "it should")
    return Fault(field=field, reason=reason)
