"""The almanac: what a reader of one day of knowledge says of every day, where the record can have changed it.

A day is asked about only if a fact, or the calendar, can change the answer on it. What a later fact could still tell of a day is
noted: the answer *hangs* on it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from domain.mechanism.calendar import arrive, passed
from domain.mechanism.course import Course
from domain.mechanism.events import MechanismRegistered
from domain.mechanism.state import Status
from domain.mechanism.status import standing, when_dates_come
from domain.mechanism.thresholds import outlook
from domain.replay.heard import Hanging
from domain.replay.line import Line
from domain.replay.marks import Mark
from domain.standing import Standing

ONE_DAY: Final = timedelta(days=1)
_LAST_OF_ALL: Final = date.max
Profile = list[tuple[date, Standing[Status]]]


class Almanac:
    """The days of one line of facts, as known on one day after the other."""

    def __init__(self, registered: MechanismRegistered) -> None:
        """Nothing is known."""
        self.line = Line(registered)
        self.known_on = date.min
        self.hanging: dict[date, Hanging] = {}
        """The days on which the answer hangs on what a later fact tells of a session."""

    def next_silence(self) -> date | None:
        """The first day after that of knowledge on which a fact or the silence says something."""
        line, known = self.line, self.known_on
        count = line.count(known)
        ahead = line.mark(count).outlook
        first = line.days[count] if count < len(line.days) else None
        for days in (ahead.days, ahead.due):
            for day in days:
                if day > known and (first is None or day < first):
                    first = day
        return first

    def after(self, day: date) -> date:
        """The day on which the answer can change next after ``day``."""
        count = self.line.count(day)
        following = self.line.mark(count).outlook.next(day)
        return min([*self.line.days[count : count + 1], *([following] if following else [])], default=date.max)

    def at(self, day: date) -> Standing[Status]:
        """The status on a day up to that of knowledge."""
        return self._standing(self.line.mark(self.line.count(day)), day)

    def until_known(self, first: date, before: date) -> tuple[Profile, date | None]:
        """The status from ``first`` up to the day of knowledge, on each day on which it can change.

        It breaks off where the fold comes to what it was, if that is on a day up to ``before``, and says where.
        """
        line, day, known = self.line, first, self.known_on
        days, count = line.days, line.count(day)
        found: Profile = []
        while day <= known:
            mark = line.mark(count)
            found.append((day, self._standing(mark, day)))
            rejoined = line.rejoined
            if rejoined is not None and count >= rejoined and day <= before:
                line.settle()
                return found, day
            following = mark.outlook.next(day)
            if count < len(days) and (following is None or days[count] < following):
                following = days[count]
            if following is None:
                break
            day = following
            count = line.count(day)
        line.settle()
        return found, None

    def beyond(self) -> Profile:
        """The status on the days beyond the day of knowledge on which it can change."""
        line, known = self.line, self.known_on
        count = line.count(known)
        mark = line.mark(count)
        if count < len(line.days):
            return list(self._ahead_of_its_news(mark))
        ahead = mark.outlook
        if not ahead.due and ahead.term is None:
            return []
        if ahead.term is None and known < ahead.moved:
            return self._where_dates_come(mark)
        days = {max(end, known + ONE_DAY) for end in ahead.due} if known < _LAST_OF_ALL else set()
        if ahead.term is not None and ahead.term > known:
            days.add(ahead.term)
        return [(day, self._then(mark.course.branch(), day)) for day in sorted(days)]

    def _where_dates_come(self, mark: Mark) -> Profile:
        """The same where, up to the day of knowledge, the calendar leaves the course as it is, and no notice runs beyond."""
        known, due = self.known_on, mark.outlook.due
        here, following = self._standing(mark, known), known + ONE_DAY
        days = [max(end, following) for end in due]
        if len(days) > 1:
            days = sorted({*days})
        return [(day, when_dates_come(mark.course, here, day, known)) for day in days]

    def _ahead_of_its_news(self, mark: Mark) -> Iterator[tuple[date, Standing[Status]]]:
        """The same where a fact lies beyond: it was published across a line of dates."""
        line, day = self.line, self.known_on + ONE_DAY
        course = mark.branch()
        course.known_on = self.known_on
        while True:
            line.carry_on(course, line.count(day))
            yield day, self._then(course.branch(), day)
            ahead = outlook(course)
            later = [after for after in (*ahead.days, *ahead.due, *line.days[course.count : course.count + 1]) if after > day]
            if not later or min(later) == _LAST_OF_ALL:
                return
            day = min(later)

    def _then(self, here: Course, day: date) -> Standing[Status]:
        here.known_on = self.known_on
        arrive(here, day)
        return standing(here, min(day, self.known_on))

    def _standing(self, mark: Mark, day: date) -> Standing[Status]:
        course, ahead = mark.course, mark.outlook
        if not ahead.days or day < ahead.days[0]:
            if mark.standing is None:
                mark.standing = standing(course, day)
            return mark.standing
        if day < ahead.moved:
            return standing(course, day)
        here = course.branch()
        arrive(here, day)
        if steps := [p for p in course.pending if passed(p, day)]:
            overdue = {(p.touched, p.made) for p in here.pending if p.step == "overdue"}
            untold = tuple(p for p in steps if (p.touched, p.made) in overdue)
            self.hanging[day] = Hanging(untold, tuple(p for p in steps if (p.touched, p.made) not in overdue))
        return standing(here, day)
