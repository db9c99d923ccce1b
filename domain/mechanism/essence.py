"""The essence of a course: as much of it as can still give a status or a since.

Two courses of one essence give the same status for whatever comes after, so a fold that comes to the essence of another one
need not be carried on. Warnings, places, outcomes and the like are no part of it; they move nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Splice:
    """What to put in the place of some sessions that were held, so that one course becomes the equal of another."""

    place: int
    gone: tuple[Held, ...]
    come: tuple[Held, ...]

    def mended(self, held: tuple[Held, ...]) -> tuple[Held, ...]:
        """The sessions put right."""
        return (*held[: self.place], *self.come, *held[self.place + len(self.gone) :])

    def __bool__(self) -> bool:
        """Whether there is anything to mend."""
        return bool(self.gone or self.come)


def parting(one: Course, other: Course) -> Splice | None:
    """In which sessions of the past alone the courses part; None if they part in anything else, or in the last session.

    If they part in nothing, both give the same status for the same reasons whatever comes after, be it dated as it may. If they
    part in sessions, they do so as long as no fact that comes after can mean one of these.
    """
    if one.highest_held != other.highest_held or _reasons(one) != _reasons(other):
        return None
    return _splice(one.held, other.held) if _life(one) == _life(other) and _steps(one) == _steps(other) else None


def _splice(held: tuple[Held, ...], others: tuple[Held, ...]) -> Splice | None:
    """What makes of these sessions the other ones, if the last one stays, and whether there are two."""
    if held is others or held == others:
        return Splice(0, (), ())
    shorter = min(len(held), len(others))
    if shorter < 2:
        return None
    last = _count_alike(reversed(held), reversed(others))
    if last == 0:
        return None
    first = shorter - last
    if held[:first] != others[:first]:
        first = _count_alike(held[:first], others)
    return Splice(first, held[first : len(held) - last], others[first : len(others) - last])


def _count_alike(ones: Iterable[Held], others: Iterable[Held]) -> int:
    """How many of the first ones are alike, as far as both go."""
    pairs = enumerate(zip(ones, others, strict=False))
    count = -1
    for count, (one, other) in pairs:
        if one is not other and _held(one) != _held(other):
            return count
    return count + 1


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


def _held_alike(one: tuple[Held, ...], other: tuple[Held, ...], least: date) -> bool:
    if one is other or one == other:
        return True
    if len(one) != len(other) or _held(one[-1]) != _held(other[-1]):
        return False
    return all(a is b or _over(a, least) == _over(b, least) for a, b in zip(one, other, strict=True))


def _held(held: Held) -> tuple[object, ...]:
    return held.held, held.first, held.last, held.edition, held.session


def _over(held: Held, least: date) -> tuple[object, ...]:
    """A session of the past: whatever comes is dated after it."""
    return _held(held) if held.last >= least else (held.held, held.edition, held.session)
