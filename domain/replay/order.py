"""The order of undisputed facts under a sweep, as they come and go: what a fold asks of the facts that lie ahead of it.

It holds no fold: whoever folds along it holds it, and not the other way about, so that a line goes with whoever let go of it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from domain.evidence.account import Account
from domain.facts import Fact
from domain.mechanism.course import Ahead, Pending
from domain.mechanism.events import MechanismEstablished
from domain.mechanism.holding import DatedDays, Quiet, may_be_quiet
from domain.mechanism.session_events import SessionHeld
from domain.mechanism.telling import AT_ITS_OPENING, TELLING
from domain.replay.named import Named, Place, names_given

_LAST_OF_ALL: Final = date.max
_TELLING: Final = frozenset[type[Fact]]({*TELLING, MechanismEstablished})

Exchanged = tuple[Account | None, Account | None]
"""An account of a fact that is taken out, and one that is put in its place."""


class Order(Ahead):
    """The undisputed facts in fold order."""

    def __init__(self) -> None:
        """No fact yet."""
        self.facts: list[Account] = []
        self.days: list[date] = []
        self.keys: list[Place] = []
        self.speaking = Named()
        """All facts that speak of a session."""
        self._telling = Named()
        """Those that can tell what became of one."""
        self._vague: dict[str, Account] = {}
        self._dated = DatedDays()

    def after(self, count: int) -> Sequence[Account]:
        """The facts not yet folded when ``count`` have been."""
        return self.facts[count:]

    def tell(self, count: int, pending: Pending) -> bool:
        """Whether one of the facts not yet folded when ``count`` have been says what became of the session."""
        if count >= len(self.facts):
            return False
        order, told = self.keys[count], self._telling
        if told.any("unnamed", order) or told.like(pending.edition, pending.session, order):
            return True
        if pending.session in AT_ITS_OPENING and told.any("established", order):
            return True
        return not pending.is_named and told.any("numbered", order)

    def next_session(self, count: int) -> Account | None:
        """The next visible session when ``count`` facts have been folded."""
        for place in range(count, len(self.facts)):
            if type(self.facts[place].fact) is SessionHeld:
                return self.facts[place]
        return None

    def replace(self, old: Account, new: Account) -> None:
        """Take the newer account of a fact that moves nothing otherwise than before."""
        self.facts[_place(self.keys, old.order)] = new
        if new.key in self._vague:
            self._vague[new.key] = new

    def exchange(self, changed: Iterable[Exchanged]) -> tuple[int, int, date]:
        """Take facts out and put others in. Gives the first and the last place, and the first day, at which that was."""
        places: list[int] = []
        touched, news = _LAST_OF_ALL, []
        for old, new in changed:
            if old is not None:
                order: Place = old.order
                place = _place(self.keys, order)
                del self.facts[place], self.keys[place], self.days[place]
                places.append(place)
                touched = min(touched, old.latest)
                self._leave_out(old, order)
            if new is not None:
                news.append(new)
        for new in news:
            order = new.order
            place = _place(self.keys, order)
            self.facts.insert(place, new)
            self.keys.insert(place, order)
            self.days.insert(place, new.latest)
            places.append(place)
            touched = min(touched, new.latest)
            self._count_in(new, order)
        if len(places) == 1:
            return places[0], places[0] + 1, touched
        return min(places), max(places) + len(places), touched

    def _count_in(self, account: Account, order: Place) -> None:
        self._dated.add(account)
        names = names_given(account.fact)
        self.speaking.add(names, order)
        if type(account.fact) in _TELLING:
            self._telling.add(names, order)
        if may_be_quiet(account):
            self._vague[account.key] = account

    def _leave_out(self, account: Account, order: Place) -> None:
        self._dated.discard(account)
        names = names_given(account.fact)
        self.speaking.discard(names, order)
        if type(account.fact) in _TELLING:
            self._telling.discard(names, order)
        self._vague.pop(account.key, None)

    def hush(self, quiet: dict[str, Quiet]) -> int:
        """Find out anew which sessions move nothing. Gives the first place at which that changed."""
        if not self._vague and not quiet:
            return len(self.facts)
        found = {key: kind for key, account in self._vague.items() if (kind := self._dated.quiet(account))}
        others = {key for key in {**found, **quiet} if found.get(key) != quiet.get(key)}
        quiet.clear()
        quiet.update(found)
        places = (bisect_left(self.keys, self._vague[key].order) for key in others if key in self._vague)
        return min(places, default=len(self.facts))

    def return_to(self, facts: Sequence[Account]) -> None:
        """These are the facts again, in their order."""
        self.facts, self._vague, self._dated = list(facts), {}, DatedDays()
        self._telling, self.speaking = Named(), Named()
        self.days = [account.latest for account in self.facts]
        self.keys = [account.order for account in self.facts]
        for account, order in zip(self.facts, self.keys, strict=True):
            self._count_in(account, order)


def _place(keys: list[Place], order: Place) -> int:
    """Where a fact of that order lies, or would: nearly always behind all."""
    return len(keys) if not keys or keys[-1] < order else bisect_left(keys, order)
