"""The line of undisputed facts under a sweep, with marks of the fold along it that stay right as facts come and go."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from datetime import date

from domain.evidence.account import Account, FoldKey
from domain.mechanism.course import Ahead, Course
from domain.mechanism.events import MechanismRegistered, SessionHeld
from domain.mechanism.fold import advance
from domain.mechanism.holding import BREAKS, DatedDays, Quiet, may_be_quiet
from domain.mechanism.thresholds import next_threshold

STRIDE = 4
"""How many facts lie between two marks."""


class Line(Ahead):
    """The undisputed facts in fold order as they come and go, with marks of the fold that stay right."""

    def __init__(self, registered: MechanismRegistered) -> None:
        """No fact yet."""
        self.facts: list[Account] = []
        self.days: list[date] = []
        self._keys: list[FoldKey] = []
        self._quiet: dict[str, Quiet] = {}
        self._marks = [Course(registered.name, registered.parties, registered.cadence, self, date.max, self._quiet)]

    def after(self, count: int) -> Sequence[Account]:
        """The facts not yet folded when ``count`` have been."""
        return self.facts[count:]

    def next_session(self, count: int) -> Account | None:
        """The next visible session when ``count`` facts have been folded."""
        ahead = (self.facts[place] for place in range(count, len(self.facts)))
        return next((account for account in ahead if isinstance(account.fact, SessionHeld)), None)

    def course(self, count: int) -> Course:
        """The course after the first ``count`` facts, without the calendar beyond them; the caller may fold it further."""
        while len(self._marks) <= count // STRIDE:
            mark = self._marks[-1].branch()
            self.carry_on(mark, len(self._marks) * STRIDE)
            self._marks.append(mark)
        course = self._marks[count // STRIDE].branch()
        self.carry_on(course, count)
        return course

    def carry_on(self, course: Course, count: int) -> None:
        """Fold the course on until ``count`` facts are folded."""
        while course.count < count:
            advance(course, self.facts[course.count], date.max)

    def next_day(self, day: date) -> date | None:
        """The first day after ``day``, up to which the facts are folded, on which a fact or the calendar says something."""
        count = bisect_right(self.days, day)
        course = self.course(count)
        threshold = next_threshold(course, day)
        days = [self.days[count]] if count < len(self.days) else []
        return min([*days, *([threshold] if threshold else [])], default=None)

    def replace(self, old: Account, new: Account) -> None:
        """Take the newer account of a fact that moves nothing otherwise than before."""
        self.facts[bisect_left(self._keys, old.order)] = new

    def change(self, changed: Iterable[tuple[Account | None, Account | None]]) -> date:
        """Take facts out and put others in. Gives the first day about which the fold can have changed."""
        first, touched = len(self.facts), date.max
        accounts = []
        for old, new in changed:
            if old is not None:
                place = bisect_left(self._keys, old.order)
                del self.facts[place], self._keys[place], self.days[place]
                first, touched = min(first, place), min(touched, old.latest)
                accounts.append(old)
            if new is not None:
                place = bisect_left(self._keys, new.order)
                self.facts.insert(place, new)
                self._keys.insert(place, new.order)
                self.days.insert(place, new.latest)
                first, touched = min(first, place), min(touched, new.latest)
                accounts.append(new)
        if any(isinstance(account.fact, (SessionHeld, *BREAKS)) for account in accounts):
            first = min(first, self._hush())
            first, touched = self._back_to_a_session(first, touched)
        del self._marks[first // STRIDE + 1 :]
        return min(touched, self.days[first]) if first < len(self.days) else touched

    def _hush(self) -> int:
        """Find out anew which sessions move nothing. Gives the first place at which that changed."""
        vague = [account for account in self.facts if may_be_quiet(account)]
        dated = DatedDays(self.facts) if vague else None
        found = {account.key: quiet for account in vague if dated and (quiet := dated.quiet(account))}
        others = {key for key in {**found, **self._quiet} if found.get(key) != self._quiet.get(key)}
        self._quiet.clear()
        self._quiet.update(found)
        return next((place for place, account in enumerate(self.facts) if account.key in others), len(self.facts))

    def _back_to_a_session(self, first: int, touched: date) -> tuple[int, date]:
        """Whether the record goes on after a session hangs on the next one: so back to the one before the change."""
        place = first - 1
        while place >= 0 and not isinstance(self.facts[place].fact, SessionHeld):
            place -= 1
        if place < 0:
            return 0, date.min
        return place, min(touched, self.facts[place].latest)
