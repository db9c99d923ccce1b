"""The audit: reads the whole ledger and names what is not as it was recorded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from api.ledger.chain import GENESIS, Entry, instant, link, text_digest
from api.ledger.errors import Unavailable, Unreadable
from api.ledger.mapper import to_event
from api.ledger.port import Recorder
from api.ledger.recorder import BEGINNING

PAGE = 1_000


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is not as it was recorded, as a sentence; ``position`` is its place in the log, if it has one."""

    position: int | None
    message: str

    def __str__(self) -> str:
        return self.message if self.position is None else f"event {self.position}: {self.message}"


@dataclass
class _Reading:
    position: int = 0
    digest: str = GENESIS
    recorded_at: str = BEGINNING
    versions: dict[str, int] = field(default_factory=dict)


def audit(recorder: Recorder) -> Iterator[Problem]:
    """Every problem, in the order of the log, then those of links without events and of texts."""
    reading = _Reading()
    try:
        while page := recorder.log_entries(reading.position, PAGE):
            for entry in page:
                yield from (Problem(entry.position, message) for message in _flaws(reading, entry))
                _advance(reading, entry)
        yield from _orphans(recorder)
        yield from _texts(recorder)
    except Unavailable as error:
        yield Problem(None, f"after event {reading.position} the audit stopped: {error}")


def _flaws(reading: _Reading, entry: Entry) -> Iterator[str]:
    if entry.position != reading.position + 1:
        yield f"the log has a gap: event {reading.position + 1} is missing"
    version = reading.versions.get(entry.stream, 0) + 1
    if entry.version != version:
        yield f"{entry.stream} goes from version {version - 1} to {entry.version}"
    if not entry.digest:
        yield "its link of the chain is missing"
    elif _digest(reading.digest, entry) != entry.digest:
        yield "the chain breaks here: the event or what came before it is not what was recorded"
    if entry.digest and entry.recorded_at < reading.recorded_at:
        yield "it was recorded before the event in front of it"
    yield from _unreadable(entry)


def _unreadable(entry: Entry) -> Iterator[str]:
    try:
        to_event(entry.name, entry.state)
        if entry.digest:
            instant(entry.recorded_at)
    except Unreadable as error:
        yield error.reason


def _digest(previous: str, entry: Entry) -> str | None:
    try:
        return link(previous, entry.stream, entry.version, entry.name, entry.recorded_at, entry.state)
    except ValueError:
        return None


def _advance(reading: _Reading, entry: Entry) -> None:
    reading.position = entry.position
    reading.digest = entry.digest
    reading.recorded_at = max(reading.recorded_at, entry.recorded_at)
    reading.versions[entry.stream] = entry.version


def _orphans(recorder: Recorder) -> Iterator[Problem]:
    orphan = recorder.first("SELECT MIN(position) FROM log WHERE position NOT IN (SELECT rowid FROM stored_events)")
    if orphan is not None:
        yield Problem(orphan, "the chain has its link, but the event is missing")


def _texts(recorder: Recorder) -> Iterator[Problem]:
    digest = ""
    while row := recorder.text_after(digest):
        digest, text = row
        if text_digest(text) != digest:
            yield Problem(None, f"the archived text {digest} is not what was recorded")
