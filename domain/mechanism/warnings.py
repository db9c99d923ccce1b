"""What is odd in an answer: the warnings that the fold noted, and those that only the whole course shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from domain.mechanism.course import Course, OpeningCourse, Pending
from domain.mechanism.events import NonOccurrenceReported, SessionHeld
from domain.mechanism.status import is_stale
from domain.standing import OddThing

if TYPE_CHECKING:
    from domain.evidence.account import Account

CODES = (
    "held-while-discontinued",
    "edition-out-of-sequence",
    "numbering-restarted",
    "two-places",
    "resumed-without-stop",
    "nothing-to-resume",
    "participation-withdrawn",
    "outcome-without-session",
    "no-notice",
    "target-date-missed",
    "term-passed",
    "stale",
    "contradicted",
    "field-disputed",
)
"""Every code that a warning can have."""


def odd_things(course: Course, facts: Sequence[Account], day: date, silent_until: date) -> tuple[OddThing, ...]:
    """All that is odd about the course as of ``day``; ``facts`` are the visible ones, the disputed among them."""
    happened = [a for a in facts if a.certainly(day)]
    found = (
        *course.odd,
        *_missed_targets(course, silent_until),
        *_terms_passed(course, day),
        *_stale(course, silent_until),
        *_contradicted(happened),
        *_disputed_fields(happened),
    )
    return tuple(dict.fromkeys(found))


def _steps(course: Course) -> Iterator[Pending | OpeningCourse]:
    yield from course.pending
    if course.opening is not None:
        yield course.opening


def _parts(step: Pending | OpeningCourse) -> tuple[str, str, tuple[str, ...]]:
    """What the step is called, how far it got, and the facts that gave it."""
    if isinstance(step, OpeningCourse):
        because = tuple(reason for reason in step.opening.because if isinstance(reason, str))
        return f"The {step.opening.kind}", step.opening.step, because
    name = (
        f"Session {step.edition}"
        if step.edition is not None
        else f"The session “{step.session}”"
        if step.session
        else "The session"
    )
    return name, step.step, step.facts


def _missed_targets(course: Course, silent_until: date) -> Iterator[OddThing]:
    for step in _steps(course):
        name, reached, facts = _parts(step)
        planned = step.opening.planned if isinstance(step, OpeningCourse) else step.planned
        if reached in ("agreed", "postponed") and planned and planned.plan_end and planned.plan_end < silent_until:
            yield OddThing("target-date-missed", f"{name} is {reached}, and its target date {planned} has passed.", facts)


def _terms_passed(course: Course, day: date) -> Iterator[OddThing]:
    if course.phase.value == "suspended" and course.until and course.until.last_day and course.until.last_day < day:
        facts = tuple(reason for reason in course.phase.because if isinstance(reason, str))
        yield OddThing("term-passed", f"The suspension was to last until {course.until}, and nothing says that it ended.", facts)


def _stale(course: Course, silent_until: date) -> Iterator[OddThing]:
    for step in _steps(course):
        if is_stale(course, step, silent_until):
            name, reached, facts = _parts(step)
            yield OddThing("stale", f"{name} is {reached}, but nothing has been heard of it for long; it no longer counts.", facts)


def _contradicted(happened: Iterable[Account]) -> Iterator[OddThing]:
    """A session that falls between the date of a stated non-occurrence and its publication."""
    accounts = tuple(happened)
    sessions = [a for a in accounts if isinstance(a.fact, SessionHeld) and not a.disputed]
    for silence in (a for a in accounts if isinstance(a.fact, NonOccurrenceReported)):
        reported = min((c.article.day for c in silence.citations if c.holds), default=date.min)
        for session in sessions:
            if session.earliest and silence.latest < session.earliest and session.latest <= reported:
                message = f"“{silence.fact.gist}” is contradicted by the session of {session.fact.occurred}."
                yield OddThing("contradicted", message, (silence.key, session.key))


def _disputed_fields(happened: Iterable[Account]) -> Iterator[OddThing]:
    """A party denies a part of a fact, and not the fact itself."""
    for account in happened:
        latest = {(s.party, f): s for s in account.stands if s.word != "declined" for f in s.fields}
        for (party, name), stand in latest.items():
            if stand.word == "denied":
                yield OddThing("field-disputed", f"{party} denies “{name}” of this fact.", (account.key, stand.because))
