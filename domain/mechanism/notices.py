"""What notices do: a channel's end announced for a day, suspended, withdrawn or moved (1.4)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from domain.mechanism import events as e
from domain.mechanism.course import Course
from domain.mechanism.state import Notice

if TYPE_CHECKING:
    from domain.evidence.account import Account


def notice_given(course: Course, account: Account) -> None:
    """A notice stands until its term comes; a new one takes the place of an older."""
    fact = account.fact
    assert isinstance(fact, e.TerminationNotified | e.ExpiryStated)
    course.notice = Notice(fact.occurred.begun, fact.effective, "standing", fact.by, (fact.key,))
    course.notice_applied = False


def notice_suspended(course: Course, account: Account) -> None:
    """The notice has no effect for now."""
    if course.notice is None:
        _warn_of_no_notice(course, account)
        return
    course.notice = replace(course.notice, step="suspended", because=(account.key, *course.notice.because))
    _revive(course)


def notice_withdrawn(course: Course, account: Account) -> None:
    """The notice is gone."""
    if course.notice is None:
        _warn_of_no_notice(course, account)
    course.notice = None
    _revive(course)


def extended(course: Course, account: Account) -> None:
    """The term moves, or is open if none is given."""
    fact = account.fact
    assert isinstance(fact, e.TermExtended)
    if fact.effective is None:
        course.notice = None
    elif course.notice is None:
        course.notice = Notice(fact.occurred.begun, fact.effective, "standing", fact.by, (fact.key,))
    else:
        because = (fact.key, *course.notice.because)
        course.notice = replace(course.notice, effective=fact.effective, step="standing", because=because)
    _revive(course)


def _warn_of_no_notice(course: Course, account: Account) -> None:
    course.warn("no-notice", "A notice is suspended or withdrawn that no fact had given.", account.key)


def _revive(course: Course) -> None:
    """A term that is undone after it had run out never ended the channel: it is again where it was."""
    if course.notice_applied and course.before_notice is not None and course.phase.value == "discontinued":
        course.phase, course.phase_began = course.before_notice
    course.notice_applied, course.before_notice = False, None
