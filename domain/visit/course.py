"""The course of a visit while its facts are folded: one small function per event, and what only the calendar tells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from domain.dates import VagueDate
from domain.evidence.account import Account
from domain.facts import Fact
from domain.mechanism.calendar import arrive as meetings_arrive
from domain.mechanism.calendar import pass_time as meetings_pass_time
from domain.mechanism.course import Closed, Course
from domain.mechanism.evolve import evolve as evolve_meeting
from domain.mechanism.session_events import SessionHeld
from domain.mechanism.state import EarlierPlan
from domain.standing import Because, Rule, Standing
from domain.visit.events import VisitAnnounced, VisitCancelled, VisitMade, VisitPostponed, VisitRescheduled
from domain.visit.state import Journey, VisitStatus

JourneyStep = Literal["none", "announced", "due", "overdue", "postponed", "cancelled", "made"]
_ONE_DAY = timedelta(days=1)


@dataclass(slots=True)
class VisitCourse:
    """Everything that the facts of a visit have brought about; the meetings are sessions of a course of their own."""

    meetings: Course
    known_on: date
    step: JourneyStep = "none"
    since: str | None = None
    because: Because = ()
    traveller: str | None = None
    planned: VagueDate | None = None
    place: str | None = None
    was: tuple[EarlierPlan, ...] = ()
    planned_by: str | None = None
    announced: Journey | None = None
    made: Journey | None = None

    def reach(self, step: JourneyStep, account: Account) -> None:
        """Reach a step; the same step again keeps its day. A journey that was made stays made."""
        if self.step == "made" and step != "made":
            return
        keys = tuple(reason for reason in self.because if isinstance(reason, str))
        if self.step == step:
            self.because = (account.key, *keys)
            return
        self.step, self.since, self.because = step, account.fact.occurred.begun, (account.key,)

    def plan(self, account: Account, planned: VagueDate | None) -> None:
        """Take the newer plan, and keep the older one."""
        if self.planned is not None and self.planned != planned and self.planned_by is not None:
            self.was = (*self.was, EarlierPlan(self.planned, self.planned_by))
        self.planned, self.planned_by = planned, account.key
        self.place = account.fact.place or self.place


def advance(course: VisitCourse, account: Account, until: date) -> None:
    """Let the calendar run to the fact's day, then fold the fact."""
    day = min(account.latest, until)
    meetings_pass_time(course.meetings, day)
    course.meetings.take_up()
    travel_on(course, account, day)
    evolve_meeting(course.meetings, account)


def travel_on(course: VisitCourse, account: Account, day: date) -> None:
    """The journey's own part of that, on which its status hangs."""
    _fall_overdue(course, min(day, course.known_on))
    effect = _EFFECTS.get(type(account.fact))
    if effect is not None:
        effect(course, account)


def arrive(course: VisitCourse, day: date, *, told: bool) -> None:
    """Let the calendar run to the day asked about; ``told`` if a later visible fact says what became of the journey."""
    meetings_arrive(course.meetings, day)
    wait(course, day, told=told)


def wait(course: VisitCourse, day: date, *, told: bool) -> None:
    """The journey's own part of that."""
    if not told:
        _fall_overdue(course, min(day, course.known_on))
    end = course.planned.plan_end if course.planned else None
    if course.step == "announced" and end is not None and day > course.known_on and end <= day:
        message = f"By {end.isoformat()} the journey planned for {course.planned} should have been made."
        course.step, course.since, course.because = "due", end.isoformat(), (Rule("due", message),)


def standings(
    course: VisitCourse, facts: Sequence[Account], days: Iterable[date], told: int
) -> list[tuple[date, Standing[VisitStatus]]]:
    """The status on each of these days, in one walk along the facts; the first ``told`` of them tell what became of the journey.

    The meetings are left out: no status hangs on them but by what :func:`travel_on` sees.
    """
    found = []
    count = 0
    for day in days:
        while count < len(facts) and facts[count].certainly(day):
            travel_on(course, facts[count], facts[count].latest)
            count += 1
        set_out = course.step, course.since, course.because
        wait(course, day, told=count < told)
        found.append((day, standing(course, day)))
        course.step, course.since, course.because = set_out
    return found


def standing(course: VisitCourse, day: date) -> Standing[VisitStatus]:
    """Where the journey stands: while its days last it is under way."""
    made = course.made.when if course.made else None
    if course.step == "made" and made is not None and made.end is not None:
        if day <= made.end:
            return Standing("under way", made.begun, course.because)
        return Standing("made", made.end.isoformat(), course.because)
    return Standing(course.step, course.since, course.because)


def _fall_overdue(course: VisitCourse, silent_until: date) -> None:
    end = course.planned.plan_end if course.planned else None
    if course.step == "announced" and end is not None and end < silent_until:
        message = f"The date planned, {course.planned}, has passed and no one said whether the journey was made."
        course.step, course.since = "overdue", (end + _ONE_DAY).isoformat()
        course.because = (Rule("overdue", message),)


def _announced(course: VisitCourse, account: Account) -> None:
    fact = account.fact
    assert isinstance(fact, VisitAnnounced)
    course.plan(account, fact.planned)
    course.traveller = fact.traveller or course.traveller
    course.announced = _journey(fact, fact.planned)
    course.reach("announced", account)


def _rescheduled(course: VisitCourse, account: Account) -> None:
    assert isinstance(account.fact, VisitRescheduled)
    course.plan(account, account.fact.planned)
    course.reach("announced", account)


def _postponed(course: VisitCourse, account: Account) -> None:
    assert isinstance(account.fact, VisitPostponed)
    course.plan(account, account.fact.planned)
    course.reach("postponed", account)


def _cancelled(course: VisitCourse, account: Account) -> None:
    """The meetings that were still to come are called off with the journey."""
    course.reach("cancelled", account)
    sessions = course.meetings
    sessions.closings = (*sessions.closings, *[Closed("cancelled", account, pending) for pending in sessions.pending])
    sessions.pending = []


def _made(course: VisitCourse, account: Account) -> None:
    fact = account.fact
    assert isinstance(fact, VisitMade)
    if course.made is None:
        course.step = "none"  # so far it was known at most by a meeting
        course.made = _journey(fact, fact.occurred)
    else:
        course.made = replace(course.made, because=(fact.key, *course.made.because))
    course.reach("made", account)


def _journey(fact: VisitAnnounced | VisitMade, when: VagueDate) -> Journey:
    return Journey(
        when,
        fact.place,
        fact.traveller,
        fact.participants,
        fact.visitor,
        fact.role,
        fact.country,
        fact.country_id,
        fact.remarks,
        fact.listed_as,
        (fact.key,),
    )


def _met(course: VisitCourse, account: Account) -> None:
    """A meeting that was held tells that the journey was made, even if nobody says so."""
    if course.step != "made":
        course.reach("made", account)


_EFFECTS: Mapping[type[Fact], Callable[[VisitCourse, Account], None]] = {
    VisitAnnounced: _announced,
    VisitRescheduled: _rescheduled,
    VisitPostponed: _postponed,
    VisitCancelled: _cancelled,
    VisitMade: _made,
    SessionHeld: _met,
}
