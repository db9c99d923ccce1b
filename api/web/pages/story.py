"""What the pages of a mechanism, a visit and an issue have in common: the answer, its bands, its facts, and what decides it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any, Literal

from fastapi import Request

from api.views.answers import Answers
from api.views.base import Moment
from api.views.evidence import Fact, FactEntry
from api.views.histories import Band
from api.views.issues import Issue
from api.views.state import State
from api.views.visits import Visit
from api.web.asked import OnPage
from api.web.drawing.axis import Axis, moved
from api.web.drawing.bands import Mark, acts, plan, row
from api.web.frame import citable, downloads, frame, known_day, steps, today
from domain.dates import NotADate, parse

Kind = Literal["mechanism", "visit", "issue"]
Planned = Sequence[tuple[str, str | None]]
"""What is planned, in words, and when (EDTF)."""
Span = Callable[[date, Iterable[Band], Iterable[str | None]], Axis]
"""The days that the picture shows, for the day asked about, the bands, and when something is planned."""
AHEAD = 183
RESTS = {"mechanism": "mechanisms", "visit": "visits", "issue": "issues"}


def around_what_is_known(day: date, bands: Iterable[Band], planned: Iterable[str | None]) -> Axis:
    """From a month before the first change to half a year after the last one, and after what is planned."""
    days = [day, *(band.from_ for band in bands if band.from_), *(last for when in planned if (last := _latest(when)))]
    return Axis(moved(min(days), -31).replace(day=1), moved(max(days), AHEAD))


def story(
    request: Request,
    answers: Answers,
    asked: OnPage,
    kind: Kind,
    state: State | Visit | Issue,
    again: Callable[[OnPage], State | Visit | Issue],
    planned: Planned,
    span: Span = around_what_is_known,
) -> dict[str, Any]:
    """What a page tells of a subject that has a status; ``again`` asks the same question at other clocks."""
    facts = answers.facts(state.id, asked, kind)
    bands = answers.timeline(state.id, asked, kind).items
    axis = span(state.as_of, bands, [when for _, when in planned])
    around = frame(
        request,
        answers,
        asked,
        state.name,
        steps=steps([band.from_ for band in bands if band.from_], state.as_of),
        now=today(state, again),
        cite=state.sentence,
    )
    path = f"/{RESTS[kind]}/{state.id}"
    return {
        "frame": citable(downloads(around, path), path),
        "state": state,
        "facts": facts.items,
        "people": {**facts.names, **state.names},
        "bands": bands,
        "axis": axis,
        "row": row(axis, bands, known_day(around), signs(axis, facts.items, planned), state.may_also_be),
        "deciding": {reason.key for reason in state.because if isinstance(reason, FactEntry)},
    }


def signs(axis: Axis, facts: Iterable[Fact], planned: Planned) -> Iterator[Mark]:
    """What is marked on the bands: what took place, what is disputed, and what is planned."""
    yield from acts(axis, facts)
    for what, when in planned:
        yield from plan(axis, what, when)


def moments_of_belief(answers: Answers, asked: OnPage, kind: Kind, id: str) -> list[Moment]:
    """The moments of knowledge at which the answer about the day changed."""
    return [belief.known_from for belief in answers.beliefs(id, asked, kind).items]


def _latest(when: str | None) -> date | None:
    try:
        return parse(when).latest if when else None
    except NotADate:
        return None
