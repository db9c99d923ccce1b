"""What a sweep hears: which accounts move the fold, what is news, and which days hang on what a later fact tells."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Final, NamedTuple

from domain.dossier import Recorded
from domain.evidence.account import Account
from domain.facts import REVISING, Fact, FactCorrected, FactRetracted
from domain.mechanism.course import Pending
from domain.mechanism.events import MechanismEstablished
from domain.mechanism.telling import TELLING, tells
from domain.replay.rectangles import Rectangle
from domain.replay.strip import Corner

_TELLING: Final = frozenset[type[Fact]]({*TELLING, MechanismEstablished})


class Heard(NamedTuple):
    """What becomes of the rectangles, by their corners, when something is heard; None for one that is no more.

    With ``since`` these are all that were ever known after that instant: what else was known after it, is no more.
    ``heard`` is the instant up to which everything had been heard before, and ``ahead`` what was foreseen beyond it.
    """

    changed: Mapping[Corner, Rectangle | None]
    heard: datetime
    ahead: Container[Corner]
    since: datetime | None = None

    def had(self, corner: Corner) -> bool:
        """Whether there may have been a rectangle with that corner before."""
        return corner[1] <= self.heard or corner in self.ahead

    def beside(self, held: Iterable[Rectangle]) -> Mapping[Corner, Rectangle | None]:
        """What becomes of the rectangles that are held."""
        since = self.since
        if since is None:
            return self.changed
        before = {(one.valid_from, one.known_from): one for one in held if one.known_to is None or one.known_to > since}
        gone = {corner: None for corner in before if self.changed.get(corner) is None}
        return gone | {corner: one for corner, one in self.changed.items() if one is not None and one != before.get(corner)}


class Hanging(NamedTuple):
    """The sessions whose date has passed on a day: those of which no later fact tells, and those of which one does."""

    untold: tuple[Pending, ...]
    told: tuple[Pending, ...]

    def turn(self, gone: Sequence[Fact], come: Sequence[Fact]) -> bool:
        """Whether the answer for the day may be another one where some facts are ``gone``, and other ones have ``come``."""
        return any(tells(fact, p) for p in self.untold for fact in come) or any(tells(fact, p) for p in self.told for fact in gone)


def days_turned(
    hanging: Mapping[date, Hanging], changed: Iterable[tuple[Account | None, Account | None]], before: date
) -> list[date]:
    """The days before another one on which the answer may be otherwise since accounts were exchanged for others."""
    if not hanging:
        return []
    told = [(telling(old), telling(new)) for old, new in changed]
    gone, come = [old for old, _ in told if old], [new for _, new in told if new]
    if not gone and not come:
        return []
    return [day for day, steps in hanging.items() if day < before and steps.turn(gone, come)]


def is_news(item: Recorded) -> bool:
    """Whether it is a fact that says nothing of what was known before it was published: a coder's slip is mended for every day."""
    event = item.event
    return isinstance(event, Fact) and not (isinstance(event, (FactCorrected, FactRetracted)) and event.cause == "coder")


def moving(account: Account | None) -> Account | None:
    """The account if it is one of an undisputed fact about the world that stands."""
    if account is None or not account.visible or account.fallen or account.disputed or type(account.fact) in REVISING:
        return None
    return account


def telling(account: Account | None) -> Fact | None:
    """The fact, if it can tell what became of a session."""
    return account.fact if account is not None and type(account.fact) in _TELLING else None


def moves_alike(old: Account, new: Account) -> bool:
    """Whether both move the fold alike, at the same place."""
    return old.latest == new.latest and (old.fact is new.fact or old.fact == new.fact)
