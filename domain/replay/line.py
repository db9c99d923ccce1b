"""The line of undisputed facts under a sweep, with marks of the fold along it that stay right as facts come and go."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from domain.evidence.account import Account
from domain.facts import Fact
from domain.mechanism.course import Course
from domain.mechanism.essence import Splice
from domain.mechanism.events import MechanismRegistered
from domain.mechanism.fold import advance, follow
from domain.mechanism.holding import BREAKS, Quiet
from domain.mechanism.session_events import SessionHeld
from domain.replay.marks import Kept, Mark, Marks
from domain.replay.order import Exchanged, Order

_HELD_OR_BROKEN: Final = frozenset[type[Fact]]({SessionHeld, *BREAKS})
_LAST_OF_ALL: Final = date.max


class Stand(NamedTuple):
    """How a line stands at some time: its facts, and the marks along them."""

    facts: list[Account]
    marks: Kept


class Line:
    """The undisputed facts in fold order as they come and go, with marks of the fold that stay right."""

    def __init__(self, registered: MechanismRegistered) -> None:
        """No fact yet."""
        self._order = Order()
        self._quiet: dict[str, Quiet] = {}
        course = Course(registered.name, registered.parties, registered.cadence, self._order, date.max, self._quiet)
        self._marks = Marks(course)

    @property
    def days(self) -> list[date]:
        """The days of the facts."""
        return self._order.days

    @property
    def rejoined(self) -> int | None:
        """From so many facts on the fold gives what it gave before the last change; None until that is found."""
        return self._marks.rejoined

    def count(self, day: date) -> int:
        """How many of the facts lie on that day or before it: nearly always all."""
        days = self._order.days
        return len(days) if not days or days[-1] <= day else bisect_right(days, day)

    def mark(self, count: int) -> Mark:
        """The mark after the first ``count`` facts, without the calendar beyond them."""
        mark = self._marks.last(count)
        while mark.course.count < count:
            course = mark.branch()
            account = self._order.facts[course.count]
            if account.latest < mark.outlook.moved:  # as nearly always: the outlook is asked for anyway
                follow(course, account)
            else:
                advance(course, account, _LAST_OF_ALL)
            mark = self._marks.put(course, self._are_past)
        return mark

    def _are_past(self, sessions: Splice, count: int) -> bool:
        """Whether none of the facts from a place on can mean one of these sessions."""
        if count == len(self._order.facts):
            return True
        day, order = self.days[count], self._order.keys[count]
        return all(
            held.held.latest is not None
            and max(held.held.latest, held.last) < day
            and not self._order.speaking.like(held.edition, held.session, order)
            for held in (*sessions.gone, *sessions.come)
        )

    def carry_on(self, course: Course, count: int) -> None:
        """Fold the course on until ``count`` facts are folded."""
        while course.count < count:
            advance(course, self._order.facts[course.count], _LAST_OF_ALL)

    def replace(self, old: Account, new: Account) -> None:
        """Take the newer account of a fact that moves nothing otherwise than before."""
        self._order.replace(old, new)

    def change(self, changed: Sequence[Exchanged]) -> date:
        """Take facts out and put others in. Gives the first day about which the fold can have changed."""
        self.settle()
        facts, days = self._order.facts, self._order.days
        length = len(facts)
        first, last, touched = self._order.exchange(changed)
        if any(_is_held_or_broken(old) or _is_held_or_broken(new) for old, new in changed):
            hushed = self._order.hush(self._quiet)
            last = len(facts) if hushed < len(facts) else last
            first, touched = self._back_to_a_session(min(first, hushed), touched)
        self._marks.part(first, last, len(facts) - length, len(facts))
        return min(touched, days[first]) if first < len(days) else touched

    def settle(self) -> None:
        """The last change has been taken in: what was before it is past."""
        self._marks.settle()

    def _back_to_a_session(self, first: int, touched: date) -> tuple[int, date]:
        """Whether the record goes on after a session hangs on the next one: so back to that before the change, if it was asked."""
        place, asked, until = first, False, touched
        while place > 0:
            asked = asked or self.mark(place).outlook.dormant <= until
            place -= 1
            until = self.days[place]
            if type(self._order.facts[place].fact) is SessionHeld:
                return (place, min(touched, until)) if asked else (first, touched)
        return (0, date.min) if asked else (first, touched)

    def stand(self) -> Stand:
        """How the line stands now."""
        return Stand(self._order.facts.copy(), self._marks.kept())

    def return_to(self, stand: Stand) -> None:
        """Everything is again as it was then."""
        self._order.return_to(stand.facts)
        self._order.hush(self._quiet)
        self._marks.return_to(stand.marks)


def _is_held_or_broken(account: Account | None) -> bool:
    return account is not None and type(account.fact) in _HELD_OR_BROKEN
