"""Which format a request asks for: the ending of its path, else ``Accept`` with its weights (RFC 9110), else the usual one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from starlette.requests import Request

from api.rest.endings import ending_of
from api.rest.formats import Format, formats_of
from api.rest.problems import LONGEST_ECHO, Objection
from api.views.base import View


@dataclass(frozen=True, slots=True)
class Weighed:
    """A media range of ``Accept``: ``*/*``, ``text/*`` or ``text/csv``, and how welcome it is, from 0 to 1."""

    kind: str
    weight: float

    def covers(self, media_type: str) -> bool:
        """Whether a media type lies in the range."""
        return self.kind in ("*/*", media_type) or self.kind == f"{media_type.partition('/')[0]}/*"

    @property
    def precision(self) -> int:
        """The more precise of two ranges holds."""
        return 2 - self.kind.count("*")


def format_for(request: Request, shape: type[View]) -> Format:
    """The format in which to answer. Raises a problem 404 for an ending, and 406 for an ``Accept``, that no format fits."""
    formats = formats_of(shape)
    ending = ending_of(request.scope)
    if ending is not None:
        return _by_ending(ending, formats)
    accepted = list(read(",".join(request.headers.getlist("accept"))))
    best = max(formats, key=lambda format: welcome(format, accepted))
    if accepted and welcome(best, accepted) == 0:
        known = ", ".join(format.media_type for format in formats)
        raise Objection(406, "not-acceptable", f"The answer comes as {known}; Accept names none of these.", {"Vary": "Accept"})
    return best


async def known_ending(request: Request) -> None:
    """Refuse an ending for which the route has no format, before anything is answered. Raises a problem 404."""
    ending = ending_of(request.scope)
    if ending is not None:
        _by_ending(ending, formats_of(request.app.state.shapes.get(request.scope["route"].name)))


def welcome(format: Format, accepted: Sequence[Weighed]) -> float:
    """How welcome a format is: by the most precise range that covers it."""
    covering = [range for range in accepted if range.covers(format.media_type)]
    return max(covering, key=lambda range: range.precision).weight if covering else 0.0


def read(accept: str) -> Iterator[Weighed]:
    """The ranges of an ``Accept`` header; what is none is passed over, and so are parameters other than ``q``."""
    for member in accept.split(","):
        kind, *parameters = (part.strip().lower() for part in member.split(";"))
        if kind.count("/") == 1:
            yield Weighed(kind, _weight(parameters))


def _weight(parameters: Sequence[str]) -> float:
    """The weight that is given; 1 if none is, and 0 if it is no weight."""
    given = next((parameter[2:].strip() for parameter in parameters if parameter.startswith("q=")), "1")
    try:
        weight = float(given)
    except ValueError:
        return 0.0
    return weight if 0 <= weight <= 1 else 0.0


def _by_ending(ending: str, formats: Sequence[Format]) -> Format:
    found = next((format for format in formats if format.ending == ending), None)
    if found is None:
        known = ", ".join(f".{format.ending}" for format in formats) or "none with an ending"
        raise Objection(404, "no-such-address", f"There is no format .{ending[:LONGEST_ECHO]} of this; there is {known}.")
    return found
