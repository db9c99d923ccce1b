"""The whole world: its bands made anew, and what everything was on one day."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from time import perf_counter

from api.tracker import open_tracker
from api.views.answers import Answers
from api.views.questions import Paged
from api.views.searches import Search
from domain.dates import end_of
from domain.dossier import Clocks
from tests.benchmarks import raw
from tests.benchmarks.measure import Row, Target, compare, once
from tests.benchmarks.sizes import Size

NOW = datetime(2025, 6, 1, tzinfo=UTC)


def world(file: Path, size: Size) -> Iterator[Row]:
    """Rebuild, then ask."""
    with closing(open_tracker(f"sqlite:///{file}")) as tracker:
        row = once(
            f"make the bands of {size.mechanisms} mechanisms with {size.mechanisms * size.facts} facts anew",
            tracker.chart,
            "raw read and orjson.loads of all events",
            lambda: raw.read_all(file),
            Target(15, 8),
        )
        memory = getrusage(RUSAGE_SELF).ru_maxrss / 2**20
        yield Row(row.what, row.ours, row.limit_is, row.limit, row.target, f"at most {memory:.2f} GiB in memory; must 1.5, aim 0.5")
        clocks = Clocks(date(2015, 6, 1), end_of(date(2015, 6, 1)))
        known = len(tracker.standings("mechanism", clocks))
        with closing(sqlite3.connect(file)) as plain:
            yield compare(
                f"the world on a day: the status of {known} mechanisms",
                lambda: tracker.standings("mechanism", clocks),
                f"reading {known} rows of the same size in key order",
                lambda: plain.execute("SELECT stream, status, since, because FROM bands ORDER BY id LIMIT ?", (known,)).fetchall(),
                Target(5, 2),
            )
        yield from _pages(Answers(tracker, lambda: NOW), file)


def _pages(answers: Answers, file: Path) -> Iterator[Row]:
    """The first page of lists, beside reading a hundred rows."""
    asked: dict[str, Callable[[], object]] = {
        "/mechanisms": lambda: answers.mechanisms(Search()),
        "/mechanisms?status=suspended": lambda: answers.mechanisms(Search(status="suspended")),
        "/snapshot": lambda: answers.snapshot(Paged()),
        "/visits": lambda: next(islice(answers.tracker.listed("visit", answers.clocks(Paged())), 99, None), None),
    }
    for name, ask in asked.items():
        start = perf_counter()
        ask()
        cold = perf_counter() - start
        yield compare(
            f"first page of {name}, warm",
            ask,
            "reading a hundred rows",
            lambda: raw.rows(file, "SELECT state FROM stored_events LIMIT 100"),
            rounds=3,
            note=f"cold {cold * 1e3:.0f} ms",
        )
