"""What each fact does to a mechanism: one small function per event, total over any sequence of facts (1.4).

News skips steps, so nothing here refuses; what is odd becomes a warning.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from domain.facts import Fact
from domain.mechanism import events as e
from domain.mechanism import notices, planning
from domain.mechanism.course import Course, Held
from domain.mechanism.holding import hold
from domain.mechanism.opening import agree_establishment, agree_resumption, propose_establishment, propose_resumption

if TYPE_CHECKING:
    from domain.evidence.account import Account


def evolve(course: Course, account: Account) -> None:
    """Fold one fact. Facts that are only said about a fact, and statements, change nothing here."""
    effect = _EFFECTS.get(type(account.fact))
    if effect is not None:
        effect(course, account)


def _established(course: Course, account: Account) -> None:
    course.opening = None
    for pending in [p for p in course.pending if p.session in ("opening", "signing")]:
        course.pending.remove(pending)
        held = Held(account.fact.occurred, account.earliest, account.latest, (account.key,), pending)
        held.edition, held.session, held.place = pending.edition, pending.session, account.fact.place
        course.keep(held)
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
    ended = course.close_everything(account.fact.occurred.begun, (account.key,))
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


def _discontinued(course: Course, account: Account) -> None:
    ended = course.close_everything(account.fact.occurred.begun, (account.key,))
    course.before_notice = None
    course.enter("discontinued", account, "declared" if account.fact.by else "reported", anew=ended)


def _succeeded(course: Course, account: Account) -> None:
    assert isinstance(account.fact, e.MechanismSucceeded)
    course.successors = tuple(dict.fromkeys((*course.successors, *account.fact.successors)))
    _discontinued(course, account)


Effect = Callable[[Course, "Account"], None]

_EFFECTS: Final[dict[type[Fact], Effect]] = {
    e.MechanismProposed: propose_establishment,
    e.EstablishmentAgreed: agree_establishment,
    e.MechanismEstablished: _established,
    e.MechanismRenamed: _renamed,
    e.PartyJoined: _joined,
    e.PartyLeft: _left,
    e.CadenceStated: _cadence,
    e.LevelChanged: _level,
    e.SessionProposed: planning.session_proposed,
    e.SessionAgreed: planning.session_agreed,
    e.SessionScheduled: planning.session_scheduled,
    e.SessionRescheduled: planning.session_scheduled,
    e.PostponementProposed: planning.postponement_proposed,
    e.SessionPostponed: planning.session_postponed,
    e.SessionCancelled: planning.session_closed,
    e.SessionDeclined: planning.session_closed,
    e.ParticipationWithdrawn: planning.participation_withdrawn,
    e.SessionHeld: hold,
    e.OutcomeReported: planning.outcome,
    e.ContactLost: _contact_lost,
    e.NonOccurrenceReported: _non_occurrence,
    e.MechanismSuspended: _suspended,
    e.ResumptionProposed: propose_resumption,
    e.ResumptionAgreed: agree_resumption,
    e.ResumptionRefused: _resumption_refused,
    e.ContactRestored: _reopened,
    e.MechanismResumed: _resumed,
    e.TerminationNotified: notices.notice_given,
    e.ExpiryStated: notices.notice_given,
    e.TerminationNoticeSuspended: notices.notice_suspended,
    e.TerminationNoticeWithdrawn: notices.notice_withdrawn,
    e.TermExtended: notices.extended,
    e.MechanismDiscontinued: _discontinued,
    e.MechanismSucceeded: _succeeded,
}
