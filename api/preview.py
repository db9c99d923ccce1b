"""What would be if something were recorded: the answer before and after, and why it would be refused. Nothing is written."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from api.countries import refuse_unknown_states
from api.known import NotKnown, telling
from api.ledger import Ledger
from api.subjects import Subjects
from domain.decide import decide
from domain.dossier import Clocks, Recorded, Stream
from domain.facts import Event
from domain.mechanism.events import MechanismSucceeded
from domain.mechanism.state import MechanismState
from domain.merging import MergedInto
from domain.proposal import Proposal, Refusal, Refused
from domain.replay import Change, difference
from domain.replay.difference import plain

_NO_PART = frozenset({"clocks", "position", "accounts", "names", "because"})


@dataclass(frozen=True, slots=True)
class Preview:
    """The state before and after, None where nothing is visible at the clocks; and how many events it would take."""

    before: Any
    after: Any
    events: int

    @property
    def changes(self) -> tuple[Change, ...]:
        """What would change, field by field; nothing where there is no state before or none after."""
        if isinstance(self.before, MechanismState) and isinstance(self.after, MechanismState):
            return difference(self.before, self.after)
        return tuple(_changes(self.before, self.after)) if self.before is not None and self.after is not None else ()


def preview(ledger: Ledger, id: str, proposals: Iterable[Proposal], clocks: Clocks) -> Preview:
    """The state of ``id`` before and after the proposals. Raises :class:`~domain.proposal.Refused`."""
    proposals = tuple(proposals)
    refuse_unknown_states(proposals)
    decision = decide(ledger, proposals)
    after = Prospect(ledger, decision.batches, clocks.known_by)
    newest = Clocks(clocks.as_of, clocks.known_by)
    return Preview(_state(Subjects(ledger), id, newest), _state(Subjects(after), id, newest), decision.events)


def objections(ledger: Ledger, proposals: Iterable[Proposal], unclear: Collection[str]) -> tuple[Refusal, ...]:
    """Why the proposals would be refused; what refers to an id or key that is ``unclear`` is not held against them."""
    proposals = tuple(proposals)
    try:
        refuse_unknown_states(proposals)
        decide(ledger, proposals)
    except Refused as refused:
        named = tuple(map(repr, unclear))
        return tuple(r for r in refused.refusals if not any(name in r.reason.partition("; did you mean")[0] for name in named))
    return ()


class Prospect:
    """The :class:`~api.holdings.Holdings` of a ledger as it would be with more events, recorded at one moment."""

    def __init__(self, ledger: Ledger, batches: Mapping[str, Sequence[Event]], recorded_at: datetime) -> None:
        self._ledger = ledger
        self._batches = batches
        self._recorded_at = recorded_at
        self._newest = ledger.position()
        self._first: dict[str, int] = {}
        for stream, events in batches.items():
            self._first[stream] = self._newest + 1
            self._newest += len(events)

    def stream(self, id: str) -> Stream | None:
        """The stream with what would be added to it."""
        held, more = self._ledger.stream(id), self._batches.get(id, ())
        if not more:
            return held
        events = held.events if held else ()
        added = (
            Recorded(self._first[id] + number, self._recorded_at, id, len(events) + number + 1, event)
            for number, event in enumerate(more)
        )
        return Stream(id, (*events, *added))

    def opened(self) -> Mapping[str, str]:
        """Every stream's id → the stored name of the event that opened it."""
        held = self._ledger.opened()
        return {**held, **{id: events[0].stored_name() for id, events in self._batches.items() if id not in held}}

    def position(self) -> int:
        """The newest position that there would be."""
        return self._newest

    def succeeded(self) -> tuple[str, ...]:
        """The ids of the streams in which a succession would stand."""
        return (*self._ledger.succeeded(), *self._adding(MechanismSucceeded))

    def merged(self) -> tuple[str, ...]:
        """The ids of the streams in which a merge would stand."""
        return (*self._ledger.merged(), *self._adding(MergedInto))

    def _adding(self, kind: type[Event]) -> list[str]:
        return [id for id, events in self._batches.items() if any(isinstance(event, kind) for event in events)]


def _state(subjects: Subjects, id: str, clocks: Clocks) -> Any:
    try:
        with telling():
            return subjects.reader(id, clocks).state(clocks.as_of)
    except NotKnown:
        return None


def _changes(before: Any, after: Any) -> Iterable[Change]:
    for part in fields(after):
        old, new = plain(getattr(before, part.name)), plain(getattr(after, part.name))
        if part.name not in _NO_PART and old != new:
            yield Change(part.name, old, new, ())
