"""A trial: what recording something would change, as bands before and after on one axis, and in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from api.tracker import Foresight, NotKnown, Tracker
from api.views.answers import Answers
from api.views.histories import Band
from api.views.questions import Question
from api.views.recordings import NewEvent, Outlook, recording
from api.web.drawing.axis import Axis, moved
from api.web.drawing.bands import Row, row

HALF_A_YEAR = 183


@dataclass(frozen=True, slots=True)
class Touched:
    """A subject before and after; the pictures are None where it has no status to be drawn, or nothing is known."""

    outlook: Outlook
    axis: Axis
    before: Row | None
    after: Row | None


@dataclass(frozen=True, slots=True)
class Trial:
    """What would be recorded, and whom it touches; ``is_new`` is False where all of it is recorded already."""

    events: tuple[NewEvent, ...]
    touched: tuple[Touched, ...]
    is_new: bool


def trial(answers: Answers, foresight: Foresight[Tracker], question: Question) -> Trial:
    """The trial of what is foreseen, told at the clocks of the question."""
    told = recording(answers, foresight, question)
    after = Answers(foresight.after, answers.now)
    return Trial(told.events, tuple(_touched(answers, after, told.subjects, question)), bool(told.events))


def _touched(before: Answers, after: Answers, subjects: Sequence[Outlook], question: Question) -> Iterator[Touched]:
    clocks = before.clocks(question)
    for outlook in subjects:
        then, now = _bands(before, outlook, question), _bands(after, outlook, question)
        begun = [band.from_ for band in (*then, *now) if band.from_]
        axis = Axis(
            min([*begun, moved(clocks.as_of, -366)]).replace(month=1, day=1), moved(max([*begun, clocks.as_of]), HALF_A_YEAR)
        )
        known = clocks.known_by.date()
        yield Touched(outlook, axis, row(axis, then, known) if then else None, row(axis, now, known) if now else None)


def _bands(answers: Answers, outlook: Outlook, question: Question) -> tuple[Band, ...]:
    if outlook.kind == "actor":
        return ()
    try:
        return answers.timeline(outlook.id, question, outlook.kind).items
    except NotKnown:
        return ()
