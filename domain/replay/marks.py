"""Marks: the fold of a line at some of its places, kept so that it need not be begun anew, and right as the line changes."""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Callable
from typing import NamedTuple

from domain.mechanism.course import Course
from domain.mechanism.essence import Splice, parting
from domain.mechanism.state import Status
from domain.mechanism.thresholds import Outlook, outlook
from domain.standing import Standing

STRIDE = 16
"""How many facts lie between two marks that are kept for good."""
RECENT = 64
"""So many marks at the end are kept at every fact, because most of what is heard is news."""


class Mark:
    """The course after some facts, which nobody changes, and what the calendar can still do to it."""

    def __init__(self, course: Course) -> None:
        """Takes the course over."""
        self.course = course
        self.owed: tuple[Splice, ...] = ()
        """What was learned since of sessions long before: nothing else of the course hangs on it."""
        self.standing: Standing[Status] | None = None
        """The status until the calendar says something, if that was asked."""
        self._outlook: Outlook | None = None

    @property
    def outlook(self) -> Outlook:
        """What the calendar can still do."""
        if self._outlook is None:
            self._outlook = outlook(self.course)
        return self._outlook

    def branch(self) -> Course:
        """A copy of the course that can be folded further, with everything that was learned."""
        twin = self.course.branch()
        for splice in self.owed:
            twin.held = splice.mended(twin.held)
        return twin


class Kept(NamedTuple):
    """The marks as they were at some time."""

    marks: list[Mark]
    counts: list[int]
    owed: list[tuple[Splice, ...]]


class Marks:
    """The marks along one line, by how many of its facts each has folded."""

    def __init__(self, course: Course) -> None:
        """Begins with the course before all facts."""
        self._marks, self._counts = [Mark(course)], [0]
        self._former: deque[Mark] = deque()
        self.rejoined: int | None = None
        """From so many facts on the fold gives what it gave before the last change; None until that is found."""

    def last(self, count: int) -> Mark:
        """The last mark that has folded no more than so many facts: nearly always the last of all."""
        if self._counts[-1] <= count:
            return self._marks[-1]
        return self._marks[bisect_right(self._counts, count) - 1]

    def put(self, course: Course, is_past: Callable[[Splice, int], bool]) -> Mark:
        """Keep a course as a mark, or come back to the former one at this place, which then holds with all behind it.

        ``is_past`` tells of sessions whether no fact from a place on can mean one of them.
        """
        count = course.count
        former = self._former
        while former and former[0].course.count < count:
            former.popleft()
        if former and former[0].course.count == count:
            splice = parting(former[0].branch() if former[0].owed else former[0].course, course)
            if splice is not None and (not splice or is_past(splice, count)):
                return self._come_back(splice)
        mark = Mark(course)
        if self._counts[-1] <= count:
            self._counts.append(count)
            self._marks.append(mark)
            return mark
        place = bisect_right(self._counts, count)
        self._counts.insert(place, count)
        self._marks.insert(place, mark)
        return mark

    def _come_back(self, splice: Splice) -> Mark:
        former = self._former
        for mark in former if splice else ():
            mark.owed = (*mark.owed, splice)
        self._marks += former
        self._counts += [mark.course.count for mark in former]
        self._former, self.rejoined = deque(), former[0].course.count
        return former[0]

    def part(self, first: int, last: int, more: int, length: int) -> None:
        """Let go of the marks beyond the first changed place; those beyond the last may be come back to.

        ``more`` facts lie before these than did; ``length`` is how many there are.
        """
        keep = bisect_right(self._counts, first)
        self.settle()
        if keep < len(self._marks):
            for mark in self._marks[keep:]:
                mark.course.count += more
                if mark.course.count > last:
                    self._former.append(mark)
            del self._marks[keep:], self._counts[keep:]
        self._thin(length)

    def settle(self) -> None:
        """The last change has been taken in: what was before it is past."""
        self.rejoined = None
        if self._former:
            self._former.clear()

    def _thin(self, length: int) -> None:
        end = length - RECENT
        if len(self._marks) > 2 * RECENT + length // (STRIDE // 2):
            self._marks = [mark for mark in self._marks if mark.course.count % STRIDE == 0 or mark.course.count > end]
            self._counts = [mark.course.count for mark in self._marks]

    def kept(self) -> Kept:
        """The marks as they are now."""
        return Kept(self._marks.copy(), self._counts.copy(), [mark.owed for mark in self._marks])

    def return_to(self, kept: Kept) -> None:
        """Everything is again as it was then; what was kept later is void."""
        self.settle()
        self._marks, self._counts = kept.marks.copy(), kept.counts.copy()
        for mark, count, owed in zip(*kept, strict=True):
            mark.course.count, mark.owed = count, owed
