"""The essence of a course: as much of it as can still give a status or a since.

Two courses of one essence give the same status for whatever comes after, so a fold that comes to the essence of another one
need not be carried on. Warnings, places, outcomes and the like are no part of it; they move nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from domain.mechanism.course import Course, Held, OpeningCourse, Pending
from domain.mechanism.state import Notice, Phase

Rank = Callable[[int], int]
"""From the place in the fold at which something was touched to its place among all that was: only the order counts."""


def alike(one: Course, other: Course, least: date) -> bool:
    """Whether both courses have the same essence, where no fact to come is dated before ``least`` at the earliest.

    Of a session but the last one, when it ended matters only to a fact that may have happened before that.
    """
    return _life(one) == _life(other) and _steps(one) == _steps(other) and _held_alike(one.held, other.held, least)


def equal(one: Course, other: Course) -> bool:
    """Whether both courses give the same status for the same reasons whatever comes after, be it dated as it may."""
    return _reasons(one) == _reasons(other) and alike(one, other, date.min)


def _reasons(course: Course) -> tuple[object, ...]:
    """Which facts give what the essence gives."""
    return (
        course.phase.because,
        course.before_notice[0].because if course.before_notice else None,
        course.opening.opening.because if course.opening else None,
        course.notice.because if course.notice else None,
        [p.because for p in course.pending],
    )


def _life(course: Course) -> tuple[object, ...]:
    before = course.before_notice
    return (
        _phase(course.phase),
        course.phase_began,
        course.cadence,
        course.notice_applied,
        _notice(course.notice) if course.notice else None,
        (_phase(before[0]), before[1]) if before else None,
    )


def _steps(course: Course) -> tuple[object, ...]:
    touched = {course.phase_touched, *(p.touched for p in course.pending)}
    if course.opening is not None:
        touched.add(course.opening.touched)
    places = {place: rank for rank, place in enumerate(sorted(touched))}
    opening = _opening(course.opening, places.__getitem__) if course.opening else None
    return places[course.phase_touched], opening, [_pending(p, places.__getitem__) for p in course.pending]


def _phase(phase: Phase) -> tuple[object, ...]:
    return phase.value, phase.since, phase.basis


def _notice(notice: Notice) -> tuple[object, ...]:
    return notice.effective, notice.step, bool(notice.by)


def _opening(course: OpeningCourse, rank: Rank) -> tuple[object, ...]:
    opening = course.opening
    return opening.kind, opening.step, opening.since, opening.planned, course.last_fact, rank(course.touched)


def _pending(p: Pending, rank: Rank) -> tuple[object, ...]:
    return p.made, p.step, p.since, rank(p.touched), p.last_fact, bool(p.because), p.edition, p.session, p.planned


def _held_alike(one: list[Held], other: list[Held], least: date) -> bool:
    if one == other:
        return True
    if len(one) != len(other) or _held(one[-1]) != _held(other[-1]):
        return False
    return all(a is b or _over(a, least) == _over(b, least) for a, b in zip(one, other, strict=True))


def _held(held: Held) -> tuple[object, ...]:
    return held.held, held.first, held.last, held.edition, held.session


def _over(held: Held, least: date) -> tuple[object, ...]:
    """A session of the past: whatever comes is dated after it."""
    return _held(held) if held.last >= least else (held.held, held.edition, held.session)
