"""Requests that may arrive twice: ``Idempotency-Key``, as the IETF's draft of that name describes it.

The key is a string of the client's own (a UUID, say), bare or as a structured field string in quotes. Under it the receipt
is kept beside the events; whoever sends the same again, with the same API key, gets the same receipt and records nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from threading import Lock
from typing import Annotated

from fastapi import Header, Request

from api.rest.problems import Objection
from api.rest.sent import Sent, unreadable
from api.tracker import Submission

NAME = "Idempotency-Key"
REPLAYED = "Idempotent-Replayed"
LONGEST = 255

Repeatable = Annotated[
    str | None,
    Header(
        alias=NAME,
        description="A string of your own for this request, at most 255 printable ASCII characters: sent again with the same "
        "body within seven days, the request is answered as the first time and records nothing.",
        examples=["8e03978e-40d5-43dd-bc93-6894a57f9324"],
        json_schema_extra={"pattern": r'^([!#-~]([ -~]{0,253}[!-~])?|"[ !#-\[\]-~]{1,253}")$'},
    ),
]

_QUOTED = re.compile(r'"((?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\["\\])*)"')
_BARE = re.compile(r"[\x21\x23-\x7e][\x20-\x7e]*")
_ESCAPED = re.compile(r"\\(.)")


class UnderWay:
    """The submissions that are being recorded just now."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._names: set[tuple[str, str]] = set()

    @contextmanager
    def alone(self, submission: Submission) -> Iterator[None]:
        """While this goes on, the same submission raises a problem 409."""
        name = (submission.sender, submission.reference)
        with self._lock:
            if name in self._names:
                raise Objection(409, "under-way", "The request of this Idempotency-Key is still under way.", {"Retry-After": "1"})
            self._names.add(name)
        try:
            yield
        finally:
            with self._lock:
                self._names.discard(name)


def submission(request: Request, sent: Sent) -> Submission | None:
    """The request as one that may arrive twice; None if it has no such key. Raises a problem 400 for one that cannot be."""
    given = request.headers.getlist(NAME)
    if not given:
        return None
    if len(given) > 1:
        raise unreadable("header", [(NAME, "give it once")])
    digest = sha256(b"\n".join((request.method.encode(), request.url.path.encode(), sent.format.encode(), sent.content)))
    return Submission(sent.key.id, _reference(given[0].strip()), digest.hexdigest())


def _reference(text: str) -> str:
    quoted = _QUOTED.fullmatch(text)
    found = _ESCAPED.sub(r"\1", quoted[1]) if quoted else text if _BARE.fullmatch(text) else ""
    if not 0 < len(found) <= LONGEST:
        raise unreadable("header", [(NAME, f"write 1 to {LONGEST} printable ASCII characters, bare or in double quotes")])
    return found
