"""Which session a fact speaks of, and what a fact does to a pending session (1.4, *Sessions*)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.dates import VagueDate
from domain.facts import Fact
from domain.mechanism.course import Course, Held, Pending, touched_last
from domain.mechanism.events import OfSession
from domain.mechanism.state import EarlierPlan, Step
from domain.mechanism.telling import are_like

if TYPE_CHECKING:
    from domain.evidence.account import Account

_HEIGHT: Final[dict[str, int]] = {"proposed": 1, "agreed": 2, "postponed": 2, "scheduled": 3, "overdue": 3, "due": 3}


def pending_named(course: Course, fact: OfSession) -> Pending | None:
    """The pending session that the fact names by edition or label, touched last if several."""
    edition, session = fact.edition, fact.session
    return touched_last([p for p in course.pending if are_like(edition, session, p.edition, p.session)])


def held_named(course: Course, fact: OfSession) -> Held | None:
    """The session held last under the edition or label that the fact names."""
    edition, session = fact.edition, fact.session
    if session is None and (edition is None or edition > course.highest_held):
        return None
    for held in reversed(course.held):
        if are_like(edition, session, held.edition, held.session):
            return held
    return None


def adopting(course: Course, account: Account, fact: OfSession, *, is_plan: bool) -> Pending | None:
    """The unnamed pending session that takes the edition which the fact gives.

    Not one whose planned day is just passing when the fact speaks of a plan: what is agreed *at* a session about
    another one is not about that session.
    """
    if fact.edition is None:
        return None
    open_to_it = [p for p in course.pending if not p.is_named and not (is_plan and _is_passing(p, account))]
    return touched_last(open_to_it)


def _is_passing(pending: Pending, account: Account) -> bool:
    plan = pending.planned
    return plan is not None and plan.contains(account.latest) and plan.plan_end is not None


def spoken_of(course: Course, account: Account, fact: OfSession, *, is_plan: bool = False) -> Pending | None:
    """The pending session that the fact is about: the one it names, else, if it names none, the one touched last."""
    if fact.edition is None and fact.session is None:
        return course.latest_touched
    return pending_named(course, fact) or adopting(course, account, fact, is_plan=is_plan)


def spoken_of_or_new(course: Course, account: Account, fact: OfSession, step: Step, *, is_plan: bool = False) -> Pending | None:
    """The pending session that the fact is about, or a new one; None if that very session was already held."""
    pending = spoken_of(course, account, fact, is_plan=is_plan)
    if pending is None:
        before = held_named(course, fact)
        if before is not None and not before.is_before(account):
            return None
        if before is not None:
            warn_of_restart(course, fact, before)
        pending = Pending(account.latest, step, fact.occurred.begun, course.turn, account.latest)
        course.pending.append(pending)
    touch(course, pending, account, fact)
    return pending


def warn_of_restart(course: Course, fact: OfSession, before: Held) -> None:
    """A number that was held before comes up again: odd, unless the level changed in between."""
    if course.level_changed is not None and course.level_changed > before.last:
        return
    what = f"Session {fact.edition}" if fact.edition is not None else f"The session “{fact.session}”"
    keys = (fact.key, *(k for k in before.because if isinstance(k, str)))
    course.warn("numbering-restarted", f"{what} was already held on {before.held}; this is counted as another one.", *keys)


def touch(course: Course, pending: Pending, account: Account, fact: OfSession) -> None:
    """Note that the fact is about this session: it takes the number, label and place that it gives."""
    if pending.edition is None:
        pending.edition = fact.edition
    if pending.session is None:
        pending.session = fact.session
    pending.touched = course.turn
    pending.last_fact = max(pending.last_fact, account.latest)
    pending.facts = (fact.key, *pending.facts)
    place = fact.place
    if place is not None:
        if pending.place is not None and pending.place != place:
            warn_of_two_places(course, pending.place, place, pending.facts)
        pending.place = place


def warn_of_two_places(course: Course, one: str, other: str, facts: tuple[str, ...]) -> None:
    """Two facts about one session give different places."""
    course.warn("two-places", f"The facts give two places for one session: {one} and {other}.", *facts)


def plan(pending: Pending, fact: Fact, planned: VagueDate | None, *, clear: bool = False) -> bool:
    """Give the session a newer plan (or none, if ``clear``), keeping the older one; whether that changed the date."""
    if planned is None and not clear:
        return False
    before = pending.planned
    is_other = before is not planned and before != planned
    if before is not None and is_other:
        pending.was = (*pending.was, EarlierPlan(before, _plan_given_by(pending, fact)))
    changed = planned is not None and is_other
    pending.planned = planned
    if changed:
        pending.because = _with(fact.key, pending)
    return changed


def _plan_given_by(pending: Pending, fact: Fact) -> str:
    keys = [k for k in pending.because if isinstance(k, str)] or [k for k in pending.facts if k != fact.key]
    return keys[0] if keys else fact.key


def _with(key: str, pending: Pending) -> tuple[str, ...]:
    return (key, *[k for k in pending.because if isinstance(k, str) and k != key])


def raise_to(pending: Pending, account: Account, step: Step, *, new_date: bool, is_new: bool) -> None:
    """Raise the session to a step: a lower one never demotes a higher, but on an overdue one a new date gives its own."""
    if not is_new and pending.step == step:
        return
    overdue_anew = pending.step == "overdue" and new_date
    if is_new or overdue_anew or _HEIGHT[step] > _HEIGHT[pending.step] or (step, pending.step) == ("agreed", "postponed"):
        reach(pending, account, step)


def reach(pending: Pending, account: Account, step: Step) -> None:
    """Set the step, its day, and the fact that gives it. The same step again keeps its day."""
    if pending.step == step and pending.because:
        pending.because = _with(account.key, pending)
        return
    pending.step = step
    pending.since = account.fact.occurred.begun
    pending.because = (account.key,)
