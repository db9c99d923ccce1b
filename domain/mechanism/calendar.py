"""What only the calendar tells: terms that run out, dates that pass, silence that grows long (1.5).

Every rule is applied before each fact for that fact's day, and after the last one for the day asked about. Silence is
counted only up to the day of knowledge: what nobody could have read by then was not yet silence.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from domain.dates import VagueDate
from domain.durations import after
from domain.mechanism.course import Course, Held, Pending
from domain.mechanism.session_events import SessionHeld
from domain.mechanism.state import Phase
from domain.standing import Because, Rule

_ONE_DAY: Final = timedelta(days=1)


def pass_time(course: Course, day: date) -> None:
    """Let the calendar run until a fact's day: that day itself is the fact's."""
    if course.notice is not None:
        _end_by_notice(course, day - _ONE_DAY if day > date.min else day)
    silent_until = min(day, course.known_on)
    _drop_and_overdue(course, silent_until, None)
    _fall_dormant(course, silent_until)


def arrive(course: Course, day: date, *, terms_at_their_earliest: bool = False) -> None:
    """Let the calendar run to the day asked about, that day included."""
    _end_by_notice(course, day, at_earliest=terms_at_their_earliest)
    silent_until = min(day, course.known_on)
    _drop_and_overdue(course, silent_until, course.count)
    _fall_dormant(course, silent_until)
    if day > course.known_on:
        _fall_due(course, day)


def term_may_have_come(course: Course, day: date) -> bool:
    """Whether a standing notice may have taken effect by ``day``, and may not."""
    notice = course.notice
    if notice is None or notice.step != "standing" or course.notice_applied:
        return False
    effective = notice.effective
    certainly = effective.latest is not None and effective.latest <= day
    return not certainly and (effective.earliest is None or effective.earliest <= day)


def _end_by_notice(course: Course, day: date, *, at_earliest: bool = False) -> None:
    notice = course.notice
    if notice is None or notice.step != "standing" or course.notice_applied or course.phase.value == "discontinued":
        return
    effective = notice.effective
    come = effective.latest is not None and effective.latest <= day
    if at_earliest:
        come = come or effective.earliest is None or effective.earliest <= day
    if come:
        course.before_notice = (course.phase, course.phase_began)
        course.phase = Phase("discontinued", effective.begun, "declared" if notice.by else "reported", notice.because)
        course.phase_began = effective.latest or day
        course.phase_touched = course.turn
        course.notice_applied = True
        course.close_everything(effective.begun, notice.because)


def _drop_and_overdue(course: Course, silent_until: date, folded: int | None) -> None:
    """Merely proposed things whose date has passed are dropped; scheduled sessions become overdue."""
    if course.opening and course.opening.opening.step == "proposed" and _passed(course.opening.opening.planned, silent_until):
        course.opening = None
    if not course.pending:
        return
    for pending in [p for p in course.pending if p.step == "proposed" and _passed(p.planned, silent_until)]:
        _drop(course, pending)
    for pending in course.pending:
        if pending.step == "scheduled" and _passed(pending.planned, silent_until) and not _is_told(course, pending, folded):
            _make_overdue(pending)


def _passed(planned: VagueDate | None, silent_until: date) -> bool:
    end = planned.plan_end if planned is not None else None
    return end is not None and end < silent_until


def _drop(course: Course, pending: Pending) -> None:
    assert pending.planned is not None and pending.planned.plan_end is not None
    message = f"The date proposed, {pending.planned}, has passed and nothing more was said of it."
    course.lapse([pending], (pending.planned.plan_end + _ONE_DAY).isoformat(), (Rule("lapsed", message),))


def _make_overdue(pending: Pending) -> None:
    assert pending.planned is not None and pending.planned.plan_end is not None
    pending.step = "overdue"
    pending.since, pending.because = _overdue(pending.planned.plan_end, pending.planned.text)


@lru_cache(maxsize=4_096)
def _overdue(end: date, planned: str) -> tuple[str, Because]:
    """Since when something planned is overdue, and why: the same is asked for as long as nothing is heard of it."""
    message = f"The date planned, {planned}, has passed and no one said whether the session took place."
    return (end + _ONE_DAY).isoformat(), (Rule("overdue", message),)


def _is_told(course: Course, pending: Pending, folded: int | None) -> bool:
    """Whether a visible fact that lies after the day asked about says what became of the session."""
    return folded is not None and course.ahead.tell(folded, pending)


def passed(pending: Pending, day: date) -> bool:
    """Whether it was scheduled, and by ``day`` its date has passed: it is overdue then, unless a later fact tells of it."""
    return pending.step == "scheduled" and _passed(pending.planned, day)


def _fall_due(course: Course, day: date) -> None:
    """Beyond the day of knowledge, a scheduled session whose date comes should have taken place: not knowable yet."""
    for pending in course.pending:
        due = due_by(pending, day)
        if due is not None:
            pending.step = "due"
            pending.since, pending.because = due


def due_by(pending: Pending, day: date) -> tuple[str, Because] | None:
    """Since when it should have taken place, asked on a day beyond that of knowledge, and why; None if it is not due by then."""
    planned = pending.planned
    end = planned.plan_end if planned is not None else None
    if planned is None or pending.step != "scheduled" or end is None or end > day:
        return None
    return _due(end, planned.text)


@lru_cache(maxsize=4_096)
def _due(end: date, planned: str) -> tuple[str, Because]:
    """The same of something that is due."""
    return end.isoformat(), (Rule("due", f"By {end.isoformat()} the session planned for {planned} should have taken place."),)


def _fall_dormant(course: Course, silent_until: date) -> None:
    """Silence of more than twice the cadence, where the record does not evidently miss sessions."""
    last = course.last_held
    if course.phase.value != "active" or not course.cadence or last is None or len(course.held) < 2:
        return
    counted_from = max(last.last, course.phase_began)
    end = after(counted_from, course.cadence, 2)
    if silent_until <= end or not _record_goes_on(course, last):
        return
    course.phase = _dormant(counted_from, course.cadence, end)
    course.phase_began = end + _ONE_DAY
    course.phase_touched = course.turn


@lru_cache(maxsize=4_096)
def _dormant(counted_from: date, cadence: str, end: date) -> Phase:
    """The phase that silence gives, as long as nothing is heard."""
    message = f"No session is known for more than twice the cadence ({cadence}) after {counted_from.isoformat()}."
    return Phase("dormant", (end + _ONE_DAY).isoformat(), "inferred", (Rule("dormant", message),))


def _record_goes_on(course: Course, last: Held) -> bool:
    """Whether the next visible session, if there is one, has the next number: then none is missing from the record."""
    following = course.ahead.next_session(course.count)
    if following is None:
        return True
    fact = following.fact
    assert isinstance(fact, SessionHeld)
    return last.edition is not None and fact.edition == last.edition + 1
