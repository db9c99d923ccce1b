"""What each fact does to a mechanism: one small function per event, total over any sequence of facts (1.4).

News skips steps, so nothing here refuses; what is odd becomes a warning.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from domain.facts import Fact
from domain.mechanism import events as e
from domain.mechanism.course import Closed, Course, Held, Pending
from domain.mechanism.holding import hold
from domain.mechanism.opening import agree_establishment, agree_resumption, propose_establishment, propose_resumption
from domain.mechanism.sessions import held_named, pending_named, plan, raise_to, reach, spoken_of, spoken_of_or_new, touch
from domain.mechanism.state import EarlierPlan, Notice, Outcome

if TYPE_CHECKING:
    from domain.evidence.accounts import Account


def evolve(course: Course, account: Account) -> None:
    """Fold one fact. Facts that are only said about a fact, and statements, change nothing here."""
    effect = _EFFECTS.get(type(account.fact))
    if effect is not None:
        effect(course, account)


def _established(course: Course, account: Account) -> None:
    course.opening = None
    for pending in [p for p in course.pending if p.session in ("opening", "signing")]:
        course.pending.remove(pending)
        day = account.earliest
        held = Held(account.fact.occurred, day, account.latest, pending.edition, pending.session, account.fact.place)
        course.held.append(replace(held, because=(account.key,)))
    course.enter("active", account)


def _renamed(course: Course, account: Account) -> None:
    assert isinstance(account.fact, e.MechanismRenamed)
    course.name = account.fact.name


def _joined(course: Course, account: Account) -> None:
    assert isinstance(account.fact, e.PartyJoined)
    course.parties = tuple(dict.fromkeys((*course.parties, *account.fact.parties)))


def _left(course: Course, account: Account) -> None:
    fact = account.fact
    assert isinstance(fact, e.PartyLeft)
    course.parties = tuple(party for party in course.parties if party not in fact.parties)


def _cadence(course: Course, account: Account) -> None:
    assert isinstance(account.fact, e.CadenceStated)
    course.cadence = account.fact.cadence


def _level(course: Course, account: Account) -> None:
    assert isinstance(account.fact, e.LevelChanged)
    course.level = account.fact.level
    course.level_changed = account.latest


def _session_proposed(course: Course, account: Account) -> None:
    _planned_at_least(course, account, "proposed")


def _session_agreed(course: Course, account: Account) -> None:
    assert isinstance(account.fact, e.SessionAgreed)
    pending = _planned_at_least(course, account, "agreed")
    if pending is not None and account.fact.open_terms:
        pending.open_terms = account.fact.open_terms


def _planned_at_least(course: Course, account: Account, step: Literal["proposed", "agreed"]) -> Pending | None:
    fact = account.fact
    assert isinstance(fact, e.SessionPlan)
    known = len(course.pending)
    pending = spoken_of_or_new(course, account, step, is_plan=True)
    if pending is None:
        return None
    new_date = plan(pending, fact, fact.planned)
    raise_to(pending, account, step, new_date=new_date, is_new=len(course.pending) > known)
    return pending


def _session_scheduled(course: Course, account: Account) -> None:
    fact = account.fact
    assert isinstance(fact, e.SessionScheduled | e.SessionRescheduled)
    pending = spoken_of_or_new(course, account, "scheduled", is_plan=isinstance(fact, e.SessionScheduled))
    if pending is None:
        return
    plan(pending, fact, fact.planned)
    reach(pending, account, "scheduled")
    pending.open_terms = tuple(term for term in pending.open_terms if term != "when")
    if isinstance(fact, e.SessionScheduled):
        pending.participants = fact.participants or pending.participants
        pending.agenda = fact.agenda or pending.agenda


def _postponement_proposed(course: Course, account: Account) -> None:
    pending = spoken_of(course, account)
    if pending is not None:
        touch(course, pending, account)
        pending.postponement_proposed = (account.key, *pending.postponement_proposed)


def _session_postponed(course: Course, account: Account) -> None:
    fact = account.fact
    assert isinstance(fact, e.SessionPostponed)
    pending = spoken_of_or_new(course, account, "postponed")
    if pending is None:
        return
    if pending.planned is None and fact.was_planned is not None:
        pending.was = (*pending.was, EarlierPlan(fact.was_planned, fact.key))
    plan(pending, fact, fact.planned, clear=True)
    reach(pending, account, "postponed")


def _session_closed(course: Course, account: Account) -> None:
    fact = account.fact
    assert isinstance(fact, e.SessionCancelled | e.SessionDeclined)
    pending = spoken_of_or_new(course, account, "scheduled")
    if pending is None:
        return
    course.pending.remove(pending)
    if pending.planned is None:
        pending.planned = fact.was_planned
    course.closed = Closed("cancelled" if isinstance(fact, e.SessionCancelled) else "declined", account, pending)


def _participation_withdrawn(course: Course, account: Account) -> None:
    pending = spoken_of(course, account)
    if pending is not None:
        touch(course, pending, account)
        pending.withdrawn = tuple(dict.fromkeys((*pending.withdrawn, *account.fact.by)))
    who = ", ".join(account.fact.by) or "A participant"
    course.warn("participation-withdrawn", f"{who} will not take part.", account.key)


def _outcome(course: Course, account: Account) -> None:
    fact = account.fact
    assert isinstance(fact, e.OutcomeReported)
    named = fact.edition is not None or fact.session is not None
    held = held_named(course, fact) if named else course.last_held
    if held is None:
        known = named and pending_named(course, fact) is not None
        message = "An outcome is reported of a session that is not on record as held."
        course.warn("outcome-without-session", message if not known else f"{message} It is still pending.", fact.key)
        return
    outcomes = (*held.outcomes, Outcome(fact.text, fact.key))
    course.held[course.held.index(held)] = replace(held, outcomes=outcomes)


def _contact_lost(course: Course, account: Account) -> None:
    if course.phase.value in ("none", "proposed", "active") or _inferred_dormant(course):
        course.enter("dormant", account, "stated", anew=True)


def _non_occurrence(course: Course, account: Account) -> None:
    if course.phase.value in ("none", "proposed", "active") or _inferred_dormant(course):
        course.enter("dormant", account, "stated", anew=True)


def _inferred_dormant(course: Course) -> bool:
    return course.phase.value == "dormant" and course.phase.basis == "inferred"


def _suspended(course: Course, account: Account) -> None:
    fact = account.fact
    assert isinstance(fact, e.MechanismSuspended)
    ended = course.close_everything()
    course.until = fact.until
    course.enter("suspended", account, "declared" if fact.by else "reported", anew=ended)


def _resumption_refused(course: Course, account: Account) -> None:
    if course.opening is None:
        course.warn("nothing-to-resume", "A resumption is refused that no fact had proposed.", account.key)
    course.opening = None


def _resumed(course: Course, account: Account) -> None:
    same_day = course.last_held is not None and course.last_held.first == account.earliest
    if course.phase.value == "active" and not same_day:
        course.warn("resumed-without-stop", "The channel is said to resume although no fact says that it had stopped.", account.key)
    _reopened(course, account)


def _reopened(course: Course, account: Account) -> None:
    course.opening = None
    course.enter("active", account)


def _notice(course: Course, account: Account) -> None:
    fact = account.fact
    assert isinstance(fact, e.TerminationNotified | e.ExpiryStated)
    course.notice = Notice(fact.occurred.begun, fact.effective, "standing", fact.by, (fact.key,))
    course.notice_applied = False


def _notice_suspended(course: Course, account: Account) -> None:
    if course.notice is None:
        _warn_of_no_notice(course, account)
        return
    course.notice = replace(course.notice, step="suspended", because=(account.key, *course.notice.because))
    _revive(course)


def _notice_withdrawn(course: Course, account: Account) -> None:
    if course.notice is None:
        _warn_of_no_notice(course, account)
    course.notice = None
    _revive(course)


def _extended(course: Course, account: Account) -> None:
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


def _discontinued(course: Course, account: Account) -> None:
    ended = course.close_everything()
    course.enter("discontinued", account, "declared" if account.fact.by else "reported", anew=ended)


def _succeeded(course: Course, account: Account) -> None:
    assert isinstance(account.fact, e.MechanismSucceeded)
    course.successors = tuple(dict.fromkeys((*course.successors, *account.fact.successors)))
    _discontinued(course, account)


Effect = Callable[[Course, "Account"], None]

_EFFECTS: Mapping[type[Fact], Effect] = {
    e.MechanismProposed: propose_establishment,
    e.EstablishmentAgreed: agree_establishment,
    e.MechanismEstablished: _established,
    e.MechanismRenamed: _renamed,
    e.PartyJoined: _joined,
    e.PartyLeft: _left,
    e.CadenceStated: _cadence,
    e.LevelChanged: _level,
    e.SessionProposed: _session_proposed,
    e.SessionAgreed: _session_agreed,
    e.SessionScheduled: _session_scheduled,
    e.SessionRescheduled: _session_scheduled,
    e.PostponementProposed: _postponement_proposed,
    e.SessionPostponed: _session_postponed,
    e.SessionCancelled: _session_closed,
    e.SessionDeclined: _session_closed,
    e.ParticipationWithdrawn: _participation_withdrawn,
    e.SessionHeld: hold,
    e.OutcomeReported: _outcome,
    e.ContactLost: _contact_lost,
    e.NonOccurrenceReported: _non_occurrence,
    e.MechanismSuspended: _suspended,
    e.ResumptionProposed: propose_resumption,
    e.ResumptionAgreed: agree_resumption,
    e.ResumptionRefused: _resumption_refused,
    e.ContactRestored: _reopened,
    e.MechanismResumed: _resumed,
    e.TerminationNotified: _notice,
    e.ExpiryStated: _notice,
    e.TerminationNoticeSuspended: _notice_suspended,
    e.TerminationNoticeWithdrawn: _notice_withdrawn,
    e.TermExtended: _extended,
    e.MechanismDiscontinued: _discontinued,
    e.MechanismSucceeded: _succeeded,
}
