"""Detours from a walk: the same facts in another order, or with disputed ones among them, until they lead back to it.

Most do within a few facts, and from there on they give what the walk gives. So the readings of 1.6 are folded once for each
walk, and only along the way on which they differ.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from domain.evidence.account import Account
from domain.mechanism.course import Ahead, Course
from domain.mechanism.essence import alike
from domain.mechanism.events import SessionHeld
from domain.mechanism.fold import advance, stays_after
from domain.mechanism.holding import BREAKS, DatedDays, Quiet, may_be_quiet, quiet_sessions
from domain.replay.walk import STRIDE, Road, Walk, carry_on


class Detour:
    """A course of its own from ``rejoins`` facts of the walk on; a mark is kept every few facts until it has led back."""

    def __init__(self, walk: Walk, course: Course, order: Road, rejoins: int, *, may_end: bool) -> None:
        """``course`` has folded the walk's first ``rejoins`` facts on the other road; what follows there is the walk's rest."""
        self.rejoins = rejoins
        self._order, self._extra = order, course.count - rejoins
        self._marks: list[Course] = []
        self.end = self._follow(walk, course, may_end=may_end)

    def at(self, count: int) -> Course | None:
        """The course where the walk has folded ``count`` facts; None where it is the walk's own."""
        if count < self.rejoins or self.end is not None and count >= self.end:
            return None
        mark = self._marks[(count - self.rejoins) // STRIDE]
        return carry_on(mark.branch(), self._order, count + self._extra)

    def _follow(self, walk: Walk, course: Course, *, may_end: bool) -> int | None:
        for count in range(self.rejoins, len(walk.facts) + 1, STRIDE):
            carry_on(course, self._order, count + self._extra)
            if may_end and alike(walk.course(count), course, walk.least[count]):
                return count
            self._marks.append(course.branch())
        return None


def with_these(walk: Walk, added: Sequence[Account]) -> Detour:
    """Facts that the walk leaves out are folded with it, each in its place."""
    order = sorted([*walk.facts, *added], key=lambda account: account.order)
    places = [place for place, account in enumerate(order) if any(account is one for one in added)]
    quiet = quiet_sessions(order)
    course = begun(walk, places[0], order, quiet, Ahead(order))
    carry_on(course, order, places[-1] + 1)
    may_end = all(quiet.get(a.key) == walk.quiet.get(a.key) for a in order[places[-1] + 1 :])
    return Detour(walk, course, order, places[-1] + 1 - len(added), may_end=may_end)


def earlier(walk: Walk) -> Iterator[Detour]:
    """Each order in which a vague fact stands before a dated one that lies within its span; those that come to the same once."""
    dated = DatedDays(walk.facts)
    for place, vague in enumerate(walk.facts):
        if not vague.is_day:
            yield from _before_each(walk, dated, place)


def _before_each(walk: Walk, dated: DatedDays, place: int) -> Iterator[Detour]:
    """The vague fact before each dated one in its span, from the last of these to the first.

    Two of them often come to the same as soon as both have the vague fact behind them. Then they are one detour.
    """
    vague = walk.facts[place]
    first = bisect_left(walk.days, vague.earliest) if vague.earliest else 0
    later: Course | None = None
    through: list[Course] = []
    least, following = walk.least[place + 1], place
    for before in range(place - 1, first - 1, -1):
        other = walk.facts[before]
        least = min(least, other.earliest or date.min)
        if not other.is_day or stays_after(vague, other):
            continue
        moved = replace(vague, latest=other.latest)
        quiet, is_same = _quiet_with(walk, dated, moved)
        road = _Rerouted(walk, place, before, moved)
        course = begun(walk, before, road, quiet, road)
        advance(course, moved, date.max)
        here = course.branch()
        carry_on(course, road, following + 1)
        if later is None or not is_same or not alike(later, course, least):
            carry_on(course, road, place + 1)
            if not is_same or not any(alike(other, course, walk.least[place + 1]) for other in through):
                through += [course.branch()] if is_same else []
                yield Detour(walk, course, walk.facts, place + 1, may_end=is_same)
        later, following = (here if is_same else None), before


def begun(walk: Walk, start: int, order: Road, quiet: Mapping[str, Quiet], ahead: Ahead) -> Course:
    """The walk's course at ``start`` with another road before it; taken up so far back that nothing behind hangs on that."""
    session = bisect_left(walk.sessions, start) - 1
    first = walk.sessions[session] if session >= 0 else 0
    if quiet is not walk.quiet:
        keys = (account.key for account in walk.facts[:first])
        first = next((place for place, key in enumerate(keys) if quiet.get(key) != walk.quiet.get(key)), first)
    course = walk.course(first)
    course.ahead, course.quiet = ahead, quiet
    return carry_on(course, order, start)


def _quiet_with(walk: Walk, dated: DatedDays, moved: Account) -> tuple[Mapping[str, Quiet], bool]:
    """Which sessions move nothing once the vague fact is moved; and whether that is so for all others as it was."""
    if not isinstance(moved.fact, (SessionHeld, *BREAKS)):
        return walk.quiet, True
    if moved.is_day:
        quiet = quiet_sessions([moved if account.key == moved.key else account for account in walk.facts])
    else:
        own = dated.quiet(moved) if may_be_quiet(moved) else None
        quiet = {key: kind for key, kind in walk.quiet.items() if key != moved.key} | ({moved.key: own} if own else {})
    others = {key for key in {**quiet, **walk.quiet} if key != moved.key}
    return quiet, all(quiet.get(key) == walk.quiet.get(key) for key in others)


class _Rerouted(Ahead):
    """The walk's facts with the one at ``place`` moved before the one at ``before``, without writing them out anew."""

    def __init__(self, walk: Walk, place: int, before: int, moved: Account) -> None:
        self._facts, self._held = walk.facts, walk.sessions
        self._place, self._before, self._moved = place, before, moved

    def __getitem__(self, places: slice) -> list[Account]:
        return [self._at(place) for place in range(*places.indices(len(self._facts)))]

    def after(self, count: int) -> Sequence[Account]:
        """The facts not yet folded when ``count`` have been."""
        return self[count:]

    def next_session(self, count: int) -> Account | None:
        """The next visible session when ``count`` facts have been folded."""
        place = bisect_left(self._held, count if count <= self._before or count > self._place else count - 1)
        place += place < len(self._held) and self._held[place] == self._place
        found = self._held[place] if place < len(self._held) else None
        if count <= self._before and isinstance(self._moved.fact, SessionHeld) and (found is None or found >= self._before):
            return self._moved
        return None if found is None else self._facts[found]

    def _at(self, place: int) -> Account:
        if place == self._before:
            return self._moved
        return self._facts[place - 1 if self._before < place <= self._place else place]
