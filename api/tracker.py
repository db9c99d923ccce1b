"""The tracker: records what is proposed and answers what is asked. Every door calls this, and nothing beneath it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from api.countries import refuse_unknown_states
from api.dossiers import Dossiers
from api.filters import Filters
from api.known import NotKnown, telling
from api.ledger import Conflict, Ledger, LedgerError, LogItem, Problem, open_ledger
from api.library import ArticleRecord, Citing, Library
from api.verification import verify
from domain.actor import ActorRegistered
from domain.dates import end_of
from domain.decide import decide
from domain.dossier import Clocks, Dossier
from domain.evidence.account import Account
from domain.evidence.articles import ArticleView
from domain.mechanism.events import MechanismRegistered
from domain.mechanism.state import MechanismState
from domain.proposal import Proposal
from domain.replay import (
    AgendaItem,
    Band,
    Belief,
    Change,
    Reader,
    StatusChange,
    agenda,
    beliefs,
    changes,
    difference,
    state,
    timeline,
)

__all__ = ["ArticleRecord", "Citing", "Conflict", "LedgerError", "NotKnown", "Problem", "Receipt", "Tracker", "open_tracker"]


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was recorded: the newest position, how many events, in which streams, and how much was there already."""

    position: int
    events: int
    unchanged: int
    streams: tuple[str, ...]


def open_tracker(url: str) -> Tracker:
    """The tracker over the ledger at that URL. Raises :class:`LedgerError`."""
    return Tracker(open_ledger(url))


class Tracker:
    """The application service over one ledger."""

    def __init__(self, ledger: Ledger) -> None:
        """Takes the ledger over: :meth:`close` closes it."""
        self._ledger = ledger
        self._dossiers = Dossiers(ledger)
        self._library = Library(ledger)

    def close(self) -> None:
        """Close the ledger."""
        self._ledger.close()

    def record(self, proposals: Iterable[Proposal], *, recorded_at: datetime, expected: Mapping[str, int] | None = None) -> Receipt:
        """Record a run, all or nothing. ``expected`` adds versions that streams must have.

        Raises :class:`~domain.proposal.Refused` with every reason, or :class:`Conflict` if a stream moved meanwhile.
        """
        proposals = tuple(proposals)
        refuse_unknown_states(proposals)
        decision = decide(self._ledger, proposals)
        versions = {**decision.expected, **(expected or {})}
        if versions:
            self._ledger.append(decision.batches, expected=versions, recorded_at=recorded_at, texts=decision.texts)
        return Receipt(self._ledger.position(), decision.events, decision.unchanged, tuple(decision.batches))

    def clocks(
        self,
        *,
        now: datetime,
        as_of: date | None = None,
        known_by: date | datetime | None = None,
        recorded_by: int | datetime | None = None,
    ) -> Clocks:
        """The clocks of a question: left out, today, now and the newest. A day is known by its end, UTC."""
        known = known_by or now
        instant = known if isinstance(known, datetime) else end_of(known)
        position = self._ledger.position_at(recorded_by) if isinstance(recorded_by, datetime) else recorded_by
        return Clocks(as_of or now.astimezone(UTC).date(), instant, position)

    def state(self, id: str, clocks: Clocks) -> MechanismState:
        """The state of a mechanism. Raises :class:`NotKnown`."""
        with telling():
            return state(self._dossier(id), clocks)

    def accounts(self, id: str, clocks: Clocks) -> tuple[Account, ...]:
        """Everything visible of a mechanism in fold order: facts, and what is said about them. Raises :class:`NotKnown`."""
        dossier = self._dossier(id)
        reader = Reader(dossier, clocks.known_by, clocks.recorded_by)
        with telling():
            reader.require()
        return reader.accounts.visible

    def timeline(self, id: str, clocks: Clocks) -> tuple[Band, ...]:
        """The bands of status along the days, for one known date. Raises :class:`NotKnown`."""
        with telling():
            return timeline(self._dossier(id), clocks)

    def beliefs(self, id: str, clocks: Clocks) -> tuple[Belief, ...]:
        """How the answer about ``clocks.as_of`` changed as articles appeared. Raises :class:`NotKnown`."""
        dossier = self._dossier(id)
        found = beliefs(dossier, clocks)
        if not found:
            with telling():
                Reader(dossier, clocks.known_by, clocks.recorded_by).require()
        return found

    def diff(self, id: str, before: Clocks, after: Clocks) -> tuple[Change, ...]:
        """What changed between two points, field by field. Raises :class:`NotKnown`."""
        return difference(self.state(id, before), self.state(id, after))

    def mechanisms(
        self,
        clocks: Clocks,
        *,
        party: str | None = None,
        state: str | None = None,
        kind: str | None = None,
        status: str | None = None,
        q: str | None = None,
    ) -> tuple[MechanismState, ...]:
        """The mechanisms known at the clocks, by id; ``state`` is an ISO code, ``q`` words in names and gists."""
        filters = Filters(party, state, kind, status, q)
        found = []
        for dossier in filter(filters.may_fit, self._mechanisms()):
            reader = Reader(dossier, clocks.known_by, clocks.recorded_by)
            if reader.knows and filters.fits(answer := reader.state(clocks.as_of), reader):
                found.append(answer)
        return tuple(found)

    def changes(self, since: date, until: date, clocks: Clocks, *, hindsight: bool) -> tuple[StatusChange, ...]:
        """Whose status changed after ``since`` and up to ``until``, and why; oldest first."""
        found = (change for d in self._mechanisms() for change in changes(d, since, until, clocks, hindsight=hindsight))
        return tuple(sorted(found, key=lambda change: (change.day, change.id)))

    def agenda(self, first: date, last: date, clocks: Clocks) -> tuple[AgendaItem, ...]:
        """What is planned, overdue or runs out from ``first`` to ``last``, as seen at the clocks."""
        return agenda(self.mechanisms(clocks), first, last)

    def article(self, id: str, clocks: Clocks) -> ArticleRecord:
        """An article with every fact that cites it. Raises :class:`NotKnown`."""
        return self._library.article(id, clocks)

    def articles(self, clocks: Clocks) -> tuple[ArticleView, ...]:
        """Every article that the ledger held by then and that was public, oldest first."""
        return self._library.articles(clocks)

    def text(self, digest: str) -> str | None:
        """The archived text of that digest, if it is kept."""
        return self._ledger.text(digest)

    def names(self, ids: Iterable[str]) -> dict[str, str]:
        """The names of actors, as registered."""
        streams = ((id, self._ledger.stream(id)) for id in dict.fromkeys(ids))
        return {id: s.registration.name for id, s in streams if s and isinstance(s.registration, ActorRegistered)}

    def log(self, after: int = 0, limit: int = 1_000) -> list[LogItem]:
        """The raw events above a position, in the order of the log."""
        return self._ledger.read(after, limit)

    def position(self) -> int:
        """The newest position; 0 while nothing is recorded."""
        return self._ledger.position()

    def verify(self) -> Iterator[Problem]:
        """What is not as it was recorded, or does not match its evidence; nothing if all is well."""
        return verify(self._ledger)

    def _dossier(self, id: str) -> Dossier:
        dossier = self._dossiers.get(id)
        if dossier is None:
            raise NotKnown(id, "mechanism", None)
        return dossier

    def _mechanisms(self) -> Iterator[Dossier]:
        for id in sorted(id for id, name in self._ledger.opened().items() if name == MechanismRegistered.stored_name()):
            yield self._dossier(id)
