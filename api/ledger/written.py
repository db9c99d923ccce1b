"""Events written as they are to be stored, once: for the ledger, and for whoever works something out of them elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from eventsourcing.persistence import StoredEvent

from api.ledger.chain import OfStream, stamp
from api.ledger.derived import Derived
from api.ledger.mapper import to_stored, written
from api.ledger.streams import decoded
from domain.dossier import Recorded, Stream
from domain.facts import Event

Entries = list[OfStream]
"""A stream as it is stored."""


class Written:
    """Events of several streams, which follow what is recorded in each, and what is derived from them.

    Raises :class:`~api.ledger.errors.Unstorable` for an event that cannot be kept.
    """

    def __init__(self, batches: Mapping[str, Sequence[Event]], before: Mapping[str, int]) -> None:
        """``before`` is the version of each stream so far; left out, 0."""
        self.stored: list[StoredEvent] = []
        self.derived = Derived()
        self._of: dict[str, Sequence[StoredEvent]] = {}
        for stream, events in batches.items():
            first = len(self.stored)
            for version, event in enumerate(events, before.get(stream, 0) + 1):
                one, fields = written(stream, version, event)
                self.stored.append(one)
                self.derived.take(stream, one.topic, fields)
            self._of[stream] = self.stored[first:]

    @property
    def streams(self) -> Collection[str]:
        """The ids of the streams that they are in."""
        return self._of.keys()

    def entries(self, stream: Stream) -> Entries:
        """A whole stream, with what is added here at its end; what was recorded before is written anew."""
        added = self._of.get(stream.id, ())
        held = stream.version - len(added)
        stored = [*(to_stored(stream.id, item.version, item.event) for item in stream.events[:held]), *added]
        return [_entry(item, one) for item, one in zip(stream.events, stored, strict=True)]


def stream_of(id: str, entries: Entries) -> Stream:
    """The stream that is so stored. Raises :class:`~api.ledger.errors.Unreadable`."""
    return Stream(id, decoded(id, entries))


def _entry(item: Recorded, stored: StoredEvent) -> OfStream:
    return item.position, item.version, stored.topic, stored.state, stamp(item.recorded_at)
