"""What the events of a ledger would concern if some more were recorded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cached_property
from heapq import merge
from typing import Any

from api.ledger.concerned import Rows, rows_of
from api.ledger.concerns import Concerns, Party
from api.ledger.mapper import to_fields
from domain.facts import Event
from domain.instants import instant_of


class WouldConcern(Concerns):
    """What the ledger's own events concern, and beside it what others would."""

    def __init__(self, held: Concerns, batches: Mapping[str, Sequence[Event]]) -> None:
        self._held, self._batches = held, batches

    @cached_property
    def _rows_added(self) -> Rows:
        """Found only when somebody asks: most prospects are of a recording, about which nobody does."""
        return rows_of((id, one.stored_name(), to_fields(one)) for id, batch in self._batches.items() for one in batch)

    def citing(self, article: str) -> set[str]:
        """The streams in which the article would ever have been cited."""
        return self._held.citing(article) | {stream for cited, stream in self._added("cited") if cited == article}

    def naming(self, actor: str) -> set[str]:
        """The streams in which the actor would ever have been named."""
        return self._held.naming(actor) | {stream for named, stream, _ in self._added("parties") if named == actor}

    def of_side(self, side: str) -> set[str]:
        """The streams in which a state, or anyone who would belong to it, would ever have been named."""
        added = {stream for actor in self.members(side) for stream in self.naming(actor)}
        return self._held.of_side(side) | self.naming(side) | added

    def parties(self) -> list[Party]:
        """Everyone who would ever have been named, and where."""
        added = {(actor, stream): bool(always) for actor, stream, always in self._added("parties")}
        held = (party for party in self._held.parties() if added.get((party.actor, party.stream), True))
        return [*held, *(Party(*named, always) for named, always in added.items())]

    def members(self, state: str) -> set[str]:
        """The actors that would be registered as belonging to a state."""
        return self._held.members(state) | {actor for actor, _, of in self._added("members") if of == state}

    def states(self) -> dict[str, str]:
        """The state of every actor that would be registered as belonging to one."""
        return self._held.states() | {actor: state for actor, _, state in self._added("members") if state is not None}

    def of_kind(self, kind: str) -> set[str]:
        """The actors that would be registered as of that kind."""
        return self._held.of_kind(kind) | {actor for actor, of, _ in self._added("members") if of == kind}

    def planned(self, first: date, last: date) -> set[str]:
        """The streams in which something would ever have been planned for these days."""
        one, other = first.toordinal(), last.toordinal()
        return self._held.planned(first, last) | {
            stream for _, begins, ends, stream in self._added("ahead") if begins <= other and ends >= one
        }

    def ending(self, first: date, last: date) -> Iterator[tuple[date, str]]:
        """The same streams in the order of the last day that something so planned would touch."""
        one, other = first.toordinal(), last.toordinal()
        added = {(ends, stream) for _, begins, ends, stream in self._added("ahead") if begins <= other and ends >= one}
        return merge(self._held.ending(first, last), ((date.fromordinal(day), stream) for day, stream in sorted(added)))

    def last_met(self, by: date) -> dict[str, date]:
        """The latest day up to ``by`` on which a meeting that would be told of in a stream may have begun, by stream."""
        found = self._held.last_met(by)
        for stream, first in self._added("meetings"):
            if first <= by.toordinal():
                found[stream] = max(found.get(stream, date.min), date.fromordinal(first))
        return found

    def archiving(self, digest: str) -> set[str]:
        """The articles whose archived text would have that digest."""
        return self._held.archiving(digest) | {article for of, article in self._added("archived") if of == digest}

    def published(self, after: tuple[datetime, str], first_by: date) -> Iterator[tuple[datetime, str]]:
        """From when on each article would count as public, in that order."""
        rows = (row for row in self._added("publications") if row[2] <= first_by.toordinal())
        added = sorted({(instant_of(public), article) for public, article, _ in rows})
        return merge(self._held.published(after, first_by), (place for place in added if place > after))

    def published_by(self, until: datetime) -> Iterator[tuple[datetime, str]]:
        """The same up to an instant, the latest first."""
        added = sorted({(instant_of(public), article) for public, article, _ in self._added("publications")}, reverse=True)
        return merge(self._held.published_by(until), (place for place in added if place[0] <= until), reverse=True)

    def _added(self, table: str) -> Iterable[tuple[Any, ...]]:
        return self._rows_added[table]
