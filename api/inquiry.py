"""Every question that a ledger can be asked about its subjects, at any three clocks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from api.filters import Filters, parties_of, sides
from api.known import telling
from api.subjects import Kind, Subjects
from domain.dossier import Clocks
from domain.evidence.account import Account
from domain.issue.state import IssueState
from domain.mechanism.state import MechanismState
from domain.person import ActorState
from domain.relation import Relation, relation
from domain.replay import AgendaItem, AnyReader, Band, Belief, Change, StatusChange, agenda, beliefs, changes, difference, timeline
from domain.visit.state import VisitState

NO_FILTERS = Filters()
"""Asks nothing: every subject fits."""


class Inquiry:
    """The questions. Each raises :class:`~api.known.NotKnown` where nothing could have been read at the clocks."""

    def __init__(self, subjects: Subjects) -> None:
        self._subjects = subjects

    def state(self, id: str, clocks: Clocks) -> MechanismState:
        """The state of a mechanism."""
        found: MechanismState = self._state(id, clocks, "mechanism")
        return found

    def visit(self, id: str, clocks: Clocks) -> VisitState:
        """The state of a visit."""
        found: VisitState = self._state(id, clocks, "visit")
        return found

    def issue(self, id: str, clocks: Clocks) -> IssueState:
        """The state of an issue."""
        found: IssueState = self._state(id, clocks, "issue")
        return found

    def actor(self, id: str, clocks: Clocks) -> ActorState:
        """The state of an actor."""
        found: ActorState = self._state(id, clocks, "actor")
        return found

    def _state(self, id: str, clocks: Clocks, kind: Kind) -> Any:
        with telling():
            return self._subjects.reader(id, clocks, kind).state(clocks.as_of)

    def accounts(self, id: str, clocks: Clocks, kind: Kind | None = None) -> tuple[Account, ...]:
        """Everything visible of a subject in fold order: facts, and what is said about them."""
        reader = self._subjects.reader(id, clocks, kind)
        with telling():
            reader.require()
        return reader.accounts.visible

    def timeline(self, id: str, clocks: Clocks, kind: Kind | None = None) -> tuple[Band, ...]:
        """The bands of status along the days, for one known date."""
        with telling():
            return timeline(self._subjects.resolve(id, clocks, kind), clocks)

    def beliefs(self, id: str, clocks: Clocks, kind: Kind | None = None) -> tuple[Belief, ...]:
        """How the answer about ``clocks.as_of`` changed as articles appeared."""
        found = beliefs(self._subjects.resolve(id, clocks, kind), clocks)
        if not found:
            with telling():
                self._subjects.reader(id, clocks, kind).require()
        return found

    def diff(self, id: str, before: Clocks, after: Clocks, kind: Kind = "mechanism") -> tuple[Change, ...]:
        """What changed between two points, field by field."""
        return difference(self._state(id, before, kind), self._state(id, after, kind))

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
        return tuple(self._fitting("mechanism", clocks, Filters(party, state, kind, status, q)))

    def visits(self, clocks: Clocks, filters: Filters = NO_FILTERS) -> tuple[VisitState, ...]:
        """The visits of which a fact stands at the clocks, by id; one whose every fact was retracted is none."""
        return tuple(visit for visit in self._fitting("visit", clocks, filters) if any(not a.fallen for a in visit.accounts))

    def issues(self, clocks: Clocks, filters: Filters = NO_FILTERS) -> tuple[IssueState, ...]:
        """The issues known at the clocks, by id."""
        return tuple(self._fitting("issue", clocks, filters))

    def actors(self, clocks: Clocks, filters: Filters = NO_FILTERS) -> tuple[ActorState, ...]:
        """The actors that the ledger held by then, by id."""
        return tuple(self._fitting("actor", clocks, filters))

    def relation(self, one: str, other: str, clocks: Clocks) -> Relation:
        """Everything between two states (ISO codes, or bodies), in either order."""
        pair = (min(one, other), max(one, other))

        def between(kind: Kind) -> Iterator[Any]:
            for reader in self._subjects.readers(kind, clocks):
                answer = reader.state(clocks.as_of)
                if set(pair) <= sides(parties_of(answer), reader):
                    yield answer

        return relation(pair, clocks, between("mechanism"), between("visit"), between("issue"))

    def relations(self, clocks: Clocks) -> tuple[tuple[str, str], ...]:
        """Every pair of states (or bodies) between which anything is known, in their order."""
        pairs: set[tuple[str, str]] = set()
        kinds: tuple[Kind, ...] = ("mechanism", "visit", "issue")
        for reader in (reader for kind in kinds for reader in self._subjects.readers(kind, clocks)):
            concerned = sorted(sides(parties_of(reader.state(clocks.as_of)), reader))
            pairs |= {(one, other) for place, one in enumerate(concerned) for other in concerned[place + 1 :]}
        return tuple(sorted(pairs))

    def changes(self, since: date, until: date, clocks: Clocks, *, hindsight: bool) -> tuple[StatusChange, ...]:
        """Whose status changed after ``since`` and up to ``until``, and why; oldest first."""
        dossiers = (self._subjects.dossier(id) for id in self._subjects.ids("mechanism"))
        found = (change for dossier in dossiers for change in changes(dossier, since, until, clocks, hindsight=hindsight))
        return tuple(sorted(found, key=lambda change: (change.day, change.id)))

    def agenda(self, first: date, last: date, clocks: Clocks) -> tuple[AgendaItem, ...]:
        """What is planned, overdue or runs out from ``first`` to ``last``, as seen at the clocks."""
        return agenda(self.mechanisms(clocks), first, last)

    def _fitting(self, kind: Kind, clocks: Clocks, filters: Filters) -> Iterator[Any]:
        readers: Iterator[AnyReader] = self._subjects.readers(kind, clocks)
        for reader in filter(filters.may_fit, readers):
            answer = reader.state(clocks.as_of)
            if filters.fits(answer, reader):
                yield answer
