"""A relation between two states: not stored, but a view over what belongs to both (1.1)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from domain.dates import VagueDate
from domain.dossier import Clocks
from domain.issue.state import IssueState
from domain.mechanism.state import MechanismState
from domain.visit.state import VisitState


@dataclass(frozen=True, slots=True)
class Encounter:
    """A session or visit, past or to come: of which subject, when (EDTF), and its step or status."""

    what: str
    id: str
    name: str
    step: str
    when: str
    earliest: date | None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """Two states, and everything between them at the clocks asked for."""

    states: tuple[str, str]
    clocks: Clocks
    position: int
    mechanisms: tuple[MechanismState, ...]
    visits: tuple[VisitState, ...]
    issues: tuple[IssueState, ...]
    past: tuple[Encounter, ...]
    """Sessions held and visits made, the newest first."""
    ahead: tuple[Encounter, ...]
    """Sessions and visits planned, overdue or put off, the soonest first."""

    @property
    def by_status(self) -> Mapping[str, tuple[str, ...]]:
        """Status → the ids of the mechanisms that have it."""
        found: dict[str, tuple[str, ...]] = {}
        for mechanism in self.mechanisms:
            found[mechanism.status] = (*found.get(mechanism.status, ()), mechanism.id)
        return found

    @property
    def open_issues(self) -> tuple[IssueState, ...]:
        """The issues that are open or only eased."""
        return tuple(issue for issue in self.issues if issue.status in ("open", "eased"))

    @property
    def last_contact(self) -> Encounter | None:
        """The session or visit that took place last."""
        return self.past[0] if self.past else None


@dataclass(frozen=True, slots=True)
class Outline:
    """A relation in a list: how many mechanisms, visits and open issues are between the two, and when they met last."""

    states: tuple[str, str]
    mechanisms: int
    visits: int
    open_issues: int
    last_contact: Encounter | None


def outline(found: Relation) -> Outline:
    """The relation as a list has it."""
    return Outline(found.states, len(found.mechanisms), len(found.visits), len(found.open_issues), found.last_contact)


def relation(
    states: tuple[str, str],
    clocks: Clocks,
    mechanisms: Iterable[MechanismState],
    visits: Iterable[VisitState],
    issues: Iterable[IssueState],
) -> Relation:
    """The view over subjects that belong to both states (the caller chooses them)."""
    channels, journeys, strains = tuple(mechanisms), tuple(visits), tuple(issues)
    past = [*_sessions_held(channels), *_visits_made(journeys)]
    ahead = [*_sessions_ahead(channels), *_visits_ahead(journeys)]
    positions = [*(m.position for m in channels), *(v.position for v in journeys), *(i.position for i in strains)]
    return Relation(
        states,
        clocks,
        max(positions, default=0),
        channels,
        journeys,
        strains,
        tuple(sorted(past, key=recency, reverse=True)),
        tuple(sorted(ahead, key=lambda e: (e.earliest or date.max, e.id))),
    )


def recency(encounter: Encounter) -> tuple[date, str]:
    """How late an encounter was; of those that began on one day the one of the later id counts as the last."""
    return encounter.earliest or date.min, encounter.id


def _sessions_held(mechanisms: Iterable[MechanismState]) -> Iterable[Encounter]:
    for m in mechanisms:
        if (held := m.last_session) is not None:
            yield Encounter("session", m.id, m.name, "held", str(held.held), held.held.earliest, held.place)


def _sessions_ahead(mechanisms: Iterable[MechanismState]) -> Iterable[Encounter]:
    for m in mechanisms:
        if (session := m.next_session) is not None and not session.stale:
            planned = session.planned
            when, earliest = (str(planned), planned.earliest) if planned else ("", None)
            yield Encounter("session", m.id, m.name, session.step, when, earliest, session.place)


def _visits_made(visits: Iterable[VisitState]) -> Iterable[Encounter]:
    for v in visits:
        if v.status in ("made", "under way"):
            when = _when_made(v)
            place = (v.made.place if v.made else None) or v.place
            yield Encounter("visit", v.id, v.name, v.status, str(when or ""), when.earliest if when else None, place)


def _when_made(visit: VisitState) -> VagueDate | None:
    """The journey's date, or that of a meeting by which alone it is known to have been made."""
    held = [meeting.held for meeting in visit.meetings if meeting.held is not None]
    return visit.made.when if visit.made else held[0] if held else None


def _visits_ahead(visits: Iterable[VisitState]) -> Iterable[Encounter]:
    for v in visits:
        if v.status in ("announced", "due", "overdue", "postponed"):
            when, earliest = (str(v.planned), v.planned.earliest) if v.planned else ("", None)
            yield Encounter("visit", v.id, v.name, v.status, when, earliest, v.place)
