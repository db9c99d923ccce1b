"""The state of an issue, and how it comes of its facts: open, eased or resolved (1.8)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from domain.dates import VagueDate
from domain.dossier import Clocks
from domain.evidence.account import Account, EvidenceLevel
from domain.facts import Fact
from domain.issue.events import IssueEased, IssueRaised, IssueResolved, MeasureTaken, ProtestLodged
from domain.standing import Alternative, Because, OddThing

IssueStatus = Literal["none", "open", "eased", "resolved"]


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure that a party took over the issue."""

    text: str
    by: tuple[str, ...]
    against: tuple[str, ...]
    taken: VagueDate
    because: str


@dataclass(slots=True)
class IssueCourse:
    """Everything that the facts of an issue have brought about."""

    status: IssueStatus = "none"
    since: str | None = None
    because: Because = ()
    raised_by: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    measures: tuple[Measure, ...] = ()
    protests: tuple[str, ...] = ()
    raised_by_protest: bool = False

    def enter(self, status: IssueStatus, account: Account) -> None:
        """Pass into a status; the same again keeps its day."""
        if self.status == status:
            self.because = (account.key, *self.because)
        else:
            self.status, self.since, self.because = status, account.fact.occurred.begun, (account.key,)


@dataclass(frozen=True, slots=True)
class IssueState:
    """The answer: what an issue is at the clocks asked for, since when, according to whom, and why."""

    id: str
    name: str
    clocks: Clocks
    position: int
    status: IssueStatus
    since: str | None
    parties: tuple[str, ...]
    raised_by: tuple[str, ...]
    against: tuple[str, ...]
    measures: tuple[Measure, ...]
    protests: tuple[str, ...]
    evidence: EvidenceLevel | None
    origins: int
    disputed: tuple[str, ...]
    settled: bool
    may_also_be: tuple[Alternative[IssueStatus], ...]
    forecast: bool
    last_report: date | None
    because: Because
    warnings: tuple[OddThing, ...]
    accounts: tuple[Account, ...]
    names: dict[str, str]


def evolve(course: IssueCourse, account: Account) -> None:
    """Fold one fact: what strains opens the issue (again), what eases or resolves it says so."""
    effect = _EFFECTS.get(type(account.fact))
    if effect is not None:
        effect(course, account)


def _raised(course: IssueCourse, account: Account) -> None:
    fact = account.fact
    assert isinstance(fact, IssueRaised)
    if course.raised_by_protest:
        course.raised_by, course.against, course.raised_by_protest = (), (), False
    _name(course, fact)
    course.enter("open", account)


def _name(course: IssueCourse, fact: IssueRaised | ProtestLodged) -> None:
    course.raised_by = tuple(dict.fromkeys((*course.raised_by, *fact.by)))
    course.against = tuple(dict.fromkeys((*course.against, *fact.against)))


def _protest(course: IssueCourse, account: Account) -> None:
    """A protest tells who raised the issue only where nothing else does: it may be one in return."""
    fact = account.fact
    assert isinstance(fact, ProtestLodged)
    course.protests = (*course.protests, account.key)
    if not course.raised_by and not course.against:
        _name(course, fact)
        course.raised_by_protest = True
    course.enter("open", account)


def _measure(course: IssueCourse, account: Account) -> None:
    fact = account.fact
    assert isinstance(fact, MeasureTaken)
    course.measures = (*course.measures, Measure(fact.text, fact.by, fact.against, fact.occurred, fact.key))
    course.enter("open", account)


def _eased(course: IssueCourse, account: Account) -> None:
    if course.status != "resolved":
        course.enter("eased", account)


def _resolved(course: IssueCourse, account: Account) -> None:
    course.enter("resolved", account)


_EFFECTS: Mapping[type[Fact], Callable[[IssueCourse, Account], None]] = {
    IssueRaised: _raised,
    ProtestLodged: _protest,
    MeasureTaken: _measure,
    IssueEased: _eased,
    IssueResolved: _resolved,
}
