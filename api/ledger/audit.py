"""The audit: reads the whole ledger and names what is not as it was recorded. What is derived is compared elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from api.ledger.chain import GENESIS, Entry, instant, link, text_digest
from api.ledger.errors import Unavailable, Unreadable
from api.ledger.inscription import BEGINNING
from api.ledger.mapper import to_event
from api.ledger.port import Recorder
from api.ledger.problem import Problem
from domain.article import TextArchived
from domain.facts import Event

PAGE = 1_000
Head = tuple[int, str]
"""A position and the digest of its event, which covers the log up to there."""


@dataclass
class _Reading:
    position: int = 0
    digest: str = GENESIS
    recorded_at: str = BEGINNING
    versions: dict[str, int] = field(default_factory=dict)
    archived: dict[str, int] = field(default_factory=dict)
    """The digest of every text that an event names, and its length."""


def audit(recorder: Recorder, head: Head | None = None) -> Iterator[Problem]:
    """Every problem: of the file, of the log in its order, of links without events, of the end, of texts.

    ``head`` was kept elsewhere: the log has to hold it.
    """
    reading = _Reading()
    try:
        yield from recorder.flaws()
        while page := recorder.log_entries(reading.position, PAGE):
            for entry in page:
                yield from _flaws(reading, entry)
                _advance(reading, entry)
        yield from _orphans(recorder)
        yield from _cut_off(recorder, reading, head)
        yield from recorder.foreign_values()
        yield from _texts(recorder, reading)
    except Unavailable as error:
        yield Problem(None, f"after event {reading.position} the audit stopped: {error}", "file")


def _flaws(reading: _Reading, entry: Entry) -> Iterator[Problem]:
    def problem(message: str, expected: object = None) -> Problem:
        return Problem(entry.position, message, "log", entry.stream, None if expected is None else str(expected))

    if entry.position != reading.position + 1:
        yield problem(f"the log has a gap: event {reading.position + 1} is missing", reading.position + 1)
    version = reading.versions.get(entry.stream, 0) + 1
    if entry.version != version:
        yield problem(f"{entry.stream} goes from version {version - 1} to {entry.version}", f"version {version}")
    digest = _digest(reading.digest, entry)
    if not entry.digest:
        yield problem("its link of the chain is missing", f"a link, with a digest over event {reading.position}")
    elif digest != entry.digest:
        yield problem("the chain breaks here: the event or what came before it is not what was recorded", f"digest {digest}")
    if entry.digest and entry.recorded_at < reading.recorded_at:
        yield problem("it was recorded before the event in front of it", f"not before {reading.recorded_at}")
    try:
        _note(reading, validated(entry))
    except Unreadable as error:
        yield problem(error.reason)


def validated(entry: Entry) -> Event:
    """The event of an entry, by the full rules of its kind. Raises :class:`Unreadable`."""
    if entry.digest:
        instant(entry.recorded_at)
    return to_event(entry.name, entry.state)


def _note(reading: _Reading, event: Event) -> None:
    if isinstance(event, TextArchived):
        reading.archived[event.digest] = event.length


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


def _cut_off(recorder: Recorder, reading: _Reading, head: Head | None) -> Iterator[Problem]:
    """Whether the log no longer holds a head that was kept elsewhere. Whoever can write the file can make a new chain."""
    if head is None:
        return
    position, digest = head
    found = recorder.first("SELECT digest FROM log WHERE position = ?", position) if position else GENESIS
    if found is None:
        yield Problem(position, f"the log ends at event {reading.position}: what followed was cut off", expected=f"digest {digest}")
    elif found != digest:
        yield Problem(
            position, f"the log is not the one whose head was kept: its digest here is {found}", expected=f"digest {digest}"
        )


def _texts(recorder: Recorder, reading: _Reading) -> Iterator[Problem]:
    digest = ""
    while row := recorder.text_after(digest):
        digest, text = row
        if text_digest(text) != digest:
            yield Problem(None, f"the archived text {digest} is not what was recorded", "texts", None, f"a text of {digest}")
        elif digest not in reading.archived:
            yield Problem(None, f"the archived text {digest} is that of no article", "texts")
        elif reading.archived[digest] != len(text):
            named = f"{reading.archived[digest]} characters"
            yield Problem(None, f"the archived text {digest} has {len(text)} characters", "texts", None, named)
