"""Occasions: what a calendar holds. Every session, journey and meeting of one that is known, whatever became of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from domain.dates import VagueDate
from domain.evidence.account import Account
from domain.mechanism.known_sessions import KnownSession, SessionStep, known_sessions
from domain.mechanism.session_events import OfSession
from domain.mechanism.state import EarlierPlan, Outcome
from domain.replay.histories import History, Told, Turn
from domain.replay.mechanisms import MechanismReader
from domain.replay.readers import AnyReader
from domain.replay.visits import VisitReader
from domain.replay.witness import names
from domain.standing import Because, Standing
from domain.visit.course import VisitCourse
from domain.visit.events import OfJourney, VisitCancelled, VisitPostponed, VisitRescheduled
from domain.visit.state import VisitStatus

_OF_JOURNEY = (OfJourney, VisitRescheduled, VisitPostponed, VisitCancelled)


@dataclass(frozen=True, slots=True)
class Subject:
    """The mechanism or visit that an occasion belongs to, with its parties on the day asked about."""

    id: str
    name: str
    kind: str | None
    parties: tuple[str, ...]
    names: dict[str, str]
    traveller: str | None = None


@dataclass(frozen=True, slots=True)
class Occasion:
    """A session of a mechanism, a journey, or a meeting of one, planned or past, as a reader at the clocks has it."""

    what: Literal["session", "visit", "meeting"]
    subject: Subject
    history: History
    step: SessionStep | VisitStatus
    since: str | None
    when: VagueDate | None
    place: str | None
    participants: tuple[str, ...]
    because: Because
    accounts: tuple[Account, ...]
    """What was said of it and stands, newest first."""
    was: tuple[EarlierPlan, ...]
    edition: int | None = None
    session: str | None = None
    agenda: tuple[str, ...] = ()
    open_terms: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    reason: str | None = None


def occasions(reader: AnyReader, day: date) -> tuple[Occasion, ...]:
    """What a reader of a mechanism or a visit puts into the calendar on ``day``; nothing for any other subject."""
    match reader:
        case MechanismReader():
            return tuple(_sessions(reader, day))
        case VisitReader():
            return tuple(_journey_and_meetings(reader, day))
        case _:
            return ()


def _sessions(reader: MechanismReader, day: date) -> Iterator[Occasion]:
    course, told = reader.course(day), Told(reader)
    named = names(reader, course.parties)
    subject = Subject(reader.dossier.subject.id, course.name, reader.registration.kind, course.parties, named)
    return (_session(told, subject, known, "session") for known in known_sessions(course))


def _journey_and_meetings(reader: VisitReader, day: date) -> Iterator[Occasion]:
    course, told = reader.course(day), Told(reader)
    traveller = (course.made.traveller if course.made else None) or course.traveller
    named = names(reader, (*reader.registration.parties, *([traveller] if traveller else ())))
    subject = Subject(reader.dossier.subject.id, reader.registration.name, None, reader.parties(course), named, traveller)
    yield from _journey(told, subject, course, reader.weigh(course, day))
    yield from (_session(told, subject, known, "meeting") for known in known_sessions(course.meetings))


def _session(told: Told, subject: Subject, known: KnownSession, what: Literal["session", "meeting"]) -> Occasion:
    own = told.stands(known.facts)
    spoken = [account for account in own if isinstance(account.fact, OfSession)]  # who calls off a journey speaks of no meeting
    return Occasion(
        what=what,
        subject=subject,
        history=told.history(spoken or own, Turn(known.step, known.since, known.because)),
        accounts=tuple(reversed(own)),
        **{name: getattr(known, name) for name in _ALIKE},
    )


_ALIKE = (
    "step", "since", "when", "place", "participants", "because", "was", "edition", "session", "agenda", "open_terms", "withdrawn",
    "outcomes", "reason",
)  # fmt: skip
"""What an occasion has from the session that it is."""


def _journey(told: Told, subject: Subject, course: VisitCourse, standing: Standing[VisitStatus]) -> Iterator[Occasion]:
    if standing.status == "none":
        return
    history = told.history(told.all, Turn(standing.status, standing.since, standing.because))
    stands = (account for account in told.all if account.visible and not account.fallen)
    own = tuple(account for account in stands if isinstance(account.fact, _OF_JOURNEY) or account.key in standing.because)
    yield Occasion(
        what="visit",
        subject=subject,
        history=replace(history, mark=subject.id),
        step=standing.status,
        since=standing.since,
        when=_when(course),
        place=(course.made.place if course.made else None) or course.place,
        participants=(subject.traveller,) if subject.traveller else (),
        because=standing.because,
        accounts=tuple(reversed(own)),
        was=course.was,
    )


def _when(course: VisitCourse) -> VagueDate | None:
    """When the journey was made, or else the meeting by which alone that is known; of one not made, when it is planned."""
    if course.step != "made":
        return course.planned
    held = (meeting.held for meeting in course.meetings.held)
    return course.made.when if course.made else next(held, course.planned)
