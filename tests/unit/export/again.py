"""Taking a ledger out and importing it into an empty one; and everything that either of them says."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from pydantic import BaseModel

from api.casebook import read, read_text
from api.export.arranging import Texts
from api.export.holdings import said
from api.export.taking import Form, casebook, take
from api.export.writing import write
from api.tracker import NotKnown, Tracker, open_tracker
from api.views.answers import Answers
from api.views.questions import Question
from domain.actor import ActorRegistered
from domain.issue.events import IssueRegistered
from domain.mechanism.events import MechanismRegistered
from domain.visit.events import VisitRegistered

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
FIRST, DAYS = date(2008, 1, 1), 6_900


def taken_out(tracker: Tracker, target: Path) -> list[str]:
    """Export to a file, or to a folder if the name has no ending. Returns the names of the files."""
    everything = take(tracker)
    form = Form(target.suffix.removeprefix(".") or "yaml")
    files = casebook(everything, Texts.of(everything, tracker.text), form, target.name if target.suffix else None)
    write(target.parent if target.suffix else target, files)
    return [name for name, _ in files]


@contextmanager
def again(tracker: Tracker, target: Path) -> Iterator[Tracker]:
    """The export of a tracker, imported into an empty ledger."""
    taken_out(tracker, target)
    other = open_tracker("sqlite://")
    try:
        other.record(read([target]), recorded_at=NOW)
        yield other
    finally:
        other.close()


@contextmanager
def again_in_memory(tracker: Tracker, form: Form) -> Iterator[Tracker]:
    """The same without files, and so without texts."""
    text = casebook(take(tracker), Texts({}, {}), form, "-")[0][1].decode()
    other = open_tracker("sqlite://")
    try:
        other.record(read_text(text, "json" if form is Form.JSON else "yaml"), recorded_at=NOW)
        yield other
    finally:
        other.close()


def contents(tracker: Tracker) -> list[tuple[str, str, str]]:
    """Everything that the ledger holds, without the order of recording; numbers in corrections may have become text."""
    found = (item for stream in take(tracker).streams.values() for item in stream.events)
    return sorted((item.stream, item.event.stored_name(), json.dumps(_text(said(item.event)), sort_keys=True)) for item in found)


def _text(value: object) -> object:
    if isinstance(value, dict):
        return {name: _text(inner) for name, inner in value.items()}
    return [_text(inner) for inner in value] if isinstance(value, list) else value if value is None else str(value)


def moments(seed: str, count: int = 50) -> list[Question]:
    """So many random pairs of a day in the world and a day of knowledge."""
    chance = random.Random(seed)
    days = [FIRST + timedelta(chance.randrange(DAYS)) for _ in range(2 * count)]
    return [Question(as_of=as_of, known_by=known_by) for as_of, known_by in zip(days[::2], days[1::2], strict=True)]


def answers(tracker: Tracker, asked: list[Question]) -> Iterator[object]:
    """What is answered of every mechanism, visit, issue and actor at these clocks, whole but for the positions."""
    door = Answers(tracker, lambda: NOW)
    tell = {MechanismRegistered: door.state, VisitRegistered: door.visit, IssueRegistered: door.issue, ActorRegistered: door.actor}
    for stream in take(tracker).streams.values():
        if (state := tell.get(type(stream.registration))) is not None:
            yield from (_answer(door, state, stream.id, question) for question in asked)


def _answer(door: Answers, state: Callable[[str, Question], BaseModel], id: str, question: Question) -> object:
    try:
        told = (state(id, question), door.facts(id, question))
    except NotKnown as unknown:
        return str(unknown)
    return [_without_positions(answer.model_dump(mode="json")) for answer in told]


def _without_positions(value: object) -> object:
    if isinstance(value, dict):
        return {name: _without_positions(inner) for name, inner in value.items() if name != "position"}
    return [_without_positions(inner) for inner in value] if isinstance(value, list) else value
