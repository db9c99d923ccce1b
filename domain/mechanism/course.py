"""The course of a mechanism while its facts are folded: a mutable account that is given out frozen at the end.

Inside one fold a course is changed in place, because replacing a frozen state for every fact costs more than the rules
themselves; nobody outside the fold ever sees one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final, Literal

from domain.dates import VagueDate
from domain.mechanism.session_events import SessionHeld
from domain.mechanism.state import Basis, EarlierPlan, Notice, Opening, Outcome, Phase, PhaseValue, Step
from domain.mechanism.telling import tells
from domain.standing import Because, OddThing

if TYPE_CHECKING:
    from domain.evidence.account import Account


@dataclass(init=False, slots=True)
class Pending:
    """A session that has been spoken of and is neither held nor closed. ``touched`` is the turn of the fold, newest highest."""

    made: date
    step: Step
    since: str
    touched: int
    last_fact: date
    because: Because
    edition: int | None
    session: str | None
    planned: VagueDate | None
    place: str | None
    participants: tuple[str, ...]
    open_terms: tuple[str, ...]
    agenda: tuple[str, ...]
    was: tuple[EarlierPlan, ...]
    withdrawn: tuple[str, ...]
    postponement_proposed: tuple[str, ...]
    facts: tuple[str, ...]

    def __init__(self, made: date, step: Step, since: str, touched: int, last_fact: date) -> None:
        """Of which nothing more is known. Written out, as for all that a sweep makes by the million (decision 0074)."""
        self.made, self.step, self.since, self.touched, self.last_fact = made, step, since, touched, last_fact
        self.because, self.facts = (), ()
        self.edition, self.session, self.planned, self.place = None, None, None, None
        self.participants, self.open_terms, self.agenda, self.was = (), (), (), ()
        self.withdrawn, self.postponement_proposed = (), ()

    def branch(self) -> Pending:
        """A copy that can be changed without touching this one."""
        twin = Pending(self.made, self.step, self.since, self.touched, self.last_fact)
        twin.because, twin.facts = self.because, self.facts
        twin.edition, twin.session, twin.planned, twin.place = self.edition, self.session, self.planned, self.place
        twin.participants, twin.open_terms, twin.agenda, twin.was = self.participants, self.open_terms, self.agenda, self.was
        twin.withdrawn, twin.postponement_proposed = self.withdrawn, self.postponement_proposed
        return twin

    @property
    def is_named(self) -> bool:
        """Whether it is known by an edition or a label."""
        return self.edition is not None or self.session is not None

    def is_planned_after(self, day: date) -> bool:
        """Whether its plan begins later than that day."""
        return self.planned is not None and self.planned.earliest is not None and self.planned.earliest > day


def touched_last(pending: Sequence[Pending]) -> Pending | None:
    """Of some pending sessions the one that a fact touched last."""
    last: Pending | None = None
    for one in pending:
        if last is None or one.touched > last.touched:
            last = one
    return last


@dataclass(init=False, slots=True)
class Held:
    """A session that took place, from ``first`` (None for an open beginning) to ``last``. Changed only before it is kept."""

    held: VagueDate
    first: date | None
    last: date
    edition: int | None
    session: str | None
    place: str | None
    participants: tuple[str, ...]
    level: str | None
    outcomes: tuple[Outcome, ...]
    because: Because
    pending: Pending | None
    """The plan that this session fulfilled, if one was known."""

    def __init__(self, held: VagueDate, first: date | None, last: date, because: Because, pending: Pending | None) -> None:
        """Of which nothing more is known. Written out, as for all that a sweep makes by the million (decision 0074)."""
        self.held, self.first, self.last, self.because, self.pending = held, first, last, because, pending
        self.edition, self.session, self.place, self.level = None, None, None, None
        self.participants, self.outcomes = (), ()

    def twin(self) -> Held:
        """A copy that can be amended and put in the place of this one."""
        twin = Held(self.held, self.first, self.last, self.because, self.pending)
        twin.edition, twin.session, twin.place, twin.level = self.edition, self.session, self.place, self.level
        twin.participants, twin.outcomes = self.participants, self.outcomes
        return twin

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


@dataclass(init=False, slots=True)
class Course:
    """Everything that the facts folded so far have brought about."""

    name: str
    parties: tuple[str, ...]
    cadence: str | None
    ahead: Ahead
    known_on: date
    quiet: Mapping[str, Literal["same", "apart"]]
    level: str | None
    phase: Phase
    phase_began: date
    phase_touched: int
    before_notice: tuple[Phase, date] | None
    opening: OpeningCourse | None
    pending: list[Pending]
    held: tuple[Held, ...]
    """A tuple, as are those called off, lapsed or odd: branches share it, and there are far more branches than changes."""
    closings: tuple[Closed, ...]
    lapsed: tuple[Lapsed, ...]
    notice: Notice | None
    notice_applied: bool
    until: VagueDate | None
    successors: tuple[str, ...]
    level_changed: date | None
    count: int
    """How many facts of the record are folded."""
    turn: int
    """How often this fold was carried on. Of two things that were touched, the one with the higher turn was so later."""
    odd: tuple[OddThing, ...]
    highest_held: int
    """The highest edition that was ever held: whatever is above it is new."""

    def __init__(
        self,
        name: str,
        parties: tuple[str, ...],
        cadence: str | None,
        ahead: Ahead,
        known_on: date,
        quiet: Mapping[str, Literal["same", "apart"]],
    ) -> None:
        """Nothing is folded. Written out, as for all that a sweep makes by the million (decision 0074)."""
        self.name, self.parties, self.cadence = name, parties, cadence
        self.ahead, self.known_on, self.quiet = ahead, known_on, quiet
        self.level, self.level_changed = None, None
        self.phase, self.phase_began, self.phase_touched = _NONE, _FIRST_OF_ALL, 0
        self.notice, self.before_notice, self.notice_applied = None, None, False
        self.opening, self.until, self.successors = None, None, ()
        self.pending, self.held, self.closings, self.lapsed, self.odd = [], (), (), (), ()
        self.count, self.turn, self.highest_held = 0, 0, 0

    def take_up(self) -> None:
        """One fact more is about to be folded."""
        self.count += 1
        self.turn += 1

    def warn(self, code: str, message: str, *facts: str) -> None:
        """Note something odd, once."""
        thing = OddThing(code, message, facts)
        if thing not in self.odd:
            self.odd = (*self.odd, thing)

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
        self.held = (*self.held[:-1], held, self.held[-1]) if before_last and self.held else (*self.held, held)
        self.highest_held = max(self.highest_held, held.edition or 0)

    def amend(self, held: Held, amended: Held) -> None:
        """Put a session that was held in the place of what was known of it before."""
        place = len(self.held) - 1
        while self.held[place] is not held:
            place -= 1
        self.held = (*self.held[:place], amended, *self.held[place + 1 :])
        self.highest_held = max(self.highest_held, amended.edition or 0)

    @property
    def latest_touched(self) -> Pending | None:
        """The pending session that a fact touched last."""
        return touched_last(self.pending)

    def close_everything(self, since: str, because: Because) -> bool:
        """Close the pending sessions and the opening; whether that ended an agreed opening or a pending session."""
        ended = bool(self.pending) or (self.opening is not None and self.opening.opening.step == "agreed")
        self.lapse(self.pending, since, because)
        self.opening = None
        return ended

    def lapse(self, pending: Iterable[Pending], since: str, because: Because) -> None:
        """Drop pending sessions: nothing more is to be expected of them."""
        dropped = list(pending)
        if dropped:
            self.lapsed = (*self.lapsed, *[Lapsed(p, since, because) for p in dropped])
            self.pending = [p for p in self.pending if not any(p is one for one in dropped)]

    def branch(self) -> Course:
        """A copy that can be folded further without touching this one."""
        twin = Course(self.name, self.parties, self.cadence, self.ahead, self.known_on, self.quiet)
        twin.level, twin.level_changed = self.level, self.level_changed
        twin.phase, twin.phase_began, twin.phase_touched = self.phase, self.phase_began, self.phase_touched
        twin.notice, twin.before_notice, twin.notice_applied = self.notice, self.before_notice, self.notice_applied
        twin.opening, twin.until, twin.successors = self.opening, self.until, self.successors
        for pending in self.pending:
            twin.pending.append(pending.branch())
        twin.held, twin.closings, twin.lapsed, twin.odd = self.held, self.closings, self.lapsed, self.odd
        twin.count, twin.turn, twin.highest_held = self.count, self.turn, self.highest_held
        return twin


_NONE: Final = Phase("none")
_FIRST_OF_ALL: Final = date.min


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
