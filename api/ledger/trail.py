"""The trail: which streams grew between two positions, and which streams mention an id, without reading the events themselves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from api.ledger.chain import instant
from api.ledger.port import Recorder

_TOUCHES = (
    "SELECT e.rowid, originator_id, topic, recorded_at FROM stored_events AS e JOIN log ON position = e.rowid "
    "WHERE e.rowid > ? AND e.rowid <= ? ORDER BY e.rowid"
)
_OPENED_BY = "SELECT topic FROM stored_events WHERE originator_id = ? AND originator_version = 1"
_HELD = "SELECT originator_id FROM stored_events WHERE originator_version = 1 AND originator_id IN ({})"
_AT_ONCE = 500
# The bytes of an event hold an id as a quoted word, wherever it stands in them.
_MENTIONING = "SELECT DISTINCT originator_id FROM stored_events WHERE instr(state, ?) > 0"


@dataclass(frozen=True, slots=True)
class Touch:
    """One event of the log, without its content: where, when, in which stream and of what kind."""

    position: int
    stream: str
    event: str
    recorded_at: datetime


class Trail:
    """The trail of one ledger."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder

    def touches(self, after: int, until: int) -> list[Touch]:
        """The events above ``after`` up to ``until``, in the order of the log."""
        rows = self._recorder.rows(_TOUCHES, after, until)
        return [Touch(position, stream, event, instant(recorded)) for position, stream, event, recorded in rows]

    def opened_by(self, streams: Iterable[str]) -> dict[str, str]:
        """The stored name of the event that opened each of these streams."""
        return {stream: self._recorder.first(_OPENED_BY, stream) for stream in streams}

    def held(self, ids: Iterable[str]) -> set[str]:
        """Those of the ids under which something is recorded."""
        asked, found = list(ids), set[str]()
        for start in range(0, len(asked), _AT_ONCE):
            some = asked[start : start + _AT_ONCE]
            found |= {row[0] for row in self._recorder.rows(_HELD.format(", ".join("?" * len(some))), *some)}
        return found

    def mentioning(self, ids: Iterable[str]) -> set[str]:
        """The streams in whose events one of the ids is written. Reads the whole log once for each id."""
        return {row[0] for id in ids for row in self._recorder.rows(_MENTIONING, f'"{id}"'.encode())}
