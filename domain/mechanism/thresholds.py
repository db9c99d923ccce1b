"""Thresholds: the days on which the calendar alone can change what a course gives (1.5, and *stale* of 1.4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from domain.durations import after
from domain.mechanism.course import Course, OpeningCourse, Pending

_ONE_DAY = timedelta(days=1)


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
    due: list[date] = []
    dormant = date.max
    if course.phase.value == "active" and course.cadence and len(course.held) > 1:
        dormant = _next(after(max(course.held[-1].last, course.phase_began), course.cadence, 2))
        moving.append(dormant)
    for pending in course.pending:
        end = pending.planned.plan_end if pending.planned else None
        stale.append(_staleness(course, pending))
        if end is not None and pending.step in ("proposed", "scheduled"):
            moving.append(_next(end))
        if end is not None and pending.step == "scheduled":
            due.append(end)
    if course.opening is not None:
        opening = course.opening.opening
        stale.append(_staleness(course, course.opening))
        if opening.step == "proposed" and opening.planned and opening.planned.plan_end:
            moving.append(_next(opening.planned.plan_end))
    days = sorted({*moving, *stale}) if stale or moving else ()
    return Outlook(tuple(days), min(moving, default=date.max), dormant, tuple(due), term)


def _term(course: Course) -> date | None:
    notice = course.notice
    if notice is None or notice.step != "standing" or course.notice_applied or course.phase.value == "discontinued":
        return None
    return notice.effective.latest


def _staleness(course: Course, step: Pending | OpeningCourse) -> date:
    """The first day on which a step no longer counts (see :func:`domain.mechanism.status.is_stale`)."""
    planned = step.planned if isinstance(step, Pending) else step.opening.planned
    last = max(step.last_fact, planned.last_day) if planned and planned.last_day else step.last_fact
    return _next(after(last, course.cadence or "P1Y", 2))


def _next(day: date) -> date:
    return day + _ONE_DAY if day < date.max else day
