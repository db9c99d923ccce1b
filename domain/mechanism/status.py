"""Which of all that is going on gives the status, and which steps no longer count (1.6)."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Final

from domain.durations import after
from domain.mechanism.calendar import due_by
from domain.mechanism.course import Course, OpeningCourse, Pending
from domain.mechanism.state import Status
from domain.standing import Standing

_standing: Final = partial(tuple.__new__, Standing)
"""A standing out of its three parts, without a call of Python's for each of thousands."""
_RANK: Final = {"overdue": 0, "due": 0, "scheduled": 0, "postponed": 1, "agreed": 2, "proposed": 3}


def standing(course: Course, silent_until: date) -> Standing[Status]:
    """The first that holds in the order of 1.6."""
    phase = course.phase
    if phase.value == "discontinued":
        return _standing(("discontinued", phase.since, phase.because))
    session = next_session(course, silent_until)
    counting = session if session and not does_not_count(course, session, silent_until) else None
    opening = course.opening if course.opening and not does_not_count(course, course.opening, silent_until) else None
    if counting and counting.step != "proposed":
        return _standing((counting.step, counting.since, counting.because))
    if opening and opening.opening.step == "agreed":
        return _standing(("agreed", opening.opening.since, opening.opening.because))
    if phase.value != "none":
        return _standing((phase.value, phase.since, phase.because))
    if counting:
        return _standing(("proposed", counting.since, counting.because))
    if opening:
        return _standing(("proposed", opening.opening.since, opening.opening.because))
    return _standing(("none", None, ()))


def when_dates_come(course: Course, here: Standing[Status], day: date, known_on: date) -> Standing[Status]:
    """The status beyond the day of knowledge, on which it is ``here``, if the calendar can only bring the dates of sessions.

    What is due ranks as what is scheduled does, so the same session gives it.
    """
    session = next_session(course, known_on) if here.status == "scheduled" else None
    due = due_by(session, day) if session is not None else None
    return here if due is None else _standing(("due", *due))


def next_session(course: Course, silent_until: date) -> Pending | None:
    """The pending session whose step ranks first, stale ones last, among equals the one touched last."""
    if len(course.pending) < 2:
        return course.pending[0] if course.pending else None
    return min(
        course.pending,
        key=lambda p: (does_not_count(course, p, silent_until), _RANK[p.step], -p.touched),
        default=None,
    )


def does_not_count(course: Course, step: Pending | OpeningCourse, silent_until: date) -> bool:
    """Whether a step no longer gives the status: it is stale, or older than a stated dormancy."""
    return is_stale(course, step, silent_until) or is_before_dormancy(course, step)


def is_stale(course: Course, step: Pending | OpeningCourse, silent_until: date) -> bool:
    """Whether nothing was heard for twice the cadence (two years without one) after its last fact and its planned date."""
    return silent_until > step.last_fact and silent_until > counts_until(course, step)


def counts_until(course: Course, step: Pending | OpeningCourse) -> date:
    """The last day on which a step is not stale: twice the cadence after its last fact and its planned date."""
    planned = step.planned if isinstance(step, Pending) else step.opening.planned
    last = step.last_fact
    end = planned.last_day if planned is not None else None
    if end is not None and end > last:
        last = end
    return after(last, course.cadence or "P1Y", 2)


def is_before_dormancy(course: Course, step: Pending | OpeningCourse) -> bool:
    """Whether the step was last spoken of before a stated dormancy began."""
    dormant = course.phase.value == "dormant" and course.phase.basis == "stated"
    return dormant and step.touched < course.phase_touched
