"""The walk along one reader's facts: the naive fold, with marks on the way from which it can be taken up again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from itertools import accumulate
from typing import Protocol

from domain.evidence.account import Account
from domain.mechanism.course import Course
from domain.mechanism.events import MechanismRegistered, SessionHeld
from domain.mechanism.fold import Ground, advance

STRIDE = 8
"""How many facts lie between two marks."""


class Road(Protocol):
    """Facts in the order in which they are folded."""

    def __getitem__(self, places: slice, /) -> Sequence[Account]:
        """Those at these places."""


class Walk:
    """The base fold of undisputed facts, for readers of every day of knowledge; a mark is a course that nobody changes.

    What a fold makes of facts hangs on the day of knowledge only where that lies before them. So one walk, that knows no such
    day, serves all who have read the same.
    """

    def __init__(self, registration: MechanismRegistered, facts: Sequence[Account]) -> None:
        """``facts`` in fold order."""
        self.facts = facts
        self.days = [account.latest for account in facts]
        self._marks = [Ground(registration, date.max).begin(facts, facts)]
        self.quiet = self._marks[0].quiet

    @cached_property
    def sessions(self) -> list[int]:
        """The places of the sessions that were held."""
        return [place for place, account in enumerate(self.facts) if isinstance(account.fact, SessionHeld)]

    @cached_property
    def least(self) -> list[date]:
        """The earliest day that any of the facts from each place on can have."""
        backwards = accumulate((account.earliest or date.min for account in reversed(self.facts)), min, initial=date.max)
        return list(backwards)[::-1]

    def course(self, count: int) -> Course:
        """The course after the first ``count`` facts, without the calendar beyond them; the caller may fold it further."""
        while len(self._marks) <= count // STRIDE:
            mark = self._marks[-1].branch()
            self._marks.append(carry_on(mark, self.facts, len(self._marks) * STRIDE))
        return carry_on(self._marks[count // STRIDE].branch(), self.facts, count)


def carry_on(course: Course, order: Road, count: int, until: date = date.max) -> Course:
    """Fold the course on along ``order``, until ``count`` facts are folded."""
    for account in order[course.count : count]:
        advance(course, account, until)
    return course
