"""The sweep: the rectangles of a mechanism, by carrying one fold along the days of knowledge.

At every instant only the facts are weighed of which something became public; the fold is taken up where the first of them
stands, and only the days are asked about on which they, or the calendar, can have changed the status.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from domain.dossier import Dossier
from domain.evidence.account import Account
from domain.evidence.articles import BEYOND
from domain.evidence.weighing import Weighing
from domain.facts import Revision
from domain.mechanism.calendar import TELLING, arrive
from domain.mechanism.course import Course
from domain.mechanism.events import MechanismEstablished, MechanismRegistered
from domain.mechanism.state import Status
from domain.mechanism.status import standing
from domain.mechanism.thresholds import next_threshold
from domain.replay.line import Line
from domain.replay.moments import news
from domain.replay.reader import NEWEST
from domain.replay.rectangles import Rectangle, Sheet, dawn, in_order, naive_rectangles
from domain.standing import Standing

_ONE_DAY = timedelta(days=1)


def rectangles(dossier: Dossier) -> tuple[Rectangle, ...]:
    """The rectangles of a mechanism, visit or issue in the newest state of the ledger."""
    if dossier.doubles or not isinstance(dossier.subject.registration, MechanismRegistered):
        return naive_rectangles(dossier)
    return in_order(list(Sweep(dossier).run()))


class Sweep:
    """One mechanism while its readers learn more and more."""

    def __init__(self, dossier: Dossier) -> None:
        """Before anything was public."""
        registered = dossier.subject.registration
        assert isinstance(registered, MechanismRegistered)
        self._news = news(dossier, NEWEST)
        self._weighing = Weighing(dossier, NEWEST)
        self._telling = {account.key for account in self._weighing.all if account.visible and self._weighing.was(account)}
        self._line = Line(registered)
        self._known_on = date.min
        self._days: list[date] = []
        self._profile: list[tuple[date, Standing[Status]]] = []
        self._untold: date | None = None
        self._sheet = Sheet()

    def run(self) -> Iterator[Rectangle]:
        """Every rectangle, as it ends."""
        for (instant, articles), following in zip(self._news, [*(at for at, _ in self._news[1:]), BEYOND], strict=False):
            yield from self._step(instant, self._learn(instant, articles))
            yield from self._silence(following)
        yield from self._sheet.rest()

    def _learn(self, instant: datetime, articles: Iterable[str]) -> date:
        """Take in what became public. Gives the first day about which the answer can have changed."""
        first = self._known_on + _ONE_DAY if self._known_on > date.min else date.min
        changed = []
        for before, after in self._weighing.learn(instant, articles):
            self._note(before, after)
            old, new = _moving(before), _moving(after)
            if old is not None and new is not None and old.fact == new.fact and old.order == new.order and old.latest == new.latest:
                self._line.replace(old, new)
            elif old is not None or new is not None:
                changed.append((old, new))
        if not changed:
            return first
        return min(first, self._reaches_back(changed), self._line.change(changed))

    def _note(self, before: Account | None, after: Account | None) -> None:
        """Note whether the account makes the subject known."""
        if before is not None:
            self._telling.discard(before.key)
        if after is not None and after.visible and self._weighing.was(after):
            self._telling.add(after.key)

    def _reaches_back(self, changed: Sequence[tuple[Account | None, Account | None]]) -> date:
        """The first day about which a fact that lies after it can say more: whether a session took place that was planned."""
        reach = date.max
        for old, new in changed:
            if not any(isinstance(one.fact, (*TELLING, MechanismEstablished)) for one in (old, new) if one):
                continue
            if old is None:
                reach = min(reach, self._untold or date.max)
            elif new is None or type(old.fact) is not type(new.fact) or old.fact != new.fact:
                return date.min
        return reach

    def _silence(self, following: datetime) -> Iterator[Rectangle]:
        """The days until the next publication on which the silence begins to say something."""
        while True:
            day = self._line.next_day(self._known_on)
            if day is None or day == date.max or dawn(day) >= following:
                return
            yield from self._step(dawn(day), self._known_on + _ONE_DAY)

    def _step(self, instant: datetime, first: date) -> Iterator[Rectangle]:
        self._known_on = instant.astimezone(UTC).date()
        place = bisect_left(self._days, first) if self._telling and self._profile else 0
        del self._days[place:], self._profile[place:]
        if self._telling:
            if self._untold is not None and self._untold >= (first if place else date.min):
                self._untold = None
            for day, here in self._standings(first if place else date.min):
                if not self._profile or self._profile[-1][1] != here:
                    self._days.append(day)
                    self._profile.append((day, here))
        yield from self._sheet.turn(instant, self._profile, place)

    def _standings(self, first: date) -> Iterator[tuple[date, Standing[Status]]]:
        """The status on each day from ``first`` on, on which it can change."""
        line, day = self._line, first
        count = bisect_right(line.days, day)
        course = line.course(min(count, bisect_right(line.days, self._known_on)))
        if day > self._known_on:
            course.known_on = self._known_on
        while True:
            if day > self._known_on and course.known_on == date.max:
                course = line.course(bisect_right(line.days, self._known_on))
                course.known_on = self._known_on
            line.carry_on(course, bisect_right(line.days, day))
            yield day, self._standing(course, day)
            following = self._next(course, day)
            if following is None or following == date.max:
                return
            day = following

    def _next(self, course: Course, day: date) -> date | None:
        """The next day to ask about: a fact's, the calendar's, or the first beyond the day of knowledge."""
        line = self._line
        days = [line.days[course.count]] if course.count < len(line.days) else []
        threshold = next_threshold(course, day)
        days += [threshold] if threshold else []
        days += [self._known_on + _ONE_DAY] if day <= self._known_on < date.max else []
        return min(days, default=None)

    def _standing(self, course: Course, day: date) -> Standing[Status]:
        here = course.branch()
        scheduled = sum(p.step == "scheduled" for p in here.pending)
        arrive(here, day)
        if scheduled and any(p.step == "overdue" for p in here.pending) and (self._untold is None or day < self._untold):
            self._untold = day
        return standing(here, min(day, self._known_on))


def _moving(account: Account | None) -> Account | None:
    """The account if it is one of an undisputed fact about the world that stands."""
    if account is None or not account.visible or account.fallen or account.disputed or isinstance(account.fact, Revision):
        return None
    return account


__all__ = ["Sweep", "rectangles"]
