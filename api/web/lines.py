"""A mechanism as a line among others: its state, its picture, and what today says instead."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from api.tracker import NotKnown
from api.views.answers import Answers
from api.views.base import Moment
from api.views.histories import Band
from api.views.state import State
from api.web.asked import OnPage
from api.web.clocks import knowing
from api.web.drawing.axis import Axis
from api.web.drawing.bands import Row, acts, plan, row
from api.web.frame import Frame, known_day


@dataclass(frozen=True, slots=True)
class Line:
    """A mechanism with its picture; ``now`` is today's status where it is another one.

    ``published`` are the moments at which something about it became known, up to today.
    """

    state: State
    row: Row
    now: str | None
    published: tuple[Moment, ...]


def line(answers: Answers, asked: OnPage, id: str, bands: Sequence[Band], axis: Axis, around: Frame) -> Line:
    """The line of a mechanism whose timeline is known."""
    state, facts = answers.state(id, asked), answers.facts(id, asked, "mechanism").items
    planned = (
        *plan(axis, "Session planned", state.next_session.planned if state.next_session else None),
        *plan(axis, "Opening planned", state.opening.planned if state.opening else None),
    )
    picture = row(axis, bands, known_day(around), (*acts(axis, facts), *planned), state.may_also_be)
    if not around.travelled:
        return Line(state, picture, None, _published(fact.known_from for fact in facts))
    try:
        later = answers.facts(id, knowing(asked, None), "mechanism").items
    except NotKnown:  # what was known was withdrawn
        later = facts
    return Line(state, picture, _now(answers, state), _published(fact.known_from for fact in later))


def _published(moments: Iterable[Moment | None]) -> tuple[Moment, ...]:
    return tuple(moment for moment in moments if moment is not None)


def _now(answers: Answers, state: State) -> str | None:
    """Today's status, where it is another one; that of which today nothing is known has none."""
    try:
        now = answers.state(state.id, OnPage()).status
    except NotKnown:
        return "none"
    return now if now != state.status else None
