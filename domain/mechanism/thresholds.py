"""Thresholds: the days on which the calendar alone can change what a course gives (1.5, and *stale* of 1.4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from domain.durations import after
from domain.mechanism.course import Course, OpeningCourse, Pending
from domain.mechanism.status import counts_until

_ONE_DAY: Final = timedelta(days=1)
_NEVER: Final = date.max


@dataclass(init=False, slots=True)
class Outlook:
    """What the calendar can still do to a course while no fact is added to it."""

    days: Final[tuple[date, ...]]
    """In their order: the days on which the answer can change, as far as silence is counted."""
    moved: Final[date]
    """Before this day the calendar leaves the course itself as it is."""
    dormant: Final[date]
    """Before this day nobody asks whether the record goes on (``date.max``: never)."""
    due: Final[tuple[date, ...]]
    """The last days of what is scheduled: beyond the day of knowledge it should have taken place by then."""
    term: Final[date | None]
    """The day on which a notice takes effect, also beyond the day of knowledge."""

    def __init__(self, days: tuple[date, ...], moved: date, dormant: date, due: tuple[date, ...], term: date | None) -> None:
        """Written out, as for all that a sweep makes by the million (decision 0074)."""
        self.days, self.moved, self.dormant, self.due, self.term = days, moved, dormant, due, term

    def next(self, day: date) -> date | None:
        """The first day after ``day`` on which the answer can change by silence or a term; None if never again."""
        for threshold in self.days:
            if threshold > day:
                return threshold
        return None


def outlook(course: Course) -> Outlook:
    """What the calendar can still do to this course."""
    term = _term(course)
    moving = [] if term is None else [term]
    stale: list[date] = []
    due: tuple[date, ...] = ()
    dormant = _NEVER
    if course.phase.value == "active" and course.cadence and len(course.held) > 1:
        dormant = _next(after(max(course.held[-1].last, course.phase_began), course.cadence, 2))
        moving.append(dormant)
    for pending in course.pending:
        stale.append(_staleness(course, pending))
        end = pending.planned.plan_end if pending.planned is not None else None
        if end is not None and pending.step in ("proposed", "scheduled"):
            moving.append(_next(end))
            if pending.step == "scheduled":
                due = (*due, end)
    if course.opening is not None:
        opening = course.opening.opening
        stale.append(_staleness(course, course.opening))
        if opening.step == "proposed" and opening.planned and opening.planned.plan_end:
            moving.append(_next(opening.planned.plan_end))
    moved = _NEVER if not moving else moving[0] if len(moving) == 1 else min(moving)
    return Outlook(_in_order(moving + stale), moved, dormant, due, term)


def _in_order(days: list[date]) -> tuple[date, ...]:
    if len(days) > 1:
        days.sort()
    return tuple(days)


def _term(course: Course) -> date | None:
    notice = course.notice
    if notice is None or notice.step != "standing" or course.notice_applied or course.phase.value == "discontinued":
        return None
    return notice.effective.latest


def _staleness(course: Course, step: Pending | OpeningCourse) -> date:
    """The first day on which a step no longer counts."""
    return _next(counts_until(course, step))


def _next(day: date) -> date:
    return day + _ONE_DAY if day < _NEVER else day
