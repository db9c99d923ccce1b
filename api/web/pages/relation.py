"""A relation: the channels between two states as a picture and as a table, sessions and visits, and what strains it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Path, Request, Response

from api.tracker import NotKnown
from api.views.answers import Answers
from api.views.relations import Relation
from api.views.world import MechanismItem
from api.web.asked import Asked, AtClocks, OnPage, Printing
from api.web.drawing.axis import Axis, moved
from api.web.drawing.bands import Row, acts, row
from api.web.frame import Frame, Today, downloads, frame, known_day, steps
from api.web.words import label

HALF_A_YEAR = 183
YEARS_BACK = 10

router = APIRouter(include_in_schema=False)
Side = Annotated[str, Path(description="A state (ISO 3166) or an actor's id.")]


@dataclass(frozen=True, slots=True)
class Channel:
    """A mechanism between the two, with its picture."""

    item: MechanismItem
    row: Row


@router.get("/r/{one}/{other}")
def relation(request: Request, answers: Asked, press: Printing, one: Side, other: Side, asked: AtClocks) -> Response:
    """The page of a relation, in either order."""
    found = answers.relation(one, other, asked)
    around = frame(request, answers, asked, _title(answers, asked, found), now=_today(answers, one, other, found))
    timelines = {item.id: answers.timeline(item.id, asked, "mechanism").items for item in found.mechanisms}
    begun = [band.from_ for bands in timelines.values() for band in bands if band.from_]
    earliest = max(min(begun, default=around.as_of), moved(around.as_of, -366 * YEARS_BACK))
    axis = Axis(min(earliest, moved(around.as_of, -366)).replace(month=1, day=1), moved(around.as_of, HALF_A_YEAR))

    def picture(item: MechanismItem) -> Row:
        marks = acts(axis, answers.facts(item.id, asked, "mechanism").items)
        return row(axis, timelines[item.id], known_day(around), marks)

    content = {
        "frame": downloads(_stepping(around, begun), f"/relations/{one}/{other}"),
        "relation": found,
        "people": found.names,
        "axis": axis,
        "channels": [Channel(item, picture(item)) for item in found.mechanisms],
    }
    return press.page(request, "relation.html", content)


def _stepping(around: Frame, begun: list[date]) -> Frame:
    return around.with_(steps=steps(begun, around.as_of))


def _title(answers: Answers, asked: OnPage, found: Relation) -> str:
    find = answers.tracker.name_in
    names = (found.names.get(state, state) if asked.lang == "en" else find(state, asked.lang) for state in found.states)
    return "–".join(name or found.names.get(state, state) for name, state in zip(names, found.states, strict=True))


def _today(answers: Answers, one: str, other: str, found: Relation) -> Today:
    """Which of the channels stand otherwise today."""
    try:
        present = answers.relation(one, other, OnPage())
    except NotKnown as unknown:
        return Today(str(unknown), differs=True)
    was = {item.id: item.status for item in found.mechanisms}
    others = [f"{item.name}: {label(item.status).lower()}" for item in present.mechanisms if was.get(item.id) != item.status]
    return Today(f"{'; '.join(others)}.", differs=bool(others))
