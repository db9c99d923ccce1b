"""What a session that was held does: which one it is, what it closes, and when it moves nothing (1.4, *Sessions*)."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final, Literal

from domain.mechanism.course import Course, Held, Pending, touched_last
from domain.mechanism.events import (
    ContactLost,
    MechanismDiscontinued,
    MechanismSucceeded,
    MechanismSuspended,
    NonOccurrenceReported,
    SessionHeld,
)
from domain.mechanism.sessions import adopting, held_named, pending_named, warn_of_restart, warn_of_two_places

if TYPE_CHECKING:
    from domain.evidence.account import Account

BREAKS: Final = (MechanismSuspended, NonOccurrenceReported, ContactLost, MechanismDiscontinued, MechanismSucceeded)
"""What stops a channel."""
Quiet = Literal["same", "apart"]
"""Why an unnamed vague session moves nothing."""


def quiet_sessions(accounts: Iterable[Account]) -> Mapping[str, Quiet]:
    """The unnamed vague sessions that move nothing, by key."""
    accounts = tuple(accounts)
    vague = [account for account in accounts if may_be_quiet(account)]
    dated = DatedDays(accounts) if vague else None
    found = ((account.key, dated.quiet(account)) for account in vague) if dated else ()
    return {key: quiet for key, quiet in found if quiet}


def may_be_quiet(account: Account) -> bool:
    """Whether it is a session known neither by a name nor by its day."""
    fact = account.fact
    return type(fact) is SessionHeld and not _named(fact) and not account.is_day


class DatedDays:
    """The days of the dated sessions and of the dated breaks among some facts."""

    def __init__(self, accounts: Iterable[Account] = ()) -> None:
        """In any order."""
        self._sessions: list[date] = []
        self._breaks: list[date] = []
        for account in accounts:
            self.add(account)

    def add(self, account: Account) -> None:
        """Count a fact in."""
        if (days := self._among(account)) is not None:
            insort(days, account.latest)

    def discard(self, account: Account) -> None:
        """Leave a fact out that was counted in."""
        if (days := self._among(account)) is not None:
            del days[bisect_left(days, account.latest)]

    def _among(self, account: Account) -> list[date] | None:
        if not account.is_day:
            return None
        kind = type(account.fact)
        return self._sessions if kind is SessionHeld else self._breaks if kind in BREAKS else None

    def quiet(self, account: Account) -> Quiet | None:
        """What an unnamed vague session is: the ``same`` as a dated one in its span, ``apart`` around a dated break, or neither."""
        if _lies_within(self._sessions, account):
            return "same"
        return "apart" if _lies_within(self._breaks, account) else None


def _lies_within(days: Sequence[date], account: Account) -> bool:
    """Whether one of the days, which are in order, lies within the span."""
    place = bisect_left(days, account.earliest) if account.earliest else 0
    return place < len(days) and days[place] <= account.latest


def _named(fact: SessionHeld) -> bool:
    return fact.edition is not None or fact.session is not None


def hold(course: Course, account: Account) -> None:
    """Fold a session that was held."""
    fact = account.fact
    assert isinstance(fact, SessionHeld)
    quiet = course.quiet.get(account.key)
    if quiet == "same":
        return
    if quiet == "apart":
        _record(course, _as_held(account, fact, None))
        return
    if course.phase.value == "discontinued":
        course.warn("held-while-discontinued", f"A session was held on {fact.occurred} although the channel had ended.", fact.key)
    pending = _pending_for(course, account, fact)
    if not _merge_with_earlier_report(course, account, fact):
        _warn_of_sequence(course, account, fact)
        _record(course, _as_held(account, fact, pending))
        if pending and pending.place and fact.place and pending.place != fact.place:
            warn_of_two_places(course, pending.place, fact.place, (fact.key, *pending.facts))
    if course.pending:
        course.pending = [p for p in course.pending if p is not pending]
        course.lapse([p for p in course.pending if _closes(account, fact, p)], fact.occurred.begun, (account.key,))
    course.opening = None
    course.enter("active", account)


def _pending_for(course: Course, account: Account, fact: SessionHeld) -> Pending | None:
    """The pending session that this is: the one named, or for an unnamed one the one touched last that it can be."""
    if not course.pending:
        return None
    if _named(fact):
        found = pending_named(course, fact) or adopting(course, account, fact, is_plan=False)
        return found if found and (found.is_named or _made_for(account, found)) else None
    return touched_last([p for p in course.pending if _made_for(account, p)])


def _made_for(account: Account, pending: Pending) -> bool:
    """Whether a plan can be for this session: made before that day, or on it for no later a day."""
    if pending.is_planned_after(account.latest):
        return False
    return pending.made < account.latest or pending.planned is not None


def _closes(account: Account, fact: SessionHeld, pending: Pending) -> bool:
    if not _made_for(account, pending):
        return False
    if not pending.is_named:
        return True
    return fact.edition is not None and pending.edition is not None and pending.edition <= fact.edition


def _as_held(account: Account, fact: SessionHeld, pending: Pending | None) -> Held:
    edition, session = fact.edition, fact.session
    if pending is not None:
        edition, session = edition if edition is not None else pending.edition, session or pending.session
    held = Held(fact.occurred, account.earliest, fact.occurred.end or account.latest, (fact.key,), pending)
    held.edition, held.session, held.place = edition, session, fact.place
    held.participants, held.level = fact.participants, fact.level
    return held


def _record(course: Course, held: Held) -> None:
    """Keep the sessions in the order in which they were held: a vaguer one of a lower number does not come after."""
    last = course.last_held
    overlaps = last is not None and held.first is not None and held.first <= last.last
    lower = last is not None and None not in (held.edition, last.edition) and (held.edition or 0) < (last.edition or 0)
    course.keep(held, before_last=overlaps and lower)


def _merge_with_earlier_report(course: Course, account: Account, fact: SessionHeld) -> bool:
    """Whether this session is already in the record: the same number not dated after it, or an unnamed one alike dated."""
    if _named(fact):
        same = held_named(course, fact) or _unnamed_alike(course, account)
        if same is not None and same.is_before(account):
            warn_of_restart(course, fact, same)
            return False
    else:
        same = _alike(reversed(course.held), account)
    if same is None:
        return False
    if same.place and fact.place and same.place != fact.place:
        warn_of_two_places(course, same.place, fact.place, (fact.key, *(k for k in same.because if isinstance(k, str))))
    amended = same.twin()
    amended.edition = same.edition if same.edition is not None else fact.edition
    amended.session = same.session or fact.session
    amended.place = same.place or fact.place
    amended.participants = tuple(dict.fromkeys((*same.participants, *fact.participants)))
    amended.level = same.level or fact.level
    amended.because = (fact.key, *same.because)
    course.amend(same, amended)
    return True


def _unnamed_alike(course: Course, account: Account) -> Held | None:
    unnamed = (h for h in reversed(course.held) if h.edition is None and h.session is None)
    return _alike(unnamed, account)


def _alike(sessions: Iterable[Held], account: Account) -> Held | None:
    """The first of the sessions that is dated alike: they begin on one day, which is quickly told of most."""
    first = account.earliest
    return next((held for held in sessions if held.first == first and _alike_dated(held, account)), None)


def _alike_dated(held: Held, account: Account) -> bool:
    occurred = account.fact.occurred
    if held.held == occurred:
        return True
    return held.first == held.last == account.earliest == account.latest and occurred.end is None


def _warn_of_sequence(course: Course, account: Account, fact: SessionHeld) -> None:
    last = course.last_held
    if last is None or last.edition is None or fact.edition is None or fact.edition >= last.edition:
        return
    if course.level_changed is not None and course.level_changed > last.last or held_named(course, fact):
        return
    if last.is_before(account):
        message = f"Session {fact.edition} was held on {fact.occurred}, after session {last.edition} on {last.held}."
        course.warn("edition-out-of-sequence", message, fact.key, *(k for k in last.because if isinstance(k, str)))
