"""Decoded streams in memory. Streams only grow, so a known one is extended by what is new and never read twice."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import nullcontext
from datetime import UTC, datetime
from itertools import groupby, islice
from operator import itemgetter
from threading import Lock

from api.gathering import gathering
from api.ledger.chain import OfStream, instant
from api.ledger.errors import Unreadable
from api.ledger.mapper import recalled
from api.ledger.port import Recorder
from domain.dossier import Recorded, Stream

EARLIEST = datetime.min.replace(tzinfo=UTC)
_made = tuple.__new__
AT_ONCE = 500
"""How many streams are read in one statement."""


class Streams:
    """The streams of one ledger, as of every call: the newest are asked for, whoever wrote them."""

    def __init__(self, recorder: Recorder, capacity: int) -> None:
        self._recorder, self._capacity = recorder, capacity
        self._lock = Lock()
        self._known: OrderedDict[str, Stream] = OrderedDict()

    def stream(self, id: str) -> Stream | None:
        """The whole stream, or ``None`` if nothing was recorded in it. Raises :class:`Unreadable`."""
        known = self._recalled((id,))[id]
        with nullcontext() if known else gathering():
            entries = self._recorder.stream_entries(id, known.version if known else 0)
            if not entries:
                return known
            events = decoded(id, entries)
            stream = known.grown(events) if known else Stream(id, events)
            self._keep((stream,))
            return stream

    def in_passing(self, id: str) -> Stream | None:
        """The same, kept for nobody: for whoever reads one stream after the other, each once."""
        with gathering():
            entries = self._recorder.stream_entries(id, 0)
            return Stream(id, decoded(id, entries)) if entries else None

    def streams(self, ids: Iterable[str]) -> dict[str, Stream]:
        """Those of the streams in which anything was recorded, as :meth:`stream` gives each, in their order; read in portions."""
        found: dict[str, Stream] = {}
        ahead = iter(ids)
        while portion := list(islice(ahead, AT_ONCE)):
            found |= self._portion(self._recalled(portion))
        return found

    def _portion(self, known: Mapping[str, Stream | None]) -> dict[str, Stream]:
        found = {id: stream for id, stream in known.items() if stream}
        with gathering():
            entries = self._recorder.streams_entries({id: stream.version if stream else 0 for id, stream in known.items()})
            read = []
            for id, of in groupby(entries, key=itemgetter(0)):
                events, held = decoded(id, [entry[1:] for entry in of]), known[id]
                read.append(held.grown(events) if held else Stream(id, events))
            self._keep(read)
        found |= {stream.id: stream for stream in read}
        return {id: found[id] for id in known if id in found}

    def _recalled(self, ids: Sequence[str]) -> dict[str, Stream | None]:
        with self._lock:
            known = {id: self._known.get(id) for id in ids}
            for id, stream in known.items():
                if stream is not None:
                    self._known.move_to_end(id)
            return known

    def _keep(self, streams: Iterable[Stream]) -> None:
        with self._lock:
            for stream in streams:
                known = self._known.get(stream.id)
                if known is None or known.version < stream.version:
                    self._known[stream.id] = stream
                self._known.move_to_end(stream.id)
            while len(self._known) > self._capacity:
                self._known.popitem(last=False)


def decoded(stream: str, entries: Iterable[OfStream]) -> tuple[Recorded, ...]:
    """The events of a stream with their places. Raises :class:`Unreadable` that names the position of the first that is none."""
    events: list[Recorded] = []
    position, moment = 0, EARLIEST
    stamped: str | None = None
    try:
        for position, version, name, state, recorded_at in entries:
            if recorded_at != stamped:  # what was recorded together has one
                stamped, moment = recorded_at, instant(recorded_at)
            # As its class would make it, but for a call for each of thousands.
            events.append(_made(Recorded, (position, moment, stream, version, recalled(name, state))))
    except Unreadable as error:
        raise Unreadable(error.reason, position) from error
    return tuple(events)
