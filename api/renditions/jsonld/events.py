"""Sessions, visits and meetings as events of schema.org: planned, moved, put off, called off or held."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

from api.renditions import links
from api.renditions.jsonld.agents import agents
from api.renditions.jsonld.terms import Node, dated, node, ref, span
from api.renditions.jsonld.where import Where
from api.views.state import ClosedSession, EarlierPlan, LastSession, NextSession, Outcome, State
from api.views.visits import Meeting, Visit
from domain.wording import ordinal

_CALLED_OFF = ("cancelled", "declined")
_NOT_YET = ("proposed", "agreed", "none")
"""What is hoped for or agreed is no scheduled event, and schema.org has no word for it: such an event has no status."""


def sessions(state: State, thing: str, where: Where) -> list[Node]:
    """The sessions that the answer about a mechanism speaks of: the one pending, the one held last, the one called off last."""
    found = [
        ("next", state.next_session, _next(state.next_session, state, where) if state.next_session else {}),
        ("last", state.last_session, _held(state.last_session, state, thing, where) if state.last_session else {}),
        ("called-off", state.last_closed, _closed(state.last_closed) if state.last_closed else {}),
    ]
    return [_session(which, session, state, thing) | told for which, session, told in found if session]


def visit(found: Visit, thing: str, where: Where) -> Node:
    """A journey with its meetings."""
    when = found.made.when if found.made else found.planned
    begins, ends = span(when)
    place = (found.made.place if found.made else None) or found.place
    return node(
        thing,
        "Event",
        identifier=found.id,
        name=found.name,
        startDate=begins,
        endDate=ends,
        eventStatus=event_status(found.status, found.was),
        previousStartDate=_before(found.status, found.was),
        location=_place(place),
        attendee=agents([found.traveller], found.names, where) if found.traveller else [],
        subEvent=[_meeting(meeting, found, thing, where) for meeting in found.meetings],
        detente__step=found.status,
        detente__party=agents(found.parties, found.names, where),
    )


def event_status(step: str, was: Iterable[EarlierPlan] | None) -> Node | None:
    """The status of an event: what was moved was rescheduled. Where earlier plans are not told (None), that is not said."""
    if step in _NOT_YET or was is None and step not in (*_CALLED_OFF, "postponed"):
        return None
    if step in _CALLED_OFF:
        return ref("https://schema.org/EventCancelled")
    if step == "postponed":
        return ref("https://schema.org/EventPostponed")
    return ref("https://schema.org/EventRescheduled" if tuple(was or ()) else "https://schema.org/EventScheduled")


def is_series(kind: str) -> bool:
    """Whether a mechanism of that kind is a series of events: a line or a treaty is not, though sessions may be held under it."""
    return kind not in ("hotline", "agreement", "other")


def _before(step: str, was: Iterable[EarlierPlan]) -> list[Node | None]:
    """The earlier dates, of what has a status."""
    return [span(plan.planned)[0] for plan in was] if step not in _NOT_YET else []


def _next(session: NextSession, state: State, where: Where) -> Node:
    begins, ends = span(session.planned)
    return node(
        None,
        startDate=begins,
        endDate=ends,
        eventStatus=event_status(session.step, session.was),
        previousStartDate=_before(session.step, session.was),
        location=_place(session.place),
        attendee=agents(session.participants, state.names, where),
        detente__step=session.step,
        detente__since=dated(session.since),
        detente__agenda=list(session.agenda),
        detente__openTerm=list(session.open_terms),
        detente__withdrawn=agents(session.withdrawn, state.names, where),
    )


def _held(session: LastSession, state: State, thing: str, where: Where) -> Node:
    begins, ends = span(session.held)
    return node(
        None,
        startDate=begins,
        endDate=ends,
        eventStatus=event_status("held", ()),
        location=_place(session.place),
        attendee=agents(session.participants, state.names, where),
        detente__step="held",
        detente__outcome=_outcomes(session.outcomes, thing, where),
    )


def _closed(session: ClosedSession) -> Node:
    begins, ends = span(session.planned)
    return node(
        None,
        startDate=begins,
        endDate=ends,
        eventStatus=event_status(session.step, ()),
        location=_place(session.place),
        detente__step=session.step,
        detente__since=dated(session.date),
        detente__reason=session.reason,
    )


def _session(which: str, session: NextSession | LastSession | ClosedSession, state: State, thing: str) -> Node:
    """What is told of any session; one without number and label is only known as the next or the last one of this answer."""
    edition, label = session.edition, session.session
    answer = links.pinned(thing, state.as_of, state.known_by, state.position)
    id = _id(thing, edition, label) or f"{answer}#session-{which}"
    belongs = {"superEvent": ref(thing)} if is_series(state.kind) else {"about": ref(thing)}
    return node(id, "Event", name=_name(state.name, edition, label), detente__edition=edition, detente__label=label, **belongs)


def _meeting(meeting: Meeting, found: Visit, thing: str, where: Where) -> Node:
    begins, ends = span(meeting.held or meeting.planned)
    return node(
        _id(thing, meeting.edition, meeting.session),
        "Event",
        name=_name(found.name, meeting.edition, meeting.session),
        superEvent=ref(thing),
        startDate=begins,
        endDate=ends,
        eventStatus=event_status(meeting.step, ()),
        location=_place(meeting.place),
        attendee=agents(meeting.participants or meeting.planned_participants, found.names, where),
        detente__step=meeting.step,
        detente__label=meeting.session,
        detente__absent=agents(meeting.absent, found.names, where),
        detente__withdrawn=agents(meeting.withdrawn, found.names, where),
        detente__outcome=_outcomes(meeting.outcomes, thing, where),
    )


def _id(thing: str, edition: int | None, label: str | None) -> str | None:
    """A session or meeting by its number or label; None where it has neither."""
    known = [str(part) for part in (edition, label) if part is not None]
    return f"{thing}#session-{quote('-'.join(known), safe='')}" if known else None


def _name(name: str, edition: int | None, label: str | None) -> str:
    parts = (name, f"{ordinal(edition)} session" if edition is not None else None, label)
    return ", ".join(part for part in parts if part)


def _place(name: str | None) -> Node | None:
    return node(None, "Place", name=name) if name else None


def _outcomes(outcomes: Iterable[Outcome], thing: str, where: Where) -> list[Node]:
    return [
        node(None, "detente:Outcome", description=outcome.text, detente__because=ref(where.fact(thing, outcome.because)))
        for outcome in outcomes
    ]
