"""Events written as they are to be stored, once: for the ledger, and for whoever works something out of them elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from itertools import chain

from api.ledger.chain import Linked, OfStream, stamp
from api.ledger.derived import Derived
from api.ledger.mapper import written
from api.ledger.streams import decoded
from domain.dossier import Recorded, Stream
from domain.facts import Event

Entries = list[OfStream]
"""A stream as it is stored."""


class Written:
    """Events of several streams, which follow what is recorded in each, and what is derived from them.

    A stream is written when it is first asked for. Raises :class:`~api.ledger.errors.Unstorable` for what cannot be kept.
    """

    def __init__(self, batches: Mapping[str, Sequence[Event]], before: Mapping[str, int]) -> None:
        """``before`` is the version of each stream so far; left out, 0."""
        self._batches, self._before = batches, before
        self._stored: dict[str, list[Linked]] = {}
        self._texts: dict[str, list[list[str]]] = {}
        self._derived = Derived()

    @property
    def streams(self) -> Collection[str]:
        """The ids of the streams that they are in."""
        return self._batches.keys()

    def all(self) -> tuple[list[Linked], Derived]:
        """All of them in their order, with what is derived from them in the same."""
        stored = list(chain.from_iterable(map(self._of, self._batches)))
        self._derived.texts = list(chain.from_iterable(self._texts[stream] for stream in self._batches))
        return stored, self._derived

    def entries(self, stream: Stream) -> Entries:
        """A whole stream, with what is added here at its end; what was recorded before is written anew."""
        added = self._of(stream.id)
        held = stream.version - len(added)
        stored = [*(written(stream.id, item.version, item.event)[0] for item in stream.events[:held]), *added]
        return [_entry(item, one) for item, one in zip(stream.events, stored, strict=True)]

    def _of(self, stream: str) -> list[Linked]:
        if stream not in self._stored:
            self._stored[stream] = stored = []
            for version, event in enumerate(self._batches.get(stream, ()), self._before.get(stream, 0) + 1):
                one, fields = written(stream, version, event)
                stored.append(one)
                self._derived.take(stream, one[2], fields)
            self._texts[stream], self._derived.texts = self._derived.texts, []
        return self._stored[stream]


def stream_of(id: str, entries: Entries) -> Stream:
    """The stream that is so stored. Raises :class:`~api.ledger.errors.Unreadable`."""
    return Stream(id, decoded(id, entries))


def _entry(item: Recorded, stored: Linked) -> OfStream:
    return item.position, item.version, stored[2], stored[3], _stamp(item.recorded_at)


_stamp = lru_cache(64)(stamp)
