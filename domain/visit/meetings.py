"""The meetings of a visit: what was planned and what took place, side by side."""

from __future__ import annotations

from datetime import date

from domain.mechanism.course import Closed, Course, Held, Pending
from domain.visit.state import Meeting


def meetings(course: Course) -> tuple[Meeting, ...]:
    """Every meeting that the facts speak of, held or not, by the day on which it was or is to be."""
    found = [*(_held(h) for h in course.held), *(_closed(c) for c in course.closings), *(_pending(p) for p in course.pending)]
    return tuple(sorted(found, key=_when))


def _when(meeting: Meeting) -> tuple[date, str]:
    when = meeting.held or meeting.planned
    return (when.earliest or date.min if when else date.max, meeting.session or "")


def _held(held: Held) -> Meeting:
    planned = held.pending.participants if held.pending else ()
    known = bool(held.participants)
    return Meeting(
        "held",
        held.session,
        held.edition,
        held.pending.planned if held.pending else None,
        held.held,
        held.place,
        planned,
        held.participants,
        absent=tuple(actor for actor in planned if actor not in held.participants) if known else (),
        unplanned=tuple(actor for actor in held.participants if actor not in planned) if planned else (),
        withdrawn=held.pending.withdrawn if held.pending else (),
        outcomes=held.outcomes,
        because=held.because,
    )


def _closed(closed: Closed) -> Meeting:
    pending = closed.pending
    return Meeting(
        closed.step,
        pending.session,
        pending.edition,
        pending.planned,
        None,
        pending.place,
        pending.participants,
        withdrawn=pending.withdrawn,
        because=(closed.account.key,),
    )


def _pending(pending: Pending) -> Meeting:
    return Meeting(
        pending.step,
        pending.session,
        pending.edition,
        pending.planned,
        None,
        pending.place,
        pending.participants,
        withdrawn=pending.withdrawn,
        because=pending.because,
    )
