"""The portrait of a mechanism: a course and its status set out as the frozen state of section 1.6."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from domain.actor import ActorRegistered
from domain.dossier import Clocks
from domain.evidence.account import Account
from domain.mechanism.course import Course, Held, OpeningCourse, Pending
from domain.mechanism.state import (
    Alternative,
    Because,
    ClosedSession,
    EvidenceLevel,
    LastSession,
    MechanismState,
    NextSession,
    Opening,
)
from domain.mechanism.status import Standing, is_stale, next_session
from domain.mechanism.warnings import odd_things

if TYPE_CHECKING:
    from domain.replay.reader import Reader


def portrait(
    reader: Reader,
    day: date,
    course: Course,
    base: Standing,
    *,
    disputed: tuple[str, ...],
    may_also_be: tuple[Alternative, ...],
    predecessors: tuple[str, ...],
) -> MechanismState:
    """Set the answer out, with the evidence of the newest fact that gives it."""
    registered, silent_until = reader.dossier.registration, reader.silent_until(day)
    evidence, origins = _evidence(reader, base.because)
    pending = next_session(course, silent_until)
    return MechanismState(
        id=reader.dossier.mechanism.id,
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
        evidence=evidence,
        origins=origins,
        disputed=disputed,
        settled=not may_also_be,
        may_also_be=may_also_be,
        forecast=day > reader.known_on,
        last_report=_last_report(reader),
        because=base.because,
        warnings=odd_things(course, reader.facts, day, silent_until),
        accounts=reader.accounts.visible,
        names=_names(reader, course),
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


def _evidence(reader: Reader, because: Because) -> tuple[EvidenceLevel | None, int]:
    """The evidence of the newest fact in ``because``; none where only the calendar gives the status."""
    for reason in because:
        account = reader.accounts.get(reason) if isinstance(reason, str) else None
        if account is not None:
            return account.evidence, account.origins
    return None, 0


def _last_report(reader: Reader) -> date | None:
    days = (c.article.day for a in reader.accounts.visible for c in a.citations if c.article.public <= reader.known_by)
    return max(days, default=None)


def _names(reader: Reader, course: Course) -> dict[str, str]:
    """The names of every actor that the answer or its evidence mentions."""
    named: set[str] = {*course.parties, *(course.notice.by if course.notice else ())}
    for account in reader.accounts.visible:
        named.update(_actors_of(account))
    names = {}
    for actor in sorted(named):
        stream = reader.dossier.actors.get(actor)
        if stream and stream.events[0].position <= reader.recorded_by and isinstance(stream.registration, ActorRegistered):
            names[actor] = stream.registration.name
    return names


def _actors_of(account: Account) -> Iterable[str]:
    fact = account.fact
    yield from (*fact.by, *fact.according_to, *getattr(fact, "participants", ()), *getattr(fact, "parties", ()))
    if speaker := getattr(fact, "speaker", None):
        yield speaker
    yield from (stand.party for stand in account.stands)
    for cited in account.citations:
        attribution = cited.citation.attribution
        if attribution:
            yield from (actor for actor in (attribution.speaker, attribution.party) if actor)
