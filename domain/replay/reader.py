"""A careful reader at (known_by, recorded_by), and the state that this reader would report for a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime

from domain.dossier import Clocks, Dossier
from domain.evidence.account import Account
from domain.evidence.accounts import Accounts
from domain.evidence.articles import BEYOND, newest_position
from domain.facts import FactRetracted, Revision
from domain.mechanism.calendar import term_may_have_come
from domain.mechanism.course import Course
from domain.mechanism.events import MechanismSucceeded, Planned, SessionPlan
from domain.mechanism.fold import Ground, earlier_readings, split
from domain.mechanism.state import Alternative, MechanismState
from domain.mechanism.status import Standing, standing
from domain.replay.portrait import portrait

NEWEST = 2**63 - 1
"""The position of a reader to whom the ledger is open to its newest event."""


class Unknown(Exception):
    """Nothing of the mechanism is visible by ``known_by``. ``known_from`` is when it first was, or will be, if ever."""

    def __init__(self, mechanism: str, known_by: datetime, known_from: datetime | None) -> None:
        self.mechanism = mechanism
        self.known_by = known_by
        self.known_from = known_from
        super().__init__(mechanism)


class Reader:
    """Someone who has read everything public by ``known_by`` that the ledger held by ``recorded_by``."""

    def __init__(self, dossier: Dossier, known_by: datetime, recorded_by: int | None = None) -> None:
        """Weighs the evidence once; every day asked about afterwards is a fold over it."""
        self.dossier = dossier
        self.known_by = known_by
        self.asked_recorded_by = recorded_by
        self.recorded_by = NEWEST if recorded_by is None else recorded_by
        self.accounts = Accounts(dossier, known_by, self.recorded_by)
        self.known_on = known_by.astimezone(UTC).date()
        self.ground = Ground(dossier.registration, self.known_on)
        self.facts = self.accounts.facts
        self.undisputed = tuple(a for a in self.facts if not a.disputed)
        self.disputed = tuple(a for a in self.facts if a.disputed)

    @property
    def knows(self) -> bool:
        """Whether anything of the mechanism is visible to this reader: its registration is seen with its first fact."""
        return any(a.visible and _was(a, self.accounts) for a in self.accounts.all)

    def require(self) -> None:
        """Raise :class:`Unknown` unless anything of the mechanism is visible."""
        if not self.knows:
            raise Unknown(self.dossier.mechanism.id, self.known_by, known_from(self.dossier, self.recorded_by))

    def silent_until(self, day: date) -> date:
        """The day up to which silence counts: the day asked about, but not beyond the day of knowledge."""
        return min(day, self.known_on)

    def course(self, day: date) -> Course:
        """The base answer: the facts that have certainly happened and are not disputed, folded to ``day``."""
        certain, possible, later = split(self.undisputed, day)
        return self.ground.fold([*certain, *possible, *later], len(certain), day)

    def standing(self, day: date) -> Standing:
        """The base status for ``day``."""
        return self.weigh(self.course(day), day)

    def weigh(self, course: Course, day: date) -> Standing:
        """The status that a course gives for ``day``."""
        return standing(course, self.silent_until(day))

    def state(self, day: date) -> MechanismState:
        """Everything that this reader would report for ``day``. Raises :class:`Unknown`."""
        self.require()
        course = self.course(day)
        base = self.weigh(course, day)
        contested = [(a, self.with_disputed(day, [a])) for a in self.disputes_that_count(day)]
        others = [*self.vague_readings(day, course), *(other for _, other in contested)]
        if len(contested) > 1:
            others.append(self.with_disputed(day, [a for a, _ in contested]))
        return portrait(
            self,
            day,
            course,
            base,
            disputed=tuple(a.key for a, other in contested if _differs(other, base)),
            may_also_be=_alternatives(base, others),
            predecessors=self.predecessors(day),
        )

    def vague_readings(self, day: date, base: Course) -> Iterator[Standing]:
        """The statuses that are possible because a date is vague."""
        certain, possible, later = split(self.undisputed, day)
        whole = [*certain, *possible, *later]
        for count in range(len(certain) + 1, len(certain) + len(possible) + 1):
            yield self.weigh(self.ground.fold(whole, count, day), day)
        for reading in earlier_readings(certain):
            yield self.weigh(self.ground.fold([*reading, *possible, *later], len(reading), day), day)
        if term_may_have_come(base, day):
            yield self.weigh(self.ground.fold(whole, len(certain), day, terms_at_their_earliest=True), day)

    def disputes_that_count(self, day: date) -> list[Account]:
        """The disputed facts that may have happened by ``day``; a disputed step whose date has passed no longer counts."""
        return [a for a in self.disputed if not (a.earliest and a.earliest > day) and not _is_past_step(a, day)]

    def with_disputed(self, day: date, disputed: Iterable[Account]) -> Standing:
        """The status if these disputed facts were so."""
        disputed = list(disputed)
        certain, possible, later = split(self.undisputed, day)
        folded = sorted([*certain, *disputed], key=lambda a: a.order)
        return self.weigh(self.ground.fold([*folded, *possible, *later], len(folded), day), day)

    def predecessors(self, day: date) -> tuple[str, ...]:
        """The mechanisms that this one is known to have succeeded by ``day``."""
        own = self.dossier.mechanism.id
        found = []
        for before in self.dossier.predecessors:
            facts = Reader(before, self.known_by, self.asked_recorded_by).undisputed
            if any(isinstance(a.fact, MechanismSucceeded) and own in a.fact.successors and a.certainly(day) for a in facts):
                found.append(before.mechanism.id)
        return tuple(sorted(found))

    @property
    def position(self) -> int:
        """The newest event that the answers of this reader rest on."""
        dossier = self.dossier
        before = (other.mechanism for other in dossier.predecessors)
        streams = (dossier.mechanism, *dossier.articles.values(), *dossier.actors.values(), *before)
        return max(newest_position(stream, self.recorded_by) for stream in streams)


def state(dossier: Dossier, clocks: Clocks) -> MechanismState:
    """The state of a mechanism at the three clocks. Raises :class:`Unknown`."""
    return Reader(dossier, clocks.known_by, clocks.recorded_by).state(clocks.as_of)


def known_from(dossier: Dossier, recorded_by: int | None = None) -> datetime | None:
    """The instant from which anything of the mechanism could be read, as far as the ledger knew by then; None if never."""
    reader = Accounts(dossier, BEYOND, NEWEST if recorded_by is None else recorded_by)
    public = [c.article.public for a in reader.all if _was(a, reader) for c in a.citations if c.counts]
    return min((instant for instant in public if instant < BEYOND), default=None)


def _was(account: Account, accounts: Accounts) -> bool:
    """Whether this is a fact about the world, and not only a coder's slip, which was never public knowledge."""
    if isinstance(account.fact, Revision):
        return False
    by = accounts.get(account.fallen_by) if account.fallen_by else None
    return by is None or not isinstance(by.fact, FactRetracted) or by.fact.cause != "coder"


def _is_past_step(account: Account, day: date) -> bool:
    if not isinstance(account.fact, SessionPlan | Planned) or account.fact.planned is None:
        return False
    end = account.fact.planned.plan_end
    return end is not None and end < day


def _differs(one: Standing, other: Standing) -> bool:
    return (one.status, one.since) != (other.status, other.since)


def _alternatives(base: Standing, others: Iterable[Standing]) -> tuple[Alternative, ...]:
    found = (Alternative(other.status, other.since) for other in others if _differs(other, base))
    return tuple(dict.fromkeys(found))
