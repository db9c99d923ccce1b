"""The line of undisputed facts under a sweep, with marks of the fold along it that stay right as facts come and go."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from domain.evidence.account import Account, FoldKey
from domain.mechanism.course import Ahead, Course, Pending
from domain.mechanism.essence import Splice
from domain.mechanism.events import MechanismEstablished, MechanismRegistered
from domain.mechanism.fold import advance
from domain.mechanism.holding import BREAKS, DatedDays, Quiet, may_be_quiet
from domain.mechanism.session_events import OfSession, SessionHeld
from domain.mechanism.telling import AT_ITS_OPENING, TELLING
from domain.replay.marks import Kept, Mark, Marks
from domain.replay.named import Named


class Stand(NamedTuple):
    """How a line stands at some time: its facts, and the marks along them."""

    facts: list[Account]
    marks: Kept


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
        self._telling, self._speaking = _named()
        course = Course(registered.name, registered.parties, registered.cadence, self, date.max, self._quiet)
        self._marks = Marks(course)

    def after(self, count: int) -> Sequence[Account]:
        """The facts not yet folded when ``count`` have been."""
        return self.facts[count:]

    def tell(self, count: int, pending: Pending) -> bool:
        """Whether one of the facts not yet folded when ``count`` have been says what became of the session."""
        if count >= len(self.facts):
            return False
        order, told = self._keys[count], self._telling
        if told.any("unnamed", order) or told.like(pending.edition, pending.session, order):
            return True
        if pending.session in AT_ITS_OPENING and told.any("established", order):
            return True
        return not pending.is_named and told.any("numbered", order)

    def next_session(self, count: int) -> Account | None:
        """The next visible session when ``count`` facts have been folded."""
        ahead = (self.facts[place] for place in range(count, len(self.facts)))
        return next((account for account in ahead if isinstance(account.fact, SessionHeld)), None)

    @property
    def rejoined(self) -> int | None:
        """From so many facts on the fold gives what it gave before the last change; None until that is found."""
        return self._marks.rejoined

    def mark(self, count: int) -> Mark:
        """The mark after the first ``count`` facts, without the calendar beyond them."""
        mark = self._marks.last(count)
        while mark.course.count < count:
            course = mark.branch()
            advance(course, self.facts[course.count], date.max)
            mark = self._marks.put(course, self._are_past)
        return mark

    def _are_past(self, sessions: Splice, count: int) -> bool:
        """Whether none of the facts from a place on can mean one of these sessions."""
        if count == len(self.facts):
            return True
        day, order = self.days[count], self._keys[count]
        return all(
            held.held.latest is not None
            and max(held.held.latest, held.last) < day
            and not self._speaking.like(held.edition, held.session, order)
            for held in (*sessions.gone, *sessions.come)
        )

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
        self._marks.part(first, last, len(self.facts) - length, len(self.facts))
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
                self._leave_out(old, old.order)
            news += [new] if new is not None else []
        for new in news:
            order = new.order
            place = bisect_left(self._keys, order)
            self.facts.insert(place, new)
            self._keys.insert(place, order)
            self.days.insert(place, new.latest)
            places.append(place)
            touched = min(touched, new.latest)
            self._count_in(new, order)
        return min(places), max(places) + len(places), touched

    def _count_in(self, account: Account, order: FoldKey) -> None:
        self._dated.add(account)
        self._telling.add(account, order)
        self._speaking.add(account, order)
        if may_be_quiet(account):
            self._vague[account.key] = account

    def _leave_out(self, account: Account, order: FoldKey) -> None:
        self._dated.discard(account)
        self._telling.discard(account, order)
        self._speaking.discard(account, order)
        self._vague.pop(account.key, None)

    def settle(self) -> None:
        """The last change has been taken in: what was before it is past."""
        self._marks.settle()

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

    def stand(self) -> Stand:
        """How the line stands now."""
        return Stand(self.facts.copy(), self._marks.kept())

    def return_to(self, stand: Stand) -> None:
        """Everything is again as it was then."""
        self.facts, self._vague, self._dated = stand.facts.copy(), {}, DatedDays()
        self._telling, self._speaking = _named()
        self.days = [account.latest for account in self.facts]
        self._keys = [account.order for account in self.facts]
        for account, order in zip(self.facts, self._keys, strict=True):
            self._count_in(account, order)
        self._hush()
        self._marks.return_to(stand.marks)


def _named() -> tuple[Named, Named]:
    """The facts that can tell what became of a session, and all that speak of one."""
    return Named(*TELLING, MechanismEstablished), Named(OfSession)
