"""What a client sends to be recorded: a body of a known media type and of a bounded length, from the holder of a key."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated

from fastapi import Depends, Request
from fastapi.exceptions import RequestValidationError
from starlette.requests import ClientDisconnect

from api.casebook.posted import Written, documents
from api.casebook.reading import Format
from api.rest.keys import Administering, Recording
from api.rest.problems import LONGEST_ECHO, Objection
from api.terms import Terms
from api.tracker import Key
from domain.proposal import Refused

Formats = Mapping[str, Format]

JSON: Formats = MappingProxyType({"application/json": "json"})
JSON_OR_YAML: Formats = MappingProxyType(
    {
        **JSON,
        "application/yaml": "yaml",
        **dict.fromkeys(("application/x-yaml", "text/yaml", "text/x-yaml"), "yaml"),
    }
)
"""YAML under its registered name (RFC 9512), and under those that are still met."""
SHOWN = tuple(JSON_OR_YAML)[:2]
"""Those that are spoken of."""
_UTF_8 = ("utf-8", "utf8")


@dataclass(frozen=True, slots=True)
class Sent:
    """The body of a request, and whose key it came with."""

    key: Key
    content: bytes
    format: Format
    deepest: int

    def documents(self) -> Sequence[Written]:
        """The documents in it; JSON has one. Raises a problem 400 where it cannot be parsed, and ``Refused`` for truth values."""
        try:
            return documents(self.content, self.format, self.deepest)
        except Refused as refused:
            if all(refusal.code == "truth-value" for refusal in refused.refusals):
                raise  # it can be parsed; it only says what no key takes
            found = [(r.place.path, f"{r.reason} (line {r.place.line})" if r.place.line else r.reason) for r in refused.refusals]
            raise unreadable("body", found) from None

    def document(self) -> Written:
        """The one document in it. Raises a problem 400 where it cannot be parsed, or there are more."""
        written, *more = self.documents()
        if more:
            raise unreadable("body", [("", f"send one document here, not {1 + len(more)}")])
        return written


def unreadable(part: str, found: Sequence[tuple[str, str]]) -> RequestValidationError:
    """The problem 400 for fields of a part of the request, each with the reason."""
    return RequestValidationError(
        [{"type": "unreadable", "loc": (part, field[:LONGEST_ECHO]), "msg": reason} for field, reason in found]
    )


def _sent(
    limit: Callable[[Terms], int], holder: object = Recording, formats: Formats = JSON_OR_YAML
) -> Callable[..., Awaitable[Sent]]:
    """A dependency that reads the body, once the key is known to be for this. Raises problems 413 and 415."""

    async def sent(request: Request, key: Key) -> Sent:
        format = _format(request, formats)
        terms: Terms = request.app.state.terms
        return Sent(key, await _content(request, limit(terms)), format, terms.body_depth)

    sent.__annotations__["key"] = holder
    return sent


def _format(request: Request, formats: Formats) -> Format:
    media_type, *parameters = request.headers.get("content-type", "").lower().split(";")
    given = dict(parameter.strip().partition("=")[::2] for parameter in parameters)
    charset = given.get("charset", "utf-8").strip('"')
    if (
        media_type.strip() not in formats
        or charset not in _UTF_8
        or request.headers.get("content-encoding", "identity") != "identity"
    ):
        raise Objection(415, "media-type", f"Send {' or '.join(list(formats)[:2])}, in UTF-8 and without compression.")
    return formats[media_type.strip()]


async def _content(request: Request, most: int) -> bytes:
    """The body, of which no more is read than may be sent, whatever its length is said to be."""
    declared = request.headers.get("content-length", "0")
    if len(declared) > len(str(most)) or int(declared if declared.isdecimal() else 0) > most:
        raise _too_large(most)
    content = bytearray()
    try:
        async for part in request.stream():
            content += part
            if len(content) > most:
                raise _too_large(most)
    except ClientDisconnect:
        raise unreadable("body", [("", "the body ended before its end")]) from None
    return bytes(content)


def _too_large(most: int) -> Objection:
    return Objection(413, "too-large", f"A body has at most {most:,} bytes here.", {"Connection": "close"})


SentEntry = Annotated[Sent, Depends(_sent(lambda terms: terms.body_limit))]
"""An entry, or facts."""
SentByOffice = Annotated[Sent, Depends(_sent(lambda terms: terms.body_limit, Administering, JSON))]
"""What whoever looks after the ledger asks for, in JSON."""
SentCasebook = Annotated[Sent, Depends(_sent(lambda terms: terms.import_limit))]
"""A casebook document, which may be longer."""
