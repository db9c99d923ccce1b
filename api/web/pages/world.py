"""The world on a day: every mechanism as a row of bands on one axis, what changed lately, and what is due."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Annotated, Any, Self, get_args

from fastapi import APIRouter, Query, Request, Response
from pydantic import Field, field_validator, model_validator

from api.views.answers import Answers
from api.views.clocks import Day
from api.views.histories import Band
from api.views.questions import Prospect, Search, Sequel
from api.views.searches import ActorSearch
from api.web.asked import Asked, OnPage, Printing
from api.web.clocks import clocks, neighbours
from api.web.drawing.axis import Axis, moved, spans
from api.web.frame import Frame, Today, downloads, followed, frame, steps
from api.web.lines import Line, line
from api.web.words import counted
from domain.mechanism.events import MechanismKind
from domain.mechanism.state import Status

SOON = 30
"""So many days back lie the changes, and ahead what is due."""
NEAREST = 4
"""So many of either are shown: those next to the day."""
YEARS_BACK = 10
HALF_A_YEAR = 183
CHOICES: Mapping[str, tuple[str, ...]] = {"kind": get_args(MechanismKind), "status": get_args(Status)}
FILTERS = ("q", "state", "party", "kind", "status", "cursor", "limit")

router = APIRouter(include_in_schema=False)


class WorldAsked(OnPage, Search):
    """The clocks, the filters, and the span of days that the pictures show."""

    limit: int | None = Field(default=60, ge=1, le=200, description="How many mechanisms a page holds.", examples=[60])
    from_: Day | None = Field(default=None, alias="from", description="First day of the pictures.", examples=["2014-01-01"])
    to: Day | None = Field(default=None, description="The day after the last of the pictures.", examples=["2025-01-01"])

    @field_validator("state", mode="before")
    @classmethod
    def _in_capitals(cls, code: Any) -> Any:
        return code.upper() if isinstance(code, str) else code

    @model_validator(mode="after")
    def _forward(self) -> Self:
        if self.from_ and self.to and self.to <= self.from_:
            raise ValueError("to does not lie after from")
        return self


@router.get("/")
def world(request: Request, answers: Asked, press: Printing, asked: Annotated[WorldAsked, Query()]) -> Response:
    """Every mechanism that passes the filters; above the first of all of them stands what is new."""
    found = answers.mechanisms(asked)
    around = frame(request, answers, asked, "The world on a day")
    timelines = {item.id: answers.timeline(item.id, asked, "mechanism").items for item in found.items}
    axis = _axis(asked, around.as_of, timelines.values())
    lines = [line(answers, asked, id, bands, axis, around) for id, bands in timelines.items()]
    renews = "hx-request" in request.headers
    is_whole = not renews and not _filters(request, asked).keys() - {"limit"}
    content = {
        "frame": followed(
            downloads(_completed(around, timelines.values(), lines), "/mechanisms", **_filters(request, asked)),
            state=asked.state,
            party=asked.party,
            kind=asked.kind,
        ),
        "lines": lines,
        "axis": axis,
        "spans": spans(axis, around.as_of),
        "next": found.next,
        "asked": asked,
        "choices": CHOICES,
        "parties": {id: one.state.names.get(id) for one in lines for id in one.state.parties},
        "statuses_shown": [status for status in CHOICES["status"] if _occurs(status, lines)],
        "states": answers.actors(ActorSearch(kind="state", limit=300)).items,
        **(_news(answers, asked, around.as_of) if is_whole else {"lately": None, "soon": None}),
    }
    return press.page(request, "world.html", content, headers={"HX-Replace-Url": around.links.again()} if renews else {})


def _filters(request: Request, asked: WorldAsked) -> dict[str, str]:
    """The parameters that the list of REST takes too."""
    given = {name: value for name, value in request.query_params.items() if name in FILTERS and value}
    return given | ({"state": asked.state} if asked.state else {})


def _completed(around: Frame, timelines: Iterable[Sequence[Band]], lines: Sequence[Line]) -> Frame:
    """The frame with the days of change in the pictures, and how many of the mechanisms stand otherwise today."""
    others = sum(one.now is not None for one in lines)
    verb = "has" if others == 1 else "have"
    words = f"{others} of the {counted(len(lines), 'channel')} shown {verb} another status."
    known = neighbours((moment for one in lines for moment in one.published), around.known_by)
    return around.with_(steps=steps(_changes(timelines), around.as_of), beliefs=known, now=Today(words, bool(others)))


def _news(answers: Answers, asked: WorldAsked, day: date) -> dict[str, Any]:
    """What changed last, and what is due next; what is overdue stands on a page of its own."""
    sequel = Sequel.model_validate({**clocks(asked), "since": moved(day, -SOON), "until": day, "limit": NEAREST})
    prospect = Prospect.model_validate({**clocks(asked), "from": day, "to": moved(day, SOON), "limit": NEAREST})
    return {
        "lately": answers.changes(sequel, newest_first=True),
        "soon": answers.agenda(prospect, overdue=False),
    }


def _occurs(status: str, lines: Iterable[Line]) -> bool:
    return any(one.state.status == status or any(s.status == status for s in one.row.segments) for one in lines)


def _changes(timelines: Iterable[Sequence[Band]]) -> list[date]:
    return [band.from_ for bands in timelines for band in bands if band.from_]


def _axis(asked: WorldAsked, day: date, timelines: Iterable[Sequence[Band]]) -> Axis:
    """The span asked for; else from the first change of the last years to half a year ahead."""
    earliest = max(min(_changes(timelines), default=day), moved(day, -366 * YEARS_BACK))
    last = asked.to or moved(day, HALF_A_YEAR)
    first = asked.from_ or min(earliest.replace(month=1, day=1), moved(last, -1))
    return Axis(first, max(last, moved(first, 1)))
