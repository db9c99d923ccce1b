"""What a careful reader says of a visit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from domain.dossier import Clocks
from domain.evidence.account import Account
from domain.mechanism.course import Ahead, Course
from domain.mechanism.holding import quiet_sessions
from domain.mechanism.session_events import SessionHeld
from domain.replay.reader import Reader
from domain.replay.witness import evidence, last_report, names
from domain.standing import OddThing, Standing
from domain.visit.course import VisitCourse, advance, arrive, standing, standings
from domain.visit.events import VisitCancelled, VisitMade, VisitPostponed, VisitRegistered, VisitRescheduled
from domain.visit.meetings import meetings
from domain.visit.state import VisitState, VisitStatus

_TELLING = (VisitMade, VisitCancelled, VisitPostponed, VisitRescheduled, SessionHeld)


class VisitReader(Reader[VisitCourse, VisitStatus]):
    """A reader of one visit's dossier."""

    kind = "visit"

    @property
    def registration(self) -> VisitRegistered:
        """What the visit was registered as."""
        registration = self.dossier.subject.registration
        assert isinstance(registration, VisitRegistered)
        return registration

    def fold(self, order: Sequence[Account], count: int, day: date) -> VisitCourse:
        """The naive fold: the journey's own steps, and its meetings as sessions."""
        registered = self.registration
        sessions = Course(registered.name, registered.parties, None, Ahead(order), self.known_on, quiet_sessions(order[:count]))
        course = VisitCourse(sessions, self.known_on, traveller=registered.traveller)
        for account in order[:count]:
            advance(course, account, day)
        arrive(course, day, told=any(isinstance(account.fact, _TELLING) for account in order[count:]))
        return course

    def standings(self) -> list[tuple[date, Standing[VisitStatus]]]:
        """The status on every day on which it can change, in one walk along the facts."""
        facts = self.undisputed
        sessions = Course(self.registration.name, (), None, Ahead(()), self.known_on, {})
        told = max((number for number, account in enumerate(facts, 1) if isinstance(account.fact, _TELLING)), default=0)
        return standings(VisitCourse(sessions, self.known_on), facts, self.days_of_change(self.known_on), told)

    def parties(self, course: VisitCourse) -> tuple[str, ...]:
        """Whose channels the journey belongs to: as registered, and the sides that the facts about it name."""
        journeys = [j for j in (course.announced, course.made) if j is not None]
        return tuple(dict.fromkeys((*self.registration.parties, *(p for j in journeys for p in j.participants))))

    def weigh(self, course: VisitCourse, day: date) -> Standing[VisitStatus]:
        """Where the journey stands on ``day``."""
        return standing(course, day)

    def state(self, day: date) -> VisitState:
        """Everything that this reader would report for ``day``. Raises :class:`~domain.replay.reader.Unknown`."""
        self.require()
        course = self.course(day)
        base = self.weigh(course, day)
        disputed, may_also_be = self.alternatives(day, base)
        word, origins = evidence(self, base.because)
        traveller = (course.made.traveller if course.made else None) or course.traveller
        return VisitState(
            id=self.dossier.subject.id,
            name=self.registration.name,
            clocks=Clocks(day, self.known_by, self.asked_recorded_by),
            position=self.position,
            status=base.status,
            since=base.since,
            traveller=traveller,
            parties=self.parties(course),
            planned=course.planned,
            place=course.place,
            was=course.was,
            announced=course.announced,
            made=course.made,
            meetings=meetings(course.meetings),
            evidence=word,
            origins=origins,
            disputed=disputed,
            settled=not may_also_be,
            may_also_be=may_also_be,
            forecast=day > self.known_on,
            last_report=last_report(self),
            because=base.because,
            warnings=_odd(course),
            accounts=self.accounts.visible,
            names=names(self, (*self.registration.parties, *([traveller] if traveller else ()))),
        )


def _odd(course: VisitCourse) -> tuple[OddThing, ...]:
    """What the fold of the meetings found odd, and a target date that has passed."""
    found = list(course.meetings.odd)
    end = course.planned.plan_end if course.planned else None
    if course.step == "postponed" and end is not None and end < course.known_on:
        found.append(OddThing("target-date-missed", f"The visit is postponed, and its target date {course.planned} has passed."))
    return tuple(found)
