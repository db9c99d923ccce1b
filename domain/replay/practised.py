"""A practised reader: one who has read the same before, and need not go through everything again for another day.

The answers are those of :class:`~domain.replay.mechanisms.MechanismReader`, field by field; a property test holds them equal.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from functools import cached_property

from domain.dossier import Dossier
from domain.evidence.account import Account
from domain.evidence.accounts import Accounts
from domain.mechanism.calendar import arrive, term_may_have_come
from domain.mechanism.course import Ahead, Course
from domain.mechanism.events import MechanismRegistered
from domain.mechanism.holding import quiet_sessions
from domain.mechanism.state import Status
from domain.replay.detours import Detour, begun, earlier, with_these
from domain.replay.mechanisms import MechanismReader
from domain.replay.walk import Walk, carry_on
from domain.standing import Standing


class Practice:
    """What stays with everyone who has read what these accounts weigh, whatever the day that is asked about."""

    def __init__(self, registration: MechanismRegistered, accounts: Accounts) -> None:
        """Nothing is folded before it is asked for."""
        self.accounts = accounts
        self.walk = Walk(registration, accounts.undisputed)
        self._contested: dict[tuple[str, ...], Detour] = {}

    @cached_property
    def earlier(self) -> tuple[Detour, ...]:
        """The readings in which a vague fact stands before a dated one."""
        return tuple(earlier(self.walk))

    def contested(self, disputed: tuple[Account, ...]) -> Detour:
        """The reading in which these disputed facts are so."""
        keys = tuple(account.key for account in disputed)
        if keys not in self._contested:
            self._contested[keys] = with_these(self.walk, disputed)
        return self._contested[keys]


class PractisedReader(MechanismReader):
    """A reader of one mechanism's dossier, with practice."""

    def __init__(self, dossier: Dossier, known_by: datetime, recorded_by: int | None, practice: Practice) -> None:
        """``practice`` is that of a reader who knew neither more nor less."""
        super().__init__(dossier, known_by, recorded_by, practice.accounts)
        self._practice, self._walk = practice, practice.walk

    def certain(self, day: date) -> int:
        """How many undisputed facts have certainly happened by ``day``."""
        return bisect_right(self._walk.days, day)

    def course(self, day: date) -> Course:
        """The base answer."""
        course = self._course(self.certain(day))
        arrive(course, day)
        return course

    def vague_readings(self, day: date) -> Iterator[Standing[Status]]:
        """The statuses that are possible because a date is vague."""
        count = self.certain(day)
        if self._is_ahead_of_its_news(count):
            yield from super().vague_readings(day)
            return
        yield from self._with_possible(day, count)
        courses = (detour.at(count) for detour in self._practice.earlier)
        yield from (self._arrived(course, day) for course in courses if course is not None)
        course = self._course(count)
        if term_may_have_come(self.course(day), day):
            arrive(course, day, terms_at_their_earliest=True)
            yield self.weigh(course, day)

    def with_disputed(self, day: date, disputed: Iterable[Account]) -> Standing[Status]:
        """The status if these disputed facts were so."""
        disputed, count = tuple(disputed), self.certain(day)
        if self._is_ahead_of_its_news(count) or not all(account.certainly(day) for account in disputed):
            return super().with_disputed(day, disputed)
        detour = self._practice.contested(disputed)
        course = detour.at(count) if count >= detour.rejoins else None
        return self._arrived(course or self._course(count), day)

    def _course(self, count: int) -> Course:
        """The base fold of so many facts, for this reader's day of knowledge."""
        before = min(count, bisect_right(self._walk.days, self.known_on))
        course = self._walk.course(before)
        course.known_on = self.known_on
        return carry_on(course, self.undisputed, count)

    def _with_possible(self, day: date, count: int) -> Iterator[Standing[Status]]:
        """With each prefix of what has possibly happened."""
        happened, ahead = [*self.undisputed[:count]], self.undisputed[count:]
        possible = [account for account in ahead if account.possibly(day)]
        for number, account in enumerate(possible, 1):
            happened.append(account)
            taken = possible[:number]
            order = [*happened, *(a for a in ahead if not any(a is one for one in taken))]
            course = begun(self._walk, count, order, quiet_sessions(happened), Ahead(order))
            course.known_on = self.known_on
            yield self._arrived(carry_on(course, order, len(happened), day), day)

    def _arrived(self, course: Course, day: date) -> Standing[Status]:
        course.known_on = self.known_on
        arrive(course, day)
        return self.weigh(course, day)

    def _is_ahead_of_its_news(self, count: int) -> bool:
        """Whether a fact counts that lies after the day of knowledge, as where it was published across a line of dates."""
        return count > bisect_right(self._walk.days, self.known_on)
