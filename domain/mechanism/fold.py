"""The naive fold: facts in their order, the calendar between them, and the course that comes of it.

This is the oracle. Every faster way to an answer must give what this gives.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from domain.mechanism.calendar import arrive, pass_time
from domain.mechanism.course import Ahead, Course
from domain.mechanism.events import MechanismRegistered, NonOccurrenceReported, SessionHeld
from domain.mechanism.evolve import evolve
from domain.mechanism.holding import quiet_sessions

if TYPE_CHECKING:
    from domain.evidence.account import Account


@dataclass(frozen=True, slots=True)
class Ground:
    """What a fold starts from: the registration, and the day up to which silence can be counted."""

    registration: MechanismRegistered
    known_on: date

    def begin(self, folded: Sequence[Account], ahead: Sequence[Account]) -> Course:
        """An empty course for these facts; ``ahead`` is everything visible, in order, the folded ones first."""
        registered = self.registration
        return Course(registered.name, registered.parties, registered.cadence, Ahead(ahead), self.known_on, quiet_sessions(folded))

    def fold(self, order: Sequence[Account], count: int, until: date, *, terms_at_their_earliest: bool = False) -> Course:
        """Fold the first ``count`` facts of ``order`` as of ``until``; the others are visible and still to come."""
        course = self.begin(order[:count], order)
        for account in order[:count]:
            advance(course, account, until)
        arrive(course, until, terms_at_their_earliest=terms_at_their_earliest)
        return course


def advance(course: Course, account: Account, until: date) -> None:
    """Let the calendar run to the fact's day, then fold the fact."""
    pass_time(course, min(account.latest, until))
    follow(course, account)


def follow(course: Course, account: Account) -> None:
    """Fold a fact before whose day the calendar has nothing to say."""
    course.take_up()
    evolve(course, account)


def split(accounts: Iterable[Account], day: date) -> tuple[list[Account], list[Account], list[Account]]:
    """The facts that have certainly happened by ``day``, those that possibly have, and those still to come; in fold order."""
    certain: list[Account] = []
    possible: list[Account] = []
    later: list[Account] = []
    for account in accounts:
        (certain if account.certainly(day) else possible if account.possibly(day) else later).append(account)
    return certain, possible, later


def earlier_readings(certain: Sequence[Account]) -> Iterator[list[Account]]:
    """Each order in which a vague fact stands before a dated one that lies within its span.

    A stated non-occurrence stays after the sessions in its span: it speaks of the time after them.
    """
    for place, vague in enumerate(certain):
        if vague.is_day:
            continue
        for before, dated in enumerate(certain[:place]):
            if not (dated.is_day and vague.spans(dated.latest)) or stays_after(vague, dated):
                continue
            moved = replace(vague, latest=dated.latest)
            yield [*certain[:before], moved, *certain[before:place], *certain[place + 1 :]]


def stays_after(vague: Account, dated: Account) -> bool:
    """Whether the vague fact speaks of the time after the dated one."""
    return isinstance(vague.fact, NonOccurrenceReported) and isinstance(dated.fact, SessionHeld)
