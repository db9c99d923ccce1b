"""The kinds of problems (RFC 9457), each with a stable name, an HTTP status and a title; docs/reference/problems.md has more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of problem; what it is called does not change between versions."""

    name: str
    status: int
    title: str

    @property
    def type(self) -> str:
        """Its name as a URN: what the member ``type`` of a problem says."""
        return f"urn:detente:problem:{self.name}"


_ALL = (
    Kind("bad-request", 400, "The question cannot be read"),
    Kind("not-http", 400, "This is no request"),
    Kind("no-key", 401, "A valid key is needed"),
    Kind("scope", 403, "The key is not for this"),
    Kind("origin", 403, "Scripts of this origin may not ask"),
    Kind("not-known", 404, "Not known at these clocks"),
    Kind("no-such-address", 404, "There is nothing at this address"),
    Kind("method", 405, "This cannot be done here"),
    Kind("not-acceptable", 406, "There is no such format of it"),
    Kind("slow-request", 408, "The request took too long to arrive"),
    Kind("conflict", 409, "Something else was recorded meanwhile"),
    Kind("taken", 409, "It exists already, with other content"),
    Kind("under-way", 409, "The same request is still under way"),
    Kind("withheld", 410, "The text was taken out"),
    Kind("moved-on", 412, "It has moved on since it was read"),
    Kind("too-large", 413, "The body is too large"),
    Kind("address-too-long", 414, "The address is too long"),
    Kind("media-type", 415, "A body of this media type is not read"),
    Kind("unknown-host", 421, "The server does not answer under this name"),
    Kind("refused", 422, "It was refused, and nothing was recorded"),
    Kind("other-request", 422, "The key of this request was used for another one"),
    Kind("too-many", 429, "Too many requests"),
    Kind("headers-too-large", 431, "The headers are too large"),
    Kind("unforeseen", 500, "This should not have happened"),
    Kind("busy", 503, "Too much is under way"),
    Kind("ledger-unavailable", 503, "The ledger is not available"),
    Kind("too-slow", 503, "The answer took too long"),
)
KINDS: Mapping[str, Kind] = {kind.name: kind for kind in _ALL}
"""Every kind of problem that there is, by name."""


def usual(status: int) -> Kind:
    """The kind for an HTTP error about which nothing more is known; what no kind fits is unforeseen."""
    return KINDS[_USUAL[status]] if status in _USUAL else KINDS["unforeseen"]


_USUAL = {
    400: "bad-request", 401: "no-key", 404: "no-such-address", 405: "method", 406: "not-acceptable", 408: "slow-request",
    413: "too-large", 415: "media-type",
}  # fmt: skip
