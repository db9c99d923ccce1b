"""The history of an occasion: what was first said of it, how often it was moved since, and when the ledger took that in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from domain.dossier import Dossier, Recorded
from domain.evidence.account import Account
from domain.facts import AboutFact, CommentDeclined, DisputeSettled, Fact, FactCorrected, FactRetracted
from domain.mechanism.session_events import OutcomeReported, ParticipationWithdrawn
from domain.replay.readers import AnyReader
from domain.standing import Because, Rule
from domain.statement import StatementMade

_NO_MOVE = (CommentDeclined, OutcomeReported, ParticipationWithdrawn, StatementMade)
"""What leaves every session and journey where it is."""


@dataclass(frozen=True, slots=True)
class History:
    """What a calendar program needs to tell one occasion from another, and an older word about it from a newer.

    ``mark`` stays the same while more is recorded. ``sequence`` only grows: by two with everything that may have moved the
    occasion since it was first recorded, by one where the calendar turned it into something else in between. ``created`` and
    ``changed`` are when the ledger took in the first and the newest word about it, or when the calendar changed it.
    """

    mark: str
    sequence: int
    created: datetime
    changed: datetime


@dataclass(frozen=True, slots=True)
class Turn:
    """The step that an occasion has come to, since when, and why."""

    step: str
    since: str | None
    because: Because

    @property
    def is_the_calendars(self) -> bool:
        """Whether the passing of a day, and no word about it, made it what it is; that it will be due one day is no change yet."""
        return self.step in ("overdue", "lapsed")

    @property
    def day(self) -> datetime | None:
        """When a rule of the calendar turned it, if one did."""
        is_by_rule = self.is_the_calendars and any(isinstance(reason, Rule) for reason in self.because)
        return datetime.combine(date.fromisoformat(self.since), time.min, UTC) if is_by_rule and self.since else None


def history(reader: AnyReader, stands: Sequence[Account], said: Iterable[Account], turn: Turn) -> History:
    """The history of an occasion of which something ``stands`` or was ``said``, and which has come to that ``turn``."""
    told = {account.key: account for account in said}
    first = min(stands or told.values(), key=lambda account: account.position)
    moves = [a for a in ever_read(reader) if a.position > first.position and not isinstance(a.fact, _NO_MOVE)]
    about = {*told, *turn.because}
    times = [a.recorded_at for a in reader.accounts.all if a.key in about or not about.isdisjoint(_revised(a))]
    return History(
        mark=_mark(reader.dossier, first),
        sequence=2 * (len(moves) + _withdrawn(reader)) + turn.is_the_calendars,
        created=first.recorded_at,
        changed=max([*times, turn.day] if turn.day else times),
    )


def _withdrawn(reader: AnyReader) -> int:
    """How many of the articles that were cited have been withdrawn."""
    return len({cited.article.id for account in reader.accounts.all for cited in account.citations if cited.article.void})


def ever_read(reader: AnyReader) -> Iterator[Account]:
    """Everything that could be read by now, also what has fallen since, or whose every article was withdrawn."""
    for account in reader.accounts.all:
        if any(cited.article.public <= reader.known_by for cited in account.citations) or _is_a_coders_slip(account.fact):
            yield account


def _is_a_coders_slip(fact: Fact) -> bool:
    """What mends a coder's slip holds at every known date (1.7)."""
    return isinstance(fact, FactCorrected | FactRetracted) and fact.cause == "coder"


def _revised(account: Account) -> set[str]:
    """The keys of the facts that a revision is about."""
    fact = account.fact
    if isinstance(fact, AboutFact):
        return {fact.fact}
    return {*fact.upheld, *fact.dismissed} if isinstance(fact, DisputeSettled) else set()


def _mark(dossier: Dossier, first: Account) -> str:
    """The stream and key under which the first word was recorded, also where that stream is now known to be a double's."""
    recorded = _recorded(dossier) if dossier.doubles else iter(())
    origin = next((item for item in recorded if item.position == first.position), None)
    if origin is not None and isinstance(origin.event, Fact):
        return f"{origin.stream} {origin.event.key}"
    return f"{dossier.subject.id} {first.key}"


def _recorded(dossier: Dossier) -> Iterator[Recorded]:
    return (item for stream in dossier.streams() for item in stream.events)
