"""What the planning of sessions does: proposed, agreed, scheduled, put off, called off, and what came of them (1.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from domain.mechanism import events as e
from domain.mechanism.course import Closed, Course, Pending
from domain.mechanism.sessions import held_named, pending_named, plan, raise_to, reach, spoken_of, spoken_of_or_new, touch
from domain.mechanism.state import EarlierPlan, Outcome

if TYPE_CHECKING:
    from domain.evidence.account import Account


def session_proposed(course: Course, account: Account) -> None:
    """A session is proposed: the step is at least *proposed*."""
    assert isinstance(account.fact, e.SessionProposed)
    _planned_at_least(course, account, account.fact, "proposed")


def session_agreed(course: Course, account: Account) -> None:
    """A session is agreed, also one that had been postponed; a scheduled or overdue one stays."""
    assert isinstance(account.fact, e.SessionAgreed)
    pending = _planned_at_least(course, account, account.fact, "agreed")
    if pending is not None and account.fact.open_terms:
        pending.open_terms = account.fact.open_terms


def _planned_at_least(course: Course, account: Account, fact: e.SessionPlan, step: Literal["proposed", "agreed"]) -> Pending | None:
    known = len(course.pending)
    pending = spoken_of_or_new(course, account, fact, step, is_plan=True)
    if pending is None:
        return None
    new_date = plan(pending, fact, fact.planned)
    raise_to(pending, account, step, new_date=new_date, is_new=len(course.pending) > known)
    return pending


def session_scheduled(course: Course, account: Account) -> None:
    """A session gets its date, or a new one."""
    fact = account.fact
    assert isinstance(fact, e.SessionScheduled | e.SessionRescheduled)
    pending = spoken_of_or_new(course, account, fact, "scheduled", is_plan=isinstance(fact, e.SessionScheduled))
    if pending is None:
        return
    plan(pending, fact, fact.planned)
    reach(pending, account, "scheduled")
    pending.open_terms = tuple(term for term in pending.open_terms if term != "when")
    if isinstance(fact, e.SessionScheduled):
        pending.participants = fact.participants or pending.participants
        pending.agenda = fact.agenda or pending.agenda


def postponement_proposed(course: Course, account: Account) -> None:
    """Noted on the pending session; the step stays, and nothing is opened."""
    fact = account.fact
    assert isinstance(fact, e.PostponementProposed)
    pending = spoken_of(course, account, fact)
    if pending is not None:
        touch(course, pending, account, fact)
        pending.postponement_proposed = (account.key, *pending.postponement_proposed)


def session_postponed(course: Course, account: Account) -> None:
    """The session is put off, to a new target or to none."""
    fact = account.fact
    assert isinstance(fact, e.SessionPostponed)
    pending = spoken_of_or_new(course, account, fact, "postponed")
    if pending is None:
        return
    if pending.planned is None and fact.was_planned is not None:
        pending.was = (*pending.was, EarlierPlan(fact.was_planned, fact.key))
    plan(pending, fact, fact.planned, clear=True)
    reach(pending, account, "postponed")


def session_closed(course: Course, account: Account) -> None:
    """A session is cancelled or declined, and shown as the one last closed."""
    fact = account.fact
    assert isinstance(fact, e.SessionCancelled | e.SessionDeclined)
    pending = spoken_of_or_new(course, account, fact, "scheduled")
    if pending is None:
        return
    course.pending.remove(pending)
    if pending.planned is None:
        pending.planned = fact.was_planned
    closed = Closed("cancelled" if isinstance(fact, e.SessionCancelled) else "declined", account, pending)
    course.closings = (*course.closings, closed)


def participation_withdrawn(course: Course, account: Account) -> None:
    """Someone will not come: noted on the session, with a warning."""
    fact = account.fact
    assert isinstance(fact, e.ParticipationWithdrawn)
    pending = spoken_of(course, account, fact)
    if pending is not None:
        touch(course, pending, account, fact)
        pending.withdrawn = tuple(dict.fromkeys((*pending.withdrawn, *fact.by)))
    who = ", ".join(fact.by) or "A participant"
    course.warn("participation-withdrawn", f"{who} will not take part.", account.key)


def outcome(course: Course, account: Account) -> None:
    """An outcome of the session named, else of the one held last."""
    fact = account.fact
    assert isinstance(fact, e.OutcomeReported)
    named = fact.edition is not None or fact.session is not None
    held = held_named(course, fact) if named else course.last_held
    if held is None:
        known = named and pending_named(course, fact) is not None
        message = "An outcome is reported of a session that is not on record as held."
        course.warn("outcome-without-session", message if not known else f"{message} It is still pending.", fact.key)
        return
    amended = held.twin()
    amended.outcomes = (*held.outcomes, Outcome(fact.text, fact.key))
    course.amend(held, amended)
