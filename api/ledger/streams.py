"""Decoded streams in memory. Streams only grow, so a known one is extended by what is new and never read twice."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

from api.ledger.chain import Entry, instant
from api.ledger.errors import Unreadable
from api.ledger.mapper import to_event
from api.ledger.port import Recorder
from domain.dossier import Recorded, Stream


class Streams:
    """The streams of one ledger, as of every call: the newest are asked for, whoever wrote them."""

    def __init__(self, recorder: Recorder, capacity: int) -> None:
        self._recorder, self._capacity = recorder, capacity
        self._lock = Lock()
        self._known: OrderedDict[str, Stream] = OrderedDict()

    def stream(self, id: str) -> Stream | None:
        """The whole stream, or ``None`` if nothing was recorded in it. Raises :class:`Unreadable`."""
        known = self._recall(id)
        entries = self._recorder.stream_entries(id, known.version if known else 0)
        if not entries:
            return known
        events = known.events if known else ()
        return self._keep(Stream(id, (*events, *map(recorded, entries))))

    def _recall(self, id: str) -> Stream | None:
        with self._lock:
            if id in self._known:
                self._known.move_to_end(id)
            return self._known.get(id)

    def _keep(self, stream: Stream) -> Stream:
        with self._lock:
            known = self._known.get(stream.id)
            if known is None or known.version < stream.version:
                self._known[stream.id] = stream
            self._known.move_to_end(stream.id)
            while len(self._known) > self._capacity:
                self._known.popitem(last=False)
        return stream


def recorded(entry: Entry) -> Recorded:
    """The event of an entry with its place. Raises :class:`Unreadable` that names the position."""
    try:
        event = to_event(entry.name, entry.state)
        return Recorded(entry.position, instant(entry.recorded_at), entry.stream, entry.version, event)
    except Unreadable as error:
        raise Unreadable(error.reason, entry.position) from error
