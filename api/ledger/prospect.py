"""A ledger as it would be if something were recorded. Nothing is written."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from heapq import merge

from api.ledger.ledger import Ledger
from api.ledger.prospective import WouldConcern
from domain.dossier import Recorded, Stream
from domain.facts import Event
from domain.mechanism.events import MechanismSucceeded
from domain.merging import MergedInto
from domain.search.sought import Phrase, laid_out
from domain.search.texts import texts_ever

FEW = 100
"""From more streams on, which of them are new is asked once for all."""


class Prospect(Ledger):
    """The ledger with more events and texts, all recorded at one moment: for questions only, and soon out of date."""

    def __init__(
        self,
        ledger: Ledger,
        batches: Mapping[str, Sequence[Event]],
        texts: Mapping[str, str],
        recorded_at: datetime,
    ) -> None:
        vars(self).update(vars(ledger))  # what it holds is read through the ledger's own memory
        self._ledger, self._batches, self._texts, self._recorded_at = ledger, batches, texts, recorded_at
        self._newest = ledger.position()
        self._first: dict[str, int] = {}
        for stream, events in batches.items():
            self._first[stream] = self._newest + 1
            self._newest += len(events)
        self._new = set(batches).difference(ledger.held(batches)) if len(batches) > FEW else set()
        self.concerns, self.turns = WouldConcern(ledger.concerns, batches), None

    def stream(self, id: str) -> Stream | None:
        """The stream with what would be added to it."""
        held, more = None if id in self._new else self._ledger.stream(id), self._batches.get(id, ())
        if not more:
            return held
        events = held.events if held else ()
        added = (
            Recorded(self._first[id] + number, self._recorded_at, id, len(events) + number + 1, event)
            for number, event in enumerate(more)
        )
        return Stream(id, (*events, *added))

    def before(self, id: str) -> Stream | None:
        """The stream as it is recorded, with nothing added."""
        return self._ledger.stream(id)

    def streams(self, ids: Iterable[str]) -> dict[str, Stream]:
        """The streams with what would be added to them."""
        asked = list(ids)
        found = self._ledger.streams(id for id in asked if id not in self._batches)
        return found | {id: stream for id in asked if id in self._batches and (stream := self.stream(id))}

    def opened(self) -> Mapping[str, str]:
        """Every stream's id → the stored name of the event that opened it."""
        held = self._ledger.opened()
        return {**held, **{id: events[0].stored_name() for id, events in self._batches.items() if id not in held}}

    def held(self, ids: Collection[str]) -> set[str]:
        """Those of the ids under which a stream would be recorded."""
        return self._ledger.held(ids) | {id for id in ids if self._batches.get(id)}

    def openings(self, name: str, first: str = "") -> Iterator[str]:
        """The ids of the subjects that an event of that name would have opened, from ``first`` on, by id."""
        new = sorted(id for id, events in self._batches.items() if id >= first and self._is_new(id) and _opens(events, name))
        return merge(self._ledger.openings(name, first), new)

    def opener(self, id: str) -> str | None:
        """The stored name of the event that would have opened the stream of that id."""
        opened = self._ledger.opener(id)
        return self._batches[id][0].stored_name() if opened is None and self._batches.get(id) else opened

    def position(self) -> int:
        """The newest position that there would be."""
        return self._newest

    def standings_on(self, day: date, known_by: datetime, kind: str) -> None:
        """Nothing: bands are kept of what is recorded."""
        return

    def rectangles(self, id: str) -> None:
        """Nothing: bands are kept of what is recorded."""
        return

    def news(self, after: int) -> list[tuple[int, str, str]]:
        """Nothing: it stays as it was foreseen."""
        return []

    def succeeded(self) -> tuple[str, ...]:
        """The ids of the streams in which a succession would stand."""
        return (*self._ledger.succeeded(), *self._adding(MechanismSucceeded))

    def merged(self) -> tuple[str, ...]:
        """The ids of the streams in which a merge would stand."""
        return (*self._ledger.merged(), *self._adding(MergedInto))

    def mentioning(self, phrase: Phrase) -> frozenset[str]:
        """The ids of the streams in which the phrase would ever have stood."""
        return self._ledger.mentioning(phrase) | {id for id, events in self._batches.items() if _mentions(id, events, phrase)}

    def text(self, digest: str) -> str | None:
        """The text that would be archived under that digest."""
        return self._texts.get(digest) or self._ledger.text(digest)

    def _is_new(self, id: str) -> bool:
        return self._ledger.opener(id) is None

    def _adding(self, kind: type[Event]) -> list[str]:
        return [id for id, events in self._batches.items() if any(isinstance(event, kind) for event in events)]


def _opens(events: Sequence[Event], name: str) -> bool:
    return bool(events) and events[0].stored_name() == name


def _mentions(stream: str, events: Iterable[Event], phrase: Phrase) -> bool:
    said = (text for event in events for text in texts_ever(stream, dict(event)))
    return any(phrase.is_in(laid_out(text)) for text in said)
