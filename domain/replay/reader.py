"""A careful reader at (known_by, recorded_by): what is visible, and the answers that hang on it.

What a fold is differs from one kind of aggregate to the next; how vague and disputed facts are weighed is the same for all.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Any, ClassVar, Generic, TypeVar

from domain.dossier import Dossier
from domain.evidence.account import Account
from domain.evidence.accounts import Accounts
from domain.evidence.articles import BEYOND, newest_position
from domain.mechanism.fold import earlier_readings, split
from domain.mechanism.session_events import Planned
from domain.replay.moments import days_of_change
from domain.standing import Alternative, Standing

NEWEST = 2**63 - 1
"""The position of a reader to whom the ledger is open to its newest event."""

C = TypeVar("C")
S = TypeVar("S", bound=str)


class Unknown(Exception):
    """Nothing of the subject is visible by ``known_by``. ``known_from`` is when it first was, or will be, if ever."""

    def __init__(self, kind: str, subject: str, known_by: datetime, known_from: datetime | None) -> None:
        self.kind = kind
        self.subject = subject
        self.known_by = known_by
        self.known_from = known_from
        super().__init__(subject)


class Reader(ABC, Generic[C, S]):
    """Someone who has read everything public by ``known_by`` that the ledger held by ``recorded_by``.

    ``C`` is the course that a fold of the subject's facts brings about, ``S`` the statuses that it can have.
    """

    kind: ClassVar[str]

    def __init__(
        self, dossier: Dossier, known_by: datetime, recorded_by: int | None = None, accounts: Accounts | None = None
    ) -> None:
        """Weighs the evidence once; every day asked about afterwards is a fold over it.

        ``accounts`` are those of a reader who knew neither more nor less, if they are at hand.
        """
        self.dossier = dossier
        self.known_by = known_by
        self.asked_recorded_by = recorded_by
        self.recorded_by = NEWEST if recorded_by is None else recorded_by
        self.accounts = accounts or Accounts(dossier, known_by, self.recorded_by)
        self.known_on = known_by.astimezone(UTC).date()
        self.facts = self.accounts.facts
        self.undisputed = self.accounts.undisputed
        self.disputed = self.accounts.disputed

    @abstractmethod
    def fold(self, order: Sequence[Account], count: int, day: date) -> C:
        """Fold the first ``count`` facts of ``order`` as of ``day``; the others are visible and still to come."""

    @abstractmethod
    def weigh(self, course: C, day: date) -> Standing[S]:
        """The status that a course gives for ``day``."""

    @abstractmethod
    def state(self, day: date) -> Any:
        """Everything that this reader would report for ``day``: the state of the subject's kind. Raises :class:`Unknown`."""

    def name(self, day: date) -> str:
        """What the subject is called on ``day``: as registered, unless its course renames it."""
        registered = getattr(self.dossier.subject.registration, "name", self.dossier.subject.id)
        return str(getattr(self.course(day), "name", None) or registered)

    @property
    def knows(self) -> bool:
        """Whether anything of the subject is visible to this reader: its registration is seen with its first fact."""
        return self.accounts.tell

    def require(self) -> None:
        """Raise :class:`Unknown` unless anything of the subject is visible."""
        if not self.knows:
            known = known_from(self.dossier, self.recorded_by)
            raise Unknown(self.kind, self.dossier.subject.id, self.known_by, known)

    def silent_until(self, day: date) -> date:
        """The day up to which silence counts: the day asked about, but not beyond the day of knowledge."""
        return min(day, self.known_on)

    def course(self, day: date) -> C:
        """The base answer: the facts that have certainly happened and are not disputed, folded to ``day``."""
        return self.fold(self.undisputed, self.certain(day), day)

    def certain(self, day: date) -> int:
        """How many undisputed facts have certainly happened by ``day``: the first ones, since they lie in the order of that."""
        return bisect_right(self.undisputed, day, key=lambda account: account.latest)

    def standing(self, day: date) -> Standing[S]:
        """The base status for ``day``."""
        return self.weigh(self.course(day), day)

    def standings(self) -> list[tuple[date, Standing[S]]]:
        """The base status on every day on which it can change, in their order."""
        return [(day, self.standing(day)) for day in self.days_of_change(self.known_on)]

    def days_of_change(self, known_on: date) -> list[date]:
        """Every day on which the answers that rest on these facts can change."""
        return days_of_change(None, self.undisputed, known_on)

    def vague_readings(self, day: date) -> Iterator[Standing[S]]:
        """The statuses that are possible because a date is vague."""
        certain, possible, _ = split(self.undisputed, day)
        ahead = self.undisputed[len(certain) :]
        for count in range(1, len(possible) + 1):
            happened = [*certain, *possible[:count]]
            still = [account for account in ahead if account not in possible[:count]]
            yield self.weigh(self.fold([*happened, *still], len(happened), day), day)
        for reading in earlier_readings(certain):
            yield self.weigh(self.fold([*reading, *ahead], len(reading), day), day)

    def disputes_that_count(self, day: date) -> list[Account]:
        """The disputed facts that may have happened by ``day``; a disputed step whose date has passed no longer counts."""
        return [a for a in self.disputed if not (a.earliest and a.earliest > day) and not _is_past_step(a, day)]

    def with_disputed(self, day: date, disputed: Iterable[Account]) -> Standing[S]:
        """The status if these disputed facts were so."""
        certain = self.certain(day)
        folded = sorted([*self.undisputed[:certain], *disputed], key=lambda a: a.order)
        return self.weigh(self.fold([*folded, *self.undisputed[certain:]], len(folded), day), day)

    def alternatives(self, day: date, base: Standing[S]) -> tuple[tuple[str, ...], tuple[Alternative[S], ...]]:
        """The disputed facts that would change the answer, and the other answers that are then possible, by their since."""
        contested = [(a, self.with_disputed(day, [a])) for a in self.disputes_that_count(day)]
        others = [*self.vague_readings(day), *(other for _, other in contested)]
        if len(contested) > 1:
            others.append(self.with_disputed(day, [a for a, _ in contested]))
        disputed = tuple(a.key for a, other in contested if _differs(other, base))
        found = {Alternative(other.status, other.since) for other in others if _differs(other, base)}
        return disputed, tuple(sorted(found, key=lambda one: (one.since or "", one.status)))

    @property
    def position(self) -> int:
        """The newest event that the answers of this reader rest on."""
        if self.dossier.newest <= self.recorded_by:
            return self.dossier.newest
        return max(newest_position(stream, self.recorded_by) for stream in self.dossier.streams())


def known_from(dossier: Dossier, recorded_by: int | None = None) -> datetime | None:
    """The instant from which anything of the subject could be read, as far as the ledger knew by then; None if never."""
    reader = Accounts(dossier, BEYOND, NEWEST if recorded_by is None else recorded_by)
    public = [c.article.public for a in reader.all if reader.was(a) for c in a.citations if c.counts]
    return min((instant for instant in public if instant < BEYOND), default=None)


def _is_past_step(account: Account, day: date) -> bool:
    if not isinstance(account.fact, Planned) or account.fact.planned is None:
        return False
    end = account.fact.planned.plan_end
    return end is not None and end < day


def _differs(one: Standing[S], other: Standing[S]) -> bool:
    return (one.status, one.since) != (other.status, other.since)
