"""The sweep: the rectangles of a mechanism, by carrying one fold along the days of knowledge.

At every instant only the facts are weighed of which something became public; the fold is taken up where the first of them
stands, and only the days are asked about on which they, or the calendar, can have changed the status.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from domain.dossier import Dossier
from domain.evidence.account import Account, FoldKey
from domain.evidence.articles import BEYOND
from domain.evidence.weighing import Weighing
from domain.facts import Revision
from domain.mechanism.calendar import TELLING, arrive
from domain.mechanism.course import Ahead, Course
from domain.mechanism.events import MechanismEstablished, MechanismRegistered, SessionHeld
from domain.mechanism.fold import advance
from domain.mechanism.holding import BREAKS, DatedDays, Quiet, may_be_quiet
from domain.mechanism.state import Status
from domain.mechanism.status import standing
from domain.mechanism.thresholds import next_threshold
from domain.replay.moments import news
from domain.replay.reader import NEWEST
from domain.replay.rectangles import Rectangle, Sheet, dawn, in_order, naive_rectangles
from domain.standing import Standing

STRIDE = 4
"""How many facts lie between two marks."""
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
        self._line = _Line(registered)
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


class _Line(Ahead):
    """The undisputed facts in fold order as they come and go, with marks of the fold that stay right."""

    def __init__(self, registered: MechanismRegistered) -> None:
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
        return (
            next((place for place, account in enumerate(self.facts) if account.key in others), len(self.facts))
            if others
            else len(self.facts)
        )

    def _back_to_a_session(self, first: int, touched: date) -> tuple[int, date]:
        """Whether the record goes on after a session hangs on the next one: so back to the one before the change."""
        place = first - 1
        while place >= 0 and not isinstance(self.facts[place].fact, SessionHeld):
            place -= 1
        if place < 0:
            return 0, date.min
        return place, min(touched, self.facts[place].latest)


__all__ = ["Sweep", "rectangles"]
