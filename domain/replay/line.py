"""The line of undisputed facts under a sweep, with marks of the fold along it that stay right as facts come and go."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property

from domain.evidence.account import Account, FoldKey
from domain.mechanism.course import Ahead, Course
from domain.mechanism.essence import equal
from domain.mechanism.events import MechanismRegistered, SessionHeld
from domain.mechanism.fold import advance
from domain.mechanism.holding import BREAKS, DatedDays, Quiet, may_be_quiet
from domain.mechanism.thresholds import Outlook, outlook

STRIDE = 16
"""How many facts lie between two marks that are kept for good."""
RECENT = 64
"""So many marks at the end are kept at every fact, because most of what is heard is news."""


class Mark:
    """The course after some facts, which nobody changes, and what the calendar can still do to it."""

    def __init__(self, course: Course) -> None:
        """Takes the course over."""
        self.course = course

    @cached_property
    def outlook(self) -> Outlook:
        """What the calendar can still do."""
        return outlook(self.course)


class Line(Ahead):
    """The undisputed facts in fold order as they come and go, with marks of the fold that stay right."""

    def __init__(self, registered: MechanismRegistered) -> None:
        """No fact yet."""
        self.facts: list[Account] = []
        self.days: list[date] = []
        self._keys: list[FoldKey] = []
        self._vague: dict[str, Account] = {}
        self._dated = DatedDays()
        self._quiet: dict[str, Quiet] = {}
        self._counts = [0]
        self._marks = [Mark(Course(registered.name, registered.parties, registered.cadence, self, date.max, self._quiet))]
        self._former: deque[Mark] = deque()
        self.rejoined: int | None = None
        """From so many facts on the fold gives what it gave before the last change; None until that is found."""

    def after(self, count: int) -> Sequence[Account]:
        """The facts not yet folded when ``count`` have been."""
        return self.facts[count:]

    def next_session(self, count: int) -> Account | None:
        """The next visible session when ``count`` facts have been folded."""
        ahead = (self.facts[place] for place in range(count, len(self.facts)))
        return next((account for account in ahead if isinstance(account.fact, SessionHeld)), None)

    def mark(self, count: int) -> Mark:
        """The mark after the first ``count`` facts, without the calendar beyond them."""
        place = bisect_right(self._counts, count) - 1
        mark = self._marks[place]
        while mark.course.count < count:
            course = mark.course.branch()
            advance(course, self.facts[course.count], date.max)
            place += 1
            mark = self._rejoin(course) or Mark(course)
            if self.rejoined != course.count:
                self._counts.insert(place, course.count)
                self._marks.insert(place, mark)
        return mark

    def carry_on(self, course: Course, count: int) -> None:
        """Fold the course on until ``count`` facts are folded."""
        while course.count < count:
            advance(course, self.facts[course.count], date.max)

    def replace(self, old: Account, new: Account) -> None:
        """Take the newer account of a fact that moves nothing otherwise than before."""
        self.facts[bisect_left(self._keys, old.order)] = new
        if new.key in self._vague:
            self._vague[new.key] = new

    def change(self, changed: Sequence[tuple[Account | None, Account | None]]) -> date:
        """Take facts out and put others in. Gives the first day about which the fold can have changed."""
        self.settle()
        length = len(self.facts)
        first, last, touched = self._exchange(changed)
        accounts = [account for pair in changed for account in pair if account is not None]
        if any(isinstance(account.fact, (SessionHeld, *BREAKS)) for account in accounts):
            hushed = self._hush()
            last = len(self.facts) if hushed < len(self.facts) else last
            first, touched = self._back_to_a_session(min(first, hushed), touched)
        self._part(first, last, len(self.facts) - length)
        return min(touched, self.days[first]) if first < len(self.days) else touched

    def _exchange(self, changed: Iterable[tuple[Account | None, Account | None]]) -> tuple[int, int, date]:
        """Take facts out and put others in. Gives the first and the last place, and the first day, at which that was."""
        places, touched, news = [], date.max, []
        for old, new in changed:
            if old is not None:
                place = bisect_left(self._keys, old.order)
                del self.facts[place], self._keys[place], self.days[place]
                places.append(place)
                touched = min(touched, old.latest)
                self._dated.discard(old)
                self._vague.pop(old.key, None)
            news += [new] if new is not None else []
        for new in news:
            order = new.order
            place = bisect_left(self._keys, order)
            self.facts.insert(place, new)
            self._keys.insert(place, order)
            self.days.insert(place, new.latest)
            places.append(place)
            touched = min(touched, new.latest)
            self._dated.add(new)
            if may_be_quiet(new):
                self._vague[new.key] = new
        return min(places), max(places) + len(places), touched

    def _part(self, first: int, last: int, more: int) -> None:
        """Let go of the marks beyond the first changed place; those beyond the last may be come back to."""
        keep = bisect_right(self._counts, first)
        former, self._former, self.rejoined = self._marks[keep:], deque(), None
        del self._marks[keep:], self._counts[keep:]
        for mark in former:
            mark.course.count += more
            if mark.course.count > last:
                self._former.append(mark)
        self._thin()

    def _rejoin(self, course: Course) -> Mark | None:
        """The former mark at this place, if the fold has come to what it was before: then those behind it hold, too."""
        former = self._former
        while former and former[0].course.count < course.count:
            former.popleft()
        if not former or former[0].course.count != course.count or not equal(former[0].course, course):
            return None
        self._marks += former
        self._counts += [mark.course.count for mark in former]
        self._former, self.rejoined = deque(), course.count
        return former[0]

    def settle(self) -> None:
        """The last change has been taken in: what was before it is past."""
        self._former, self.rejoined = deque(), None

    def _thin(self) -> None:
        end = len(self.facts) - RECENT
        if len(self._marks) > 2 * RECENT + len(self.facts) // (STRIDE // 2):
            self._marks = [mark for mark in self._marks if mark.course.count % STRIDE == 0 or mark.course.count > end]
            self._counts = [mark.course.count for mark in self._marks]

    def _hush(self) -> int:
        """Find out anew which sessions move nothing. Gives the first place at which that changed."""
        if not self._vague and not self._quiet:
            return len(self.facts)
        found = {key: quiet for key, account in self._vague.items() if (quiet := self._dated.quiet(account))}
        others = {key for key in {**found, **self._quiet} if found.get(key) != self._quiet.get(key)}
        self._quiet.clear()
        self._quiet.update(found)
        places = (bisect_left(self._keys, self._vague[key].order) for key in others if key in self._vague)
        return min(places, default=len(self.facts))

    def _back_to_a_session(self, first: int, touched: date) -> tuple[int, date]:
        """Whether the record goes on after a session hangs on the next one: so back to that before the change, if it was asked."""
        place, asked, until = first, False, touched
        while place > 0:
            asked = asked or self.mark(place).outlook.dormant <= until
            place -= 1
            until = self.days[place]
            if isinstance(self.facts[place].fact, SessionHeld):
                return (place, min(touched, until)) if asked else (first, touched)
        return (0, date.min) if asked else (first, touched)
