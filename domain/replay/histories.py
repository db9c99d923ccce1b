"""The history of an occasion: what was first said of it, how often it was moved since, and when the ledger took that in."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from domain.dossier import Dossier
from domain.evidence.account import Account
from domain.facts import CommentDeclined, Fact, FactCorrected, FactRetracted
from domain.mechanism.session_events import OutcomeReported, ParticipationWithdrawn
from domain.replay.readers import AnyReader
from domain.standing import Because, Rule
from domain.statement import StatementMade

_NO_MOVE = (CommentDeclined, OutcomeReported, ParticipationWithdrawn, StatementMade)
"""What leaves every session and journey where it is."""


@dataclass(frozen=True, slots=True)
class History:
    """What a calendar program needs to tell one occasion from another, and an older word about it from a newer.

    ``mark`` stays the same while more is recorded. ``sequence`` only grows: by two with everything told of the subject that may
    have moved the occasion, beyond the first such, since it was first recorded; by one where the calendar turned it in between.
    ``created`` is when the ledger took in the first word about it, ``changed`` when it took in the newest that counts, or when
    the calendar turned it.
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


class Told:
    """What a reader was ever told of a subject, looked up once for all its occasions."""

    def __init__(self, reader: AnyReader) -> None:
        """Goes through everything that could be read by now, also what has fallen since, or whose articles were withdrawn."""
        self.all = tuple(account for account in reader.accounts.all if _was_read(account, reader.known_by))
        self._by_key = {account.key: account for account in reader.accounts.visible}
        moves = [account for account in self.all if not isinstance(account.fact, _NO_MOVE)]
        self._moves = sorted(account.position for account in moves)
        self._newest = max((account.recorded_at for account in moves), default=None)
        cited = (cited for account in reader.accounts.all for cited in account.citations)
        self._withdrawn = len({one.article.id for one in cited if one.article.void})
        self._id, self._origins = reader.dossier.subject.id, _origins(reader.dossier)

    def stands(self, keys: Iterable[str]) -> tuple[Account, ...]:
        """What stands of these facts, in fold order."""
        found = (self._by_key[key] for key in keys if key in self._by_key)
        return tuple(sorted(found, key=lambda account: account.order))

    def history(self, own: Sequence[Account], turn: Turn) -> History:
        """The history of an occasion of which these accounts are, and which has come to that ``turn``."""
        first = min(own, key=lambda account: account.position)
        # The first move counts for nothing, wherever it was recorded: an older word that is read later only adds to them.
        later = max(len(self._moves) - bisect_left(self._moves, first.position) - 1, 0)
        times = [account.recorded_at for account in own]
        newest = [self._newest] if self._newest and self._moves[-1] > first.position else []
        return History(
            mark=self._origins.get(first.position, f"{self._id} {first.key}"),
            sequence=2 * (later + self._withdrawn) + turn.is_the_calendars,
            created=first.recorded_at,
            changed=max([*times, *newest, *([turn.day] if turn.day else [])]),
        )


def _was_read(account: Account, known_by: datetime) -> bool:
    """Whether it could be read by then, in an article that can have known of it; a coder's slip is mended at every date (1.7).

    Once it was corrected, an article that knew of it as it was counts as well: what was read stays read.
    """
    fact = account.fact
    is_a_slip = isinstance(fact, FactCorrected | FactRetracted) and fact.cause == "coder"
    counting = (cited for cited in account.citations if cited.counts or account.corrections)
    return is_a_slip or any(cited.article.public <= known_by for cited in counting)


def _origins(dossier: Dossier) -> dict[int, str]:
    """Position → the stream and key under which a fact was recorded, where that may have been a double's."""
    if not dossier.doubles:
        return {}
    recorded = (item for stream in dossier.streams() for item in stream.events)
    return {item.position: f"{item.stream} {item.event.key}" for item in recorded if isinstance(item.event, Fact)}
