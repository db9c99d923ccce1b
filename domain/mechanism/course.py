"""The course of a mechanism while its facts are folded: a mutable account that is given out frozen at the end.

Inside one fold a course is changed in place, because replacing a frozen state for every fact costs more than the rules
themselves; nobody outside the fold ever sees one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING, Literal

from domain.dates import VagueDate
from domain.mechanism.session_events import SessionHeld
from domain.mechanism.state import Basis, EarlierPlan, Notice, Opening, Outcome, Phase, PhaseValue, Step
from domain.mechanism.telling import tells
from domain.standing import Because, OddThing

if TYPE_CHECKING:
    from domain.evidence.account import Account


@dataclass(slots=True)
class Pending:
    """A session that has been spoken of and is neither held nor closed. ``touched`` is the turn of the fold, newest highest."""

    made: date
    step: Step
    since: str
    touched: int
    last_fact: date
    because: Because = ()
    edition: int | None = None
    session: str | None = None
    planned: VagueDate | None = None
    place: str | None = None
    participants: tuple[str, ...] = ()
    open_terms: tuple[str, ...] = ()
    agenda: tuple[str, ...] = ()
    was: tuple[EarlierPlan, ...] = ()
    withdrawn: tuple[str, ...] = ()
    postponement_proposed: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()

    @property
    def is_named(self) -> bool:
        """Whether it is known by an edition or a label."""
        return self.edition is not None or self.session is not None

    def is_planned_after(self, day: date) -> bool:
        """Whether its plan begins later than that day."""
        return self.planned is not None and self.planned.earliest is not None and self.planned.earliest > day


@dataclass(slots=True)
class Held:
    """A session that took place, from ``first`` (None for an open beginning) to ``last``."""

    held: VagueDate
    first: date | None
    last: date
    edition: int | None = None
    session: str | None = None
    place: str | None = None
    participants: tuple[str, ...] = ()
    level: str | None = None
    outcomes: tuple[Outcome, ...] = ()
    because: Because = ()
    pending: Pending | None = None
    """The plan that this session fulfilled, if one was known."""

    def is_before(self, account: Account) -> bool:
        """Whether the fact is dated after this session was held."""
        return account.earliest is not None and account.earliest > self.last


@dataclass(slots=True)
class Closed:
    """A session cancelled or declined."""

    step: Literal["cancelled", "declined"]
    account: Account
    pending: Pending


@dataclass(slots=True)
class Lapsed:
    """A session that came to nothing without being called off: since when (EDTF), and by which fact or rule."""

    pending: Pending
    since: str
    because: Because


@dataclass(slots=True)
class OpeningCourse:
    """An opening in the fold: the frozen step, the day of its last fact, and the turn at which that was folded."""

    opening: Opening
    last_fact: date
    touched: int


@dataclass(slots=True)
class Course:
    """Everything that the facts folded so far have brought about."""

    name: str
    parties: tuple[str, ...]
    cadence: str | None
    ahead: Ahead
    known_on: date
    quiet: Mapping[str, Literal["same", "apart"]] = field(default_factory=dict)
    level: str | None = None
    phase: Phase = Phase("none")
    phase_began: date = date.min
    phase_touched: int = 0
    before_notice: tuple[Phase, date] | None = None
    opening: OpeningCourse | None = None
    pending: list[Pending] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)
    closings: list[Closed] = field(default_factory=list)
    lapsed: list[Lapsed] = field(default_factory=list)
    notice: Notice | None = None
    notice_applied: bool = False
    until: VagueDate | None = None
    successors: tuple[str, ...] = ()
    level_changed: date | None = None
    count: int = 0
    """How many facts of the record are folded."""
    turn: int = 0
    """How often this fold was carried on. Of two things that were touched, the one with the higher turn was so later."""
    odd: list[OddThing] = field(default_factory=list)
    highest_held: int = 0
    """The highest edition that was ever held: whatever is above it is new."""

    def take_up(self) -> None:
        """One fact more is about to be folded."""
        self.count += 1
        self.turn += 1

    def warn(self, code: str, message: str, *facts: str) -> None:
        """Note something odd, once."""
        thing = OddThing(code, message, facts)
        if thing not in self.odd:
            self.odd.append(thing)

    def enter(
        self, value: PhaseValue, account: Account, basis: Basis | None = None, *, since: str | None = None, anew: bool = False
    ) -> None:
        """Pass into a phase. A repeated cause keeps the since, unless ``anew``."""
        if self.phase.value == value and not anew:
            if basis != self.phase.basis and basis in ("declared", "stated"):
                self.phase = Phase(value, self.phase.since, basis, (account.key, *self.phase.because))
            return
        self.phase = Phase(value, since or account.fact.occurred.begun, basis, (account.key,))
        self.phase_began = account.latest
        self.phase_touched = self.turn

    @property
    def closed(self) -> Closed | None:
        """The session last cancelled or declined."""
        return self.closings[-1] if self.closings else None

    @property
    def last_held(self) -> Held | None:
        """The session held last."""
        return self.held[-1] if self.held else None

    def keep(self, held: Held, *, before_last: bool = False) -> None:
        """Keep a session as held last, or last but one."""
        self.held.insert(len(self.held) - before_last, held)
        self.highest_held = max(self.highest_held, held.edition or 0)

    def amend(self, held: Held, amended: Held) -> None:
        """Put a session that was held in the place of what was known of it before."""
        place = next(place for place in reversed(range(len(self.held))) if self.held[place] is held)
        self.held[place] = amended
        self.highest_held = max(self.highest_held, amended.edition or 0)

    @property
    def latest_touched(self) -> Pending | None:
        """The pending session that a fact touched last."""
        return max(self.pending, key=lambda p: p.touched, default=None)

    def close_everything(self, since: str, because: Because) -> bool:
        """Close the pending sessions and the opening; whether that ended an agreed opening or a pending session."""
        ended = bool(self.pending) or (self.opening is not None and self.opening.opening.step == "agreed")
        self.lapse(self.pending, since, because)
        self.opening = None
        return ended

    def lapse(self, pending: Iterable[Pending], since: str, because: Because) -> None:
        """Drop pending sessions: nothing more is to be expected of them."""
        dropped = list(pending)
        self.lapsed.extend(Lapsed(p, since, because) for p in dropped)
        self.pending = [p for p in self.pending if not any(p is one for one in dropped)]

    def branch(self) -> Course:
        """A copy that can be folded further without touching this one."""
        twin = Course(*_of_course(self))
        twin.pending = [Pending(*_of_pending(p)) for p in self.pending]
        twin.held = self.held.copy()
        twin.closings = self.closings.copy()
        twin.lapsed = self.lapsed.copy()
        twin.odd = self.odd.copy()
        return twin


_of_course = attrgetter(*(one.name for one in fields(Course)))
_of_pending = attrgetter(*(one.name for one in fields(Pending)))


class Ahead:
    """The visible facts in fold order, for the two rules that must know what is still to come in the record."""

    def __init__(self, accounts: Sequence[Account]) -> None:
        """``accounts`` in the order in which they are folded."""
        self._accounts = tuple(accounts)
        self._sessions = tuple(i for i, a in enumerate(accounts) if isinstance(a.fact, SessionHeld))

    def after(self, count: int) -> Sequence[Account]:
        """The facts not yet folded when ``count`` have been."""
        return self._accounts[count:]

    def tell(self, count: int, pending: Pending) -> bool:
        """Whether one of the facts not yet folded when ``count`` have been says what became of the session."""
        return any(tells(account.fact, pending) for account in self.after(count))

    def next_session(self, count: int) -> Account | None:
        """The next visible session when ``count`` facts have been folded."""
        place = bisect_left(self._sessions, count)
        return self._accounts[self._sessions[place]] if place < len(self._sessions) else None
