"""The state of a mechanism: the frozen answer to a question on three clocks (1.6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from domain.dates import VagueDate
from domain.dossier import Clocks
from domain.evidence.account import Account
from domain.standing import Alternative, Because, OddThing

Status = Literal[
    "none", "discontinued", "overdue", "due", "scheduled", "postponed", "agreed", "suspended", "dormant", "active", "proposed"
]
PhaseValue = Literal["none", "proposed", "active", "dormant", "suspended", "discontinued"]
Basis = Literal["stated", "inferred", "declared", "reported"]
Step = Literal["proposed", "agreed", "scheduled", "postponed", "overdue", "due"]
EvidenceLevel = Literal["both-sides", "one-side", "reported"]


@dataclass(frozen=True, slots=True)
class Phase:
    """Where the channel stands in its life, since when (EDTF), and on what basis (null for active)."""

    value: PhaseValue
    since: str | None = None
    basis: Basis | None = None
    because: Because = ()


@dataclass(frozen=True, slots=True)
class Opening:
    """A step towards establishing or resuming the channel; agreed is not resumed."""

    kind: Literal["establishment", "resumption"]
    step: Literal["proposed", "agreed"]
    since: str
    open_terms: tuple[str, ...] = ()
    planned: VagueDate | None = None
    stale: bool = False
    because: Because = ()


@dataclass(frozen=True, slots=True)
class EarlierPlan:
    """A date that was planned before, and the fact that gave it."""

    planned: VagueDate
    because: str


@dataclass(frozen=True, slots=True)
class NextSession:
    """A pending session: the step that it has reached, since when, and what is planned."""

    step: Step
    since: str
    edition: int | None = None
    session: str | None = None
    planned: VagueDate | None = None
    place: str | None = None
    participants: tuple[str, ...] = ()
    open_terms: tuple[str, ...] = ()
    agenda: tuple[str, ...] = ()
    was: tuple[EarlierPlan, ...] = ()
    withdrawn: tuple[str, ...] = ()
    postponement_proposed: tuple[str, ...] = ()
    stale: bool = False
    because: Because = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a session decided or issued, and the fact that says so."""

    text: str
    because: str


@dataclass(frozen=True, slots=True)
class LastSession:
    """The session held last; ``under_way`` while its duration contains the day asked about."""

    held: VagueDate
    edition: int | None = None
    session: str | None = None
    under_way: bool = False
    place: str | None = None
    participants: tuple[str, ...] = ()
    level: str | None = None
    outcomes: tuple[Outcome, ...] = ()
    because: Because = ()


@dataclass(frozen=True, slots=True)
class ClosedSession:
    """The session last cancelled or declined, and when."""

    step: Literal["cancelled", "declined"]
    date: VagueDate
    edition: int | None = None
    session: str | None = None
    planned: VagueDate | None = None
    place: str | None = None
    reason: str | None = None
    because: Because = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice that the channel ends on ``effective``: standing, or suspended so that it could revive."""

    given: str
    effective: VagueDate
    step: Literal["standing", "suspended"]
    by: tuple[str, ...] = ()
    because: Because = ()


@dataclass(frozen=True, slots=True)
class MechanismState:
    """The answer: what the mechanism is at the clocks asked for, since when, according to whom, and why."""

    id: str
    name: str
    kind: str
    clocks: Clocks
    position: int
    status: Status
    since: str | None
    phase: Phase
    opening: Opening | None
    next_session: NextSession | None
    last_session: LastSession | None
    last_closed: ClosedSession | None
    sessions_held: int
    highest_edition: int | None
    notice: Notice | None
    suspended_until: VagueDate | None
    parties: tuple[str, ...]
    cadence: str | None
    level: str | None
    successors: tuple[str, ...]
    predecessors: tuple[str, ...]
    evidence: EvidenceLevel | None
    origins: int
    disputed: tuple[str, ...]
    settled: bool
    may_also_be: tuple[Alternative[Status], ...]
    forecast: bool
    last_report: date | None
    because: Because
    warnings: tuple[OddThing, ...]
    accounts: tuple[Account, ...]
    """The visible facts in fold order, for doors that show the evidence beside the answer."""
    names: dict[str, str]
    """Actor id → name, for every actor named in the answer."""
