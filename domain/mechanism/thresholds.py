"""Thresholds: the days on which the calendar alone can change what a course gives (1.5, and *stale* of 1.4)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from domain.durations import after
from domain.mechanism.course import Course, OpeningCourse, Pending

_ONE_DAY = timedelta(days=1)


def next_threshold(course: Course, day: date) -> date | None:
    """The first day after ``day`` on which the calendar may have something new to say; None if never again."""
    return min((threshold for threshold in _thresholds(course) if threshold > day), default=None)


def _thresholds(course: Course) -> Iterator[date]:
    notice = course.notice
    if notice is not None and notice.effective.latest is not None:
        yield notice.effective.latest
    if course.phase.value == "active" and course.cadence and course.last_held is not None:
        yield _next(after(max(course.last_held.last, course.phase_began), course.cadence, 2))
    for pending in course.pending:
        yield from _of_step(course, pending)
    if course.opening is not None:
        yield from _of_step(course, course.opening)


def _of_step(course: Course, step: Pending | OpeningCourse) -> Iterator[date]:
    planned = step.planned if isinstance(step, Pending) else step.opening.planned
    if planned is not None and planned.plan_end is not None:
        yield planned.plan_end
        yield _next(planned.plan_end)
    last = max(step.last_fact, planned.last_day) if planned and planned.last_day else step.last_fact
    yield _next(after(last, course.cadence or "P1Y", 2))


def _next(day: date) -> date:
    return day + _ONE_DAY if day < date.max else day
