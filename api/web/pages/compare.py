"""Two days side by side: what a mechanism was at each, and the facts that made the difference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from pydantic import Field

from api.tracker import NotKnown
from api.views.answers import Answers
from api.views.clocks import Day, Point, PointText
from api.views.histories import Change
from api.views.questions import Comparison, Question
from api.views.state import State
from api.web.asked import Asked, Id, OnPage, Printing
from api.web.clocks import clocks
from api.web.drawing.axis import moved
from api.web.frame import downloads, elsewhere, frame

router = APIRouter(include_in_schema=False)

_Point = PointText | None


class CompareAsked(OnPage):
    """Two points: each a day in the world, and what was known by then. Where nothing is said, it was known that same day."""

    from_: _Point = Field(default=None, alias="from", description="The earlier point.", examples=["2024-05-25~2024-05-25"])
    to: _Point = Field(default=None, description="The later point.", examples=["2024-05-30~2024-05-30"])
    from_known: Day | None = Field(default=None, description="What was known at the earlier point.", examples=["2024-05-25"])
    to_known: Day | None = Field(default=None, description="What was known at the later point.", examples=["2024-05-30"])


@router.get("/m/{id}/compare")
def compare(request: Request, answers: Asked, press: Printing, id: Id, asked: Annotated[CompareAsked, Query()]) -> Response:
    """The comparison; without points that of the day asked for with the day before the last change."""
    home = answers.stands_for(id, asked, "mechanism")
    if home != id:
        return elsewhere(request, f"/m/{home}/compare")
    before, after = points(answers, id, asked)
    states = [_state(answers, id, point, asked) for point in (before, after)]
    shown = next((state for state in reversed(states) if state), None) or answers.state(id, asked)
    comparison = Comparison.model_validate({"from": str(before), "to": str(after), "recorded_by": asked.recorded_by})
    changes = answers.diff(id, comparison, "mechanism").changes if all(states) else ()
    around = frame(request, answers, asked, f"{shown.name}: two days compared")
    content = {
        "frame": downloads(around, f"/mechanisms/{id}/diff", from_=str(before), to=str(after)),
        "shown": shown,
        "sides": list(zip((before, after), states, strict=True)),
        "changes": list(grouped(changes)),
        "facts": _facts(answers, id, after, before, asked),
    }
    return press.page(request, "compare.html", content)


def grouped(changes: Sequence[Change]) -> Iterator[tuple[Change, int]]:
    """Each change with how many rows its reasons stand for: neighbours by the same facts share them, at the first."""
    for _, alike in groupby(changes, key=lambda change: change.because):
        group = list(alike)
        yield from ((change, len(group) if change is group[0] else 0) for change in group)


def points(answers: Answers, id: str, asked: CompareAsked) -> tuple[Point, Point]:
    """The two points in full."""
    now = answers.clocks(asked)
    to = asked.to or Point(now.as_of, asked.known)
    from_ = asked.from_ or Point(_before_the_last_change(answers, id, asked, to), asked.from_known)
    return _known(from_, asked.from_known), _known(to, asked.to_known)


def _known(point: Point, known: Any) -> Point:
    return Point(point.as_of, known or point.known_by or point.as_of)


def _before_the_last_change(answers: Answers, id: str, asked: OnPage, to: Point) -> Any:
    bands = answers.timeline(id, Question.model_validate(clocks(asked)), "mechanism").items
    starts = [band.from_ for band in bands if band.from_ and band.from_ <= to.as_of]
    return moved(max(starts, default=to.as_of), -1)


def _state(answers: Answers, id: str, point: Point, asked: OnPage) -> State | None:
    """The state at a point; None where nothing was known."""
    try:
        return answers.state(id, _at(point, asked))
    except NotKnown:
        return None


def _at(point: Point, asked: OnPage) -> Question:
    return Question(as_of=point.as_of, known_by=point.known_by, recorded_by=asked.recorded_by)


def _facts(answers: Answers, id: str, *at: Any) -> dict[str, Any]:
    """The facts by key that either point's reader could read."""
    *sides, asked = at
    found: dict[str, Any] = {}
    for point in sides:
        try:
            found = {fact.key: fact for fact in answers.facts(id, _at(point, asked), "mechanism").items} | found
        except NotKnown:
            continue
    return found
