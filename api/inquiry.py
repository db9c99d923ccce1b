"""Every question that a ledger can be asked about its subjects, at any three clocks."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, datetime
from itertools import islice
from typing import Any

from api.agenda import Outlook
from api.agenda import Place as Expected
from api.context import OfficeChange, moments_of_offices, offices
from api.filters import Filters
from api.known import NotKnown, telling
from api.occasions import EVER, Stretch, gathered, usual
from api.relations import between, outlines
from api.subjects import WITH_STATUS, Kind, Subjects
from api.turnings import Place, Span, Turnings
from domain.dossier import Clocks, Dossier
from domain.evidence.account import Account
from domain.issue.state import IssueState
from domain.mechanism.state import MechanismState
from domain.person import ActorState
from domain.relation import Outline, Relation
from domain.replay import (
    AgendaItem,
    AnyReader,
    Band,
    Belief,
    Change,
    Occasion,
    StatusChange,
    Tenure,
    beliefs,
    beliefs_of,
    difference,
    moments_of_change,
    tenures,
    timeline,
)
from domain.standing import Standing
from domain.visit.state import VisitState

NO_FILTERS = Filters()
"""Asks nothing: every subject fits."""


class Inquiry:
    """The questions. Each raises :class:`~api.known.NotKnown` where nothing could have been read at the clocks."""

    def __init__(self, subjects: Subjects) -> None:
        self._subjects = subjects

    def registered(self, prefix: str, *kinds: Kind, most: int | None = None) -> tuple[tuple[str, str], ...]:
        """The ids in the ledger that begin so (so many at most), with their names."""
        return tuple(islice(self._subjects.registered(prefix, *kinds), most))

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

    def standing(self, id: str, clocks: Clocks, kind: Kind | None = None) -> Standing[Any]:
        """The status of a mechanism, visit or issue, since when, and why: the quick part of its state."""
        with telling():
            return self._subjects.standing(id, clocks, kind)

    def stands_for(self, id: str, clocks: Clocks, kind: Kind | None = None) -> str:
        """The id of the subject that this id stands for at the clocks: a double's is another one."""
        return self._subjects.resolve(id, clocks, kind).subject.id

    def context(self, found: MechanismState) -> tuple[OfficeChange, ...]:
        """The offices that those named in a mechanism's facts took or left, as seen at the clocks of its state; newest first."""
        return offices(self._subjects, found.accounts, found.clocks)

    def accounts(self, id: str, clocks: Clocks, kind: Kind | None = None) -> tuple[Account, ...]:
        """Everything visible of a subject in fold order: facts, and what is said about them."""
        reader = self._subjects.reader(id, clocks, kind)
        with telling():
            reader.require()
        return reader.accounts.visible

    def timeline(self, id: str, clocks: Clocks, kind: Kind | None = None) -> tuple[Band, ...]:
        """The bands of status along the days, for one known date."""
        with telling():
            return timeline(self._with_status(id, clocks, kind), clocks)

    def tenures(self, id: str, clocks: Clocks) -> tuple[Tenure, ...]:
        """The offices that an actor held along the days, for one known date."""
        with telling():
            return tenures(self._subjects.resolve(id, clocks, "actor"), clocks)

    def beliefs(self, id: str, clocks: Clocks, kind: Kind | None = None) -> tuple[Belief, ...]:
        """How the answer about ``clocks.as_of`` changed as articles appeared."""
        dossier = self._with_status(id, clocks, kind)
        along = self._subjects.along(dossier, clocks)
        found = beliefs(dossier, clocks) if along is None else beliefs_of(along, dossier, clocks.known_by)
        if not found:
            with telling():
                self._subjects.reader(id, clocks, kind).require()
        return found

    def moments(self, id: str, clocks: Clocks, kind: Kind | None = None) -> tuple[datetime, ...]:
        """The instants up to ``clocks.known_by`` from which, asked on that very day, another answer may have been given.

        Of the id itself, whatever it stands for. None is missing; where only its context may have changed, it may not have.
        """
        dossier = self._subjects.dossier(id, kind, clocks.recorded_by)
        found = set(moments_of_change(dossier, clocks.known_by, clocks.recorded_by, self._subjects.read))
        if dossier.kind == "mechanism":
            found.update(moments_of_offices(self._subjects, dossier.actors, clocks))
        return tuple(sorted(found))

    def diff(self, id: str, before: Clocks, after: Clocks, kind: Kind | None = None) -> tuple[Change, ...]:
        """What changed between two points, field by field."""
        self._subjects.resolve(id, after, kind)
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
        """The visits of which a fact stands at the clocks, by id."""
        return tuple(self._fitting("visit", clocks, filters))

    def issues(self, clocks: Clocks, filters: Filters = NO_FILTERS) -> tuple[IssueState, ...]:
        """The issues known at the clocks, by id."""
        return tuple(self._fitting("issue", clocks, filters))

    def actors(self, clocks: Clocks, filters: Filters = NO_FILTERS) -> tuple[ActorState, ...]:
        """The actors that the ledger held by then, by id."""
        return tuple(self._fitting("actor", clocks, filters))

    def relation(self, one: str, other: str, clocks: Clocks) -> Relation:
        """Everything between two states (ISO codes) or bodies, in either order. Raises NotKnown where neither is known."""
        return between(self._subjects, one, other, clocks)

    def relations(self, clocks: Clocks, state: str | None = None) -> tuple[Outline, ...]:
        """Every relation (of that state) of which anything is known, in the order of their states."""
        return tuple(filter(None, outlines(self._subjects, clocks, state)))

    def relations_beyond(self, clocks: Clocks, state: str | None, after: str | None) -> Iterator[Outline | None]:
        """The same, beyond the two states of ``after``; each is worked out when it is taken, and None is a place to rest."""
        return outlines(self._subjects, clocks, state, after)

    def changes(
        self, since: date, until: date, clocks: Clocks, *, hindsight: bool, among: Collection[str] | None = None
    ) -> tuple[StatusChange, ...]:
        """Whose status changed after ``since`` and up to ``until`` (of these ids, if any are given), and why; oldest first."""
        return tuple(self.changing(Span(since, until, hindsight), clocks, among=among))

    def changing(
        self, span: Span, clocks: Clocks, after: Place | None = None, *, among: Collection[str] | None = None
    ) -> Iterator[StatusChange]:
        """The same in the order of the span, beyond a place in it; each is worked out when it is taken."""
        return Turnings(self._subjects, clocks, span, among).beyond(after)

    def agenda(self, first: date, last: date, clocks: Clocks) -> tuple[AgendaItem, ...]:
        """What is planned, overdue or runs out from ``first`` to ``last``, as seen at the clocks; soonest first."""
        return tuple(filter(None, self.ahead(first, last, clocks)))

    def ahead(self, first: date, last: date, clocks: Clocks, after: Expected | None = None) -> Iterator[AgendaItem | None]:
        """The same beyond a place; each is worked out when it is taken, and None is a place to rest."""
        return Outlook(self._subjects, clocks, first, last).beyond(after)

    def occasions(
        self, clocks: Clocks, filters: Filters = NO_FILTERS, mechanism: str | None = None, days: Stretch = EVER
    ) -> tuple[Occasion, ...]:
        """Every session, journey and meeting known at the clocks (of one mechanism, if one is named), by subject and day."""
        return tuple(gathered(self._subjects, clocks, filters, mechanism, days))

    def usual_days(self, clocks: Clocks, filters: Filters, mechanism: str | None, last: date | None) -> Stretch:
        """The days of a calendar up to ``last`` that names no first one."""
        return usual(self._subjects, clocks, filters, mechanism, last)

    def _state(self, id: str, clocks: Clocks, kind: Kind | None) -> Any:
        with telling():
            return self._subjects.reader(id, clocks, kind).state(clocks.as_of)

    def _with_status(self, id: str, clocks: Clocks, kind: Kind | None) -> Dossier:
        dossier = self._subjects.resolve(id, clocks, kind)
        if dossier.kind not in WITH_STATUS:
            raise NotKnown(id, "mechanism, visit or issue", None)
        return dossier

    def standings(self, kind: Kind, clocks: Clocks) -> tuple[tuple[str, Standing[Any]], ...]:
        """The status of every mechanism, visit or issue that is known at the clocks, by id."""
        return tuple(self._subjects.standings(kind, clocks))

    def listed(self, kind: Kind, clocks: Clocks, filters: Filters = NO_FILTERS, after: str | None = None) -> Iterator[Any]:
        """The states of a kind that fit, by id, beyond the id ``after``; each is worked out when it is asked for."""
        return self._fitting(kind, clocks, filters, after)

    def passes(self, id: str, kind: Kind, clocks: Clocks, filters: Filters) -> bool:
        """Whether the subject of that id is among what a list of its kind would give."""
        return any(True for _ in self._fitting(kind, clocks, filters, only=frozenset([id])))

    def may_pass(self, kind: Kind, filters: Filters) -> Collection[str] | None:
        """The ids of all that can pass the filters at whatever clocks, and of others; None where everything may."""
        return self._subjects.concerned.fitting(kind, filters)

    def _fitting(
        self, kind: Kind, clocks: Clocks, filters: Filters, after: str | None = None, only: Collection[str] | None = None
    ) -> Iterator[Any]:
        among: Collection[str] | None = only or self._subjects.concerned.fitting(kind, filters)
        if filters.status is not None and kind in WITH_STATUS:
            standings = self._subjects.standings(kind, clocks)
            among = {id for id, found in standings if found.status == filters.status and (among is None or id in among)}
        readers: Iterator[AnyReader] = self._subjects.readers(kind, clocks, filters.phrases, after=after, among=among)
        for reader in filter(filters.may_fit, readers):
            answer = reader.state(clocks.as_of)
            if filters.fits(answer, reader):
                yield answer
