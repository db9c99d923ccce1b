"""How fast questions are answered, warm and cold."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from itertools import cycle
from pathlib import Path
from random import Random
from typing import Any

import orjson

from api.ledger import open_ledger
from api.ledger.streams import Streams
from api.tracker import Tracker, open_tracker
from api.views.answers import Answers
from api.views.questions import Question
from domain.dates import end_of
from domain.dossier import Clocks
from tests.benchmarks import raw
from tests.benchmarks.measure import Row, Target, compare
from tests.benchmarks.sizes import Size
from tests.generated.ledgers import actors, ledger, mechanism
from tests.generated.pouring import pour

NOW = datetime(2025, 6, 1, tzinfo=UTC)
CHANNEL = "channel-00000"
POINTS = 200
LOOKUP = "SELECT state FROM stored_events WHERE originator_id = ? AND originator_version = ?"


def status(folder: Path, size: Size) -> Iterator[Row]:
    """The status of one stream at any point, warm; and the whole state."""
    for facts in (100, size.stream):
        file = folder / f"stream-{facts}.db"
        pour([*actors(), *mechanism(1, 0, facts)], file)
        with closing(open_tracker(f"sqlite:///{file}")) as tracker, closing(sqlite3.connect(file)) as plain:
            yield compare(
                f"status of a stream of {facts} facts, warm, any (as_of, known_by)",
                each(points(), lambda clocks: tracker.standing(CHANNEL, clocks)),
                "one indexed lookup",
                each(range(1, 100), lambda version: plain.execute(LOOKUP, (CHANNEL, version)).fetchone()),
                Target(10, 3),
                times=POINTS,
            )
            if facts == 100:
                yield _state(tracker, plain)
        yield _opening(file, facts)


def _state(tracker: Tracker, plain: sqlite3.Connection) -> Row:
    answers = Answers(tracker, lambda: NOW)
    asked = [Question(as_of=clocks.as_of, known_by=clocks.known_by.date()) for clocks in points()]
    told = answers.state(CHANNEL, asked[0]).model_dump_json()

    def limit(version: int) -> bytes:
        plain.execute(LOOKUP, (CHANNEL, version)).fetchone()
        return orjson.dumps(orjson.loads(told))

    return compare(
        "whole state of a stream of 100 facts as JSON, warm, any (as_of, known_by)",
        each(asked, lambda question: answers.state(CHANNEL, question).model_dump_json()),
        "lookup, orjson.loads and dumps of that state",
        each(range(1, 100), limit),
        Target(60, 20),
        times=POINTS,
        note=f"{len(told)} bytes",
    )


def _opening(file: Path, facts: int) -> Row:
    with open_ledger(f"sqlite:///{file}") as opened:
        return compare(
            f"read a stream of {facts} facts cold",
            lambda: Streams(opened._recorder, 1).stream(CHANNEL),
            "raw read and orjson.loads of the same rows",
            lambda: raw.read_all(file, "WHERE originator_id = ? ORDER BY originator_version", CHANNEL),
            Target(5, 2),
        )


def growth(folder: Path, size: Size, world: Path) -> Iterator[Row]:
    """The warm status query, by the size of the ledger around the stream."""
    small = folder / "few.db"
    pour(ledger(1, 10, 100), small)
    with closing(open_tracker(f"sqlite:///{small}")) as few, closing(open_tracker(f"sqlite:///{world}")) as many:
        yield compare(
            f"warm status in a ledger of {size.mechanisms * size.facts} facts",
            each(points(), lambda clocks: many.standing(CHANNEL, clocks)),
            "in one of 1000",
            each(points(), lambda clocks: few.standing(CHANNEL, clocks)),
            Target(1.3, 1.1),
            times=POINTS,
        )


def each(values: Iterable[Any], ask: Callable[..., object]) -> Callable[[], object]:
    """Asks the next of the values every time."""
    turn = cycle(list(values))
    return lambda: ask(next(turn))


def points() -> list[Clocks]:
    """Days of knowledge in 25 years, and with each a day of the world from shortly after to long before."""
    chance = Random(7)
    found = []
    for _ in range(POINTS):
        known = date.fromordinal(chance.randint(date(2000, 1, 1).toordinal(), date(2025, 1, 1).toordinal()))
        found.append(Clocks(date.fromordinal(known.toordinal() - chance.randint(-300, 3_000)), end_of(known)))
    return found
