"""The state of a visit: planned, made or called off, with each of its meetings (1.8)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from domain.dates import VagueDate
from domain.dossier import Clocks
from domain.evidence.account import Account, EvidenceLevel
from domain.mechanism.state import EarlierPlan, Outcome
from domain.standing import Alternative, Because, OddThing

VisitStatus = Literal["none", "announced", "due", "under way", "made", "overdue", "postponed", "cancelled"]
MeetingStep = Literal["proposed", "agreed", "scheduled", "due", "overdue", "postponed", "held", "cancelled", "declined"]


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting of the journey: what was planned and what took place, side by side."""

    step: MeetingStep
    session: str | None = None
    edition: int | None = None
    planned: VagueDate | None = None
    held: VagueDate | None = None
    place: str | None = None
    planned_participants: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    """Planned to come, and not among those who did."""
    unplanned: tuple[str, ...] = ()
    """Came, and had not been planned to."""
    withdrawn: tuple[str, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    because: Because = ()


@dataclass(frozen=True, slots=True)
class Journey:
    """The journey as it is planned or was made: who went, in ids and in the source's own words (see ``OfJourney``)."""

    when: VagueDate
    place: str | None = None
    traveller: str | None = None
    participants: tuple[str, ...] = ()
    visitor: str | None = None
    role: str | None = None
    country: str | None = None
    country_id: str | None = None
    remarks: str | None = None
    listed_as: str | None = None
    because: Because = ()


@dataclass(frozen=True, slots=True)
class VisitState:
    """The answer: what a visit is at the clocks asked for, since when, according to whom, and why."""

    id: str
    name: str
    clocks: Clocks
    position: int
    status: VisitStatus
    since: str | None
    traveller: str | None
    parties: tuple[str, ...]
    planned: VagueDate | None
    place: str | None
    was: tuple[EarlierPlan, ...]
    announced: Journey | None
    made: Journey | None
    meetings: tuple[Meeting, ...]
    evidence: EvidenceLevel | None
    origins: int
    disputed: tuple[str, ...]
    settled: bool
    may_also_be: tuple[Alternative[VisitStatus], ...]
    forecast: bool
    last_report: date | None
    because: Because
    warnings: tuple[OddThing, ...]
    accounts: tuple[Account, ...]
    names: dict[str, str]
