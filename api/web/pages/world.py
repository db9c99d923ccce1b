"""The world on a day: every mechanism as a row of bands on one axis, what changed lately, and what is due."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Self, get_args

from fastapi import APIRouter, Query, Request, Response
from pydantic import Field, model_validator

from api.views.answers import Answers
from api.views.clocks import Day
from api.views.histories import Band
from api.views.questions import Prospect, Search, Sequel
from api.views.world import AgendaItem, MechanismItem
from api.web.asked import Asked, OnPage, Printing
from api.web.drawing.axis import Axis, moved
from api.web.drawing.bands import Mark, Row, held, mark, row
from api.web.frame import downloads, frame, steps
from domain.mechanism.events import MechanismKind
from domain.mechanism.state import Status

SOON = 30
"""So many days back lie the changes, and ahead what is due."""
YEARS_BACK = 10
HALF_A_YEAR = 183
CHOICES: Mapping[str, tuple[str, ...]] = {"kind": get_args(MechanismKind), "status": get_args(Status)}

router = APIRouter(include_in_schema=False)


class WorldAsked(OnPage, Search):
    """The clocks, the filters, and the span of days that the pictures show."""

    limit: int | None = Field(default=60, ge=1, le=200, description="How many mechanisms a page holds.", examples=[60])
    from_: Day | None = Field(default=None, alias="from", description="First day of the pictures.", examples=["2014-01-01"])
    to: Day | None = Field(default=None, description="The day after the last of the pictures.", examples=["2025-01-01"])

    @model_validator(mode="after")
    def _forward(self) -> Self:
        if self.from_ and self.to and self.to <= self.from_:
            raise ValueError("to does not lie after from")
        return self


@dataclass(frozen=True, slots=True)
class Line:
    """A mechanism with its picture."""

    item: MechanismItem
    row: Row


@router.get("/")
def world(request: Request, answers: Asked, press: Printing, asked: Annotated[WorldAsked, Query()]) -> Response:
    """Every mechanism that passes the filters."""
    found = answers.mechanisms(asked)
    day = answers.clocks(asked).as_of
    timelines = {item.id: answers.timeline(item.id, asked, "mechanism").items for item in found.items}
    axis = _axis(asked, day, timelines.values())
    agenda = answers.agenda(_prospect(asked, day, axis.last)).items
    around = frame(request, answers, asked, "The world on a day", steps=steps(_changes(timelines.values()), day))
    content = {
        "lines": [_line(answers, asked, item, timelines[item.id], axis, agenda) for item in found.items],
        "axis": axis,
        "next": found.next,
        "asked": asked,
        "choices": CHOICES,
        "changes": answers.changes(_sequel(asked, day)).items[::-1],
        "due": [entry for entry in agenda if entry.earliest is None or entry.earliest <= moved(day, SOON)],
    }
    return press.page(request, "world.html", {"frame": downloads(around, "/snapshot"), **content})


def _line(
    answers: Answers, asked: OnPage, item: MechanismItem, bands: Iterable[Band], axis: Axis, agenda: Iterable[AgendaItem]
) -> Line:
    facts = answers.facts(item.id, asked, "mechanism").items
    planned = (entry for entry in agenda if entry.id == item.id)
    return Line(item, row(axis, bands, (*held(axis, facts), *_planned(axis, planned))))


def _planned(axis: Axis, entries: Iterable[AgendaItem]) -> Iterator[Mark]:
    for entry in entries:
        if entry.when:
            yield from mark(axis, entry.when, "planned", f"{entry.what} {entry.step}".capitalize())


def _changes(timelines: Iterable[Iterable[Band]]) -> list[date]:
    return [band.from_ for bands in timelines for band in bands if band.from_]


def _axis(asked: WorldAsked, day: date, timelines: Iterable[Iterable[Band]]) -> Axis:
    """The span asked for; else from the first change of the last years to half a year ahead."""
    earliest = max(min(_changes(timelines), default=day), moved(day, -366 * YEARS_BACK))
    first = asked.from_ or earliest.replace(month=1, day=1)
    return Axis(first, asked.to or max(moved(day, HALF_A_YEAR), moved(first, 1)))


def _prospect(asked: OnPage, day: date, last: date) -> Prospect:
    return Prospect.model_validate({**clocks(asked), "from": day, "to": max(last, moved(day, SOON))})


def _sequel(asked: OnPage, day: date) -> Sequel:
    return Sequel.model_validate({**clocks(asked), "since": moved(day, -SOON), "until": day})


def clocks(asked: OnPage) -> dict[str, Any]:
    """The clocks alone, for a further question."""
    return {"as_of": asked.day, "known_by": asked.known, "recorded_by": asked.recorded_by}
