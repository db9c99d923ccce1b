"""Every session that the facts speak of, whatever became of it: planned, held, called off, or lapsed without a word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from domain.dates import VagueDate
from domain.mechanism.course import Closed, Course, Held, Lapsed, Pending
from domain.mechanism.state import EarlierPlan, Outcome, Step
from domain.standing import Because

SessionStep = Literal[Step, "held", "cancelled", "declined", "lapsed"]
"""How far a session has come, or what became of it; *lapsed* is one of which nothing came, though nobody called it off."""


@dataclass(frozen=True, slots=True)
class KnownSession:
    """A session with its plan and its course. ``facts`` are the keys of all that spoke of it."""

    step: SessionStep
    since: str
    edition: int | None
    session: str | None
    planned: VagueDate | None
    held: VagueDate | None
    place: str | None
    participants: tuple[str, ...]
    """Those who came; of a session that was not held, those who were to come."""
    because: Because
    facts: tuple[str, ...]
    was: tuple[EarlierPlan, ...] = ()
    agenda: tuple[str, ...] = ()
    open_terms: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    reason: str | None = None

    @property
    def when(self) -> VagueDate | None:
        """When it was held, or else was or is to be; None where no date is known."""
        return self.held or self.planned


def known_sessions(course: Course) -> tuple[KnownSession, ...]:
    """All of them, by the first day on which each can be; those without a date last."""
    found = [
        *(_held(held) for held in course.held),
        *(_closed(closed) for closed in course.closings),
        *(_lapsed(lapsed) for lapsed in course.lapsed),
        *(_pending(pending, pending.step, pending.since, pending.because) for pending in course.pending),
    ]
    return tuple(sorted(found, key=_place))


def _place(known: KnownSession) -> tuple[date, str]:
    when = known.when
    return (when.earliest or date.min if when else date.max, str(when or ""))


def _held(held: Held) -> KnownSession:
    pending = held.pending
    told = (*_keys(held.because), *(outcome.because for outcome in held.outcomes))
    return KnownSession(
        "held",
        held.held.begun,
        held.edition,
        held.session,
        pending.planned if pending else None,
        held.held,
        held.place or (pending.place if pending else None),
        held.participants,
        held.because,
        _once((*told, *(pending.facts if pending else ()))),
        was=pending.was if pending else (),
        agenda=pending.agenda if pending else (),
        withdrawn=pending.withdrawn if pending else (),
        outcomes=held.outcomes,
    )


def _closed(closed: Closed) -> KnownSession:
    fact = closed.account.fact
    return _pending(closed.pending, closed.step, fact.occurred.begun, (fact.key,), fact.reason)


def _lapsed(lapsed: Lapsed) -> KnownSession:
    return _pending(lapsed.pending, "lapsed", lapsed.since, lapsed.because)


def _pending(pending: Pending, step: SessionStep, since: str, because: Because, reason: str | None = None) -> KnownSession:
    own = _keys(because) if step != "lapsed" else ()  # what ends a channel, or was held instead, is no word about this one
    return KnownSession(
        step,
        since,
        pending.edition,
        pending.session,
        pending.planned,
        None,
        pending.place,
        pending.participants,
        because,
        _once((*own, *pending.facts)),
        was=pending.was,
        agenda=pending.agenda,
        open_terms=pending.open_terms,
        withdrawn=pending.withdrawn,
        reason=reason,
    )


def _keys(because: Because) -> tuple[str, ...]:
    return tuple(reason for reason in because if isinstance(reason, str))


def _once(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(keys))
