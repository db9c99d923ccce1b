"""What the pages of a visit and of an issue have in common: the answer, its bands, its facts, and what decides it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, Literal

from fastapi import Request

from api.views.answers import Answers
from api.views.evidence import FactEntry
from api.views.histories import Band
from api.views.issues import Issue
from api.views.visits import Visit
from api.web.asked import OnPage
from api.web.clocks import neighbours
from api.web.drawing.axis import Axis, moved
from api.web.drawing.bands import acts, plan, row
from api.web.frame import citable, downloads, frame, known_day, steps, today
from domain.dates import NotADate, parse

Kind = Literal["visit", "issue"]
Planned = Sequence[tuple[str, str | None]]
"""What is planned, in words, and when (EDTF)."""
AHEAD = 183
RESTS = {"visit": "visits", "issue": "issues"}


def story(
    request: Request,
    answers: Answers,
    asked: OnPage,
    kind: Kind,
    state: Visit | Issue,
    again: Callable[[OnPage], Visit | Issue],
    planned: Planned,
) -> dict[str, Any]:
    """What a page tells of a visit or an issue; ``again`` asks the same question at other clocks."""
    facts = answers.facts(state.id, asked, kind)
    bands = answers.timeline(state.id, asked, kind).items
    axis = _axis(state.as_of, bands, [when for _, when in planned])
    marks = (*acts(axis, facts.items), *(mark for what, when in planned for mark in plan(axis, what, when)))
    believed = [belief.known_from for belief in answers.beliefs(state.id, asked, kind).items]
    around = frame(
        request,
        answers,
        asked,
        state.name,
        steps=steps([band.from_ for band in bands if band.from_], state.as_of),
        beliefs=neighbours(believed, state.known_by),
        now=today(state, again),
        cite=state.sentence,
    )
    return {
        "frame": citable(downloads(around, f"/{RESTS[kind]}/{state.id}"), f"/{RESTS[kind]}/{state.id}"),
        "state": state,
        "facts": facts.items,
        "people": {**facts.names, **state.names},
        "bands": bands,
        "axis": axis,
        "row": row(axis, bands, known_day(around), marks),
        "deciding": {reason.key for reason in state.because if isinstance(reason, FactEntry)},
    }


def _axis(day: date, bands: Iterable[Band], planned: Iterable[str | None]) -> Axis:
    """From before the first change to after the last one, and what is planned."""
    days = [day, *(band.from_ for band in bands if band.from_), *(last for when in planned if (last := _latest(when)))]
    return Axis(moved(min(days), -31).replace(day=1), moved(max(days), AHEAD))


def _latest(when: str | None) -> date | None:
    try:
        return parse(when).latest if when else None
    except NotADate:
        return None
