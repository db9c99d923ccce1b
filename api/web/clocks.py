"""Further questions at the same clocks: what a page asks beside its own question."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from api.views.base import Moment
from api.views.questions import Question
from api.web.asked import OnPage
from api.web.drawing.beliefs import day_of
from api.web.frame import Steps


def clocks(asked: OnPage) -> dict[str, Any]:
    """The clocks as asked for."""
    return {"as_of": asked.day, "known_by": asked.known, "recorded_by": asked.recorded_by}


def knowing(asked: OnPage, known_by: Moment | None) -> Question:
    """The same question for a reader of another day; None is today's."""
    return Question.model_validate({**clocks(asked), "known_by": known_by})


def neighbours(moments: Iterable[Moment], here: Moment) -> Steps:
    """The moments before and after one of knowledge."""
    ordered = sorted(set(moments), key=day_of)
    before = [moment for moment in ordered if day_of(moment) < day_of(here)]
    after = [moment for moment in ordered if day_of(moment) > day_of(here)]
    return Steps(before[-1] if before else None, after[0] if after else None, tuple(ordered))
