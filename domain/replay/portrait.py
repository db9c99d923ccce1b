"""The portrait of a mechanism: a course and its status set out as the frozen state of section 1.6."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from domain.dossier import Clocks
from domain.mechanism.course import Course, Held, OpeningCourse, Pending
from domain.mechanism.state import ClosedSession, LastSession, MechanismState, NextSession, Opening, Status
from domain.mechanism.status import is_stale, next_session
from domain.mechanism.warnings import odd_things
from domain.replay.witness import evidence, last_report, names
from domain.standing import Alternative, Standing

if TYPE_CHECKING:
    from domain.replay.mechanisms import MechanismReader


def portrait(
    reader: MechanismReader,
    day: date,
    course: Course,
    base: Standing[Status],
    *,
    disputed: tuple[str, ...],
    may_also_be: tuple[Alternative[Status], ...],
    predecessors: tuple[str, ...],
) -> MechanismState:
    """Set the answer out, with the evidence of the newest fact that gives it."""
    registered, silent_until = reader.registration, reader.silent_until(day)
    word, origins = evidence(reader, base.because)
    pending = next_session(course, silent_until)
    return MechanismState(
        id=reader.dossier.subject.id,
        name=course.name,
        kind=registered.kind,
        clocks=Clocks(day, reader.known_by, reader.asked_recorded_by),
        position=reader.position,
        status=base.status,
        since=base.since,
        phase=course.phase,
        opening=_opening(course, course.opening, silent_until) if course.opening else None,
        next_session=_next(course, pending, silent_until) if pending else None,
        last_session=_last(course.last_held, day) if course.last_held else None,
        last_closed=_closed(course),
        sessions_held=len(course.held),
        highest_edition=max((h.edition for h in course.held if h.edition is not None), default=None),
        notice=course.notice,
        suspended_until=course.until if course.phase.value == "suspended" else None,
        parties=course.parties,
        cadence=course.cadence,
        level=course.level,
        successors=course.successors,
        predecessors=predecessors,
        evidence=word,
        origins=origins,
        disputed=disputed,
        settled=not may_also_be,
        may_also_be=may_also_be,
        forecast=day > reader.known_on,
        last_report=last_report(reader),
        because=base.because,
        warnings=odd_things(course, reader.facts, day, silent_until),
        accounts=reader.accounts.visible,
        names=names(reader, (*course.parties, *(course.notice.by if course.notice else ()))),
    )


def _opening(course: Course, opening: OpeningCourse, silent_until: date) -> Opening:
    return replace(opening.opening, stale=is_stale(course, opening, silent_until))


def _next(course: Course, pending: Pending, silent_until: date) -> NextSession:
    return NextSession(
        step=pending.step,
        since=pending.since,
        edition=pending.edition,
        session=pending.session,
        planned=pending.planned,
        place=pending.place,
        participants=pending.participants,
        open_terms=pending.open_terms,
        agenda=pending.agenda,
        was=pending.was,
        withdrawn=pending.withdrawn,
        postponement_proposed=pending.postponement_proposed,
        stale=is_stale(course, pending, silent_until),
        because=pending.because,
    )


def _last(held: Held, day: date) -> LastSession:
    under_way = held.held.end is not None and held.held.contains(day)
    return LastSession(
        held.held, held.edition, held.session, under_way, held.place, held.participants, held.level, held.outcomes, held.because
    )


def _closed(course: Course) -> ClosedSession | None:
    if course.closed is None:
        return None
    fact, pending = course.closed.account.fact, course.closed.pending
    return ClosedSession(
        course.closed.step,
        fact.occurred,
        pending.edition,
        pending.session,
        pending.planned,
        pending.place,
        fact.reason,
        (fact.key,),
    )
