"""The whole world in one ledger: what is derived made anew, what everything was on one day, and the pages of lists."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from itertools import cycle
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from statistics import median
from time import perf_counter

from api.atlas import Atlas
from api.ledger import open_ledger
from api.tracker import Tracker, open_tracker
from api.views.answers import Answers
from api.views.questions import Paged, Prospect, Search, Sequel
from api.views.searches import ArticleSearch, RelationSearch
from domain.dates import end_of
from domain.dossier import Clocks
from tests.benchmarks import raw
from tests.benchmarks.asking import growth, points
from tests.benchmarks.measure import Row, Target, compare, timed
from tests.benchmarks.sizes import Size
from tests.generated.ledgers import ledger
from tests.generated.pouring import pour

NOW = datetime(2025, 6, 1, tzinfo=UTC)
DAY = Clocks(date(2015, 6, 1), end_of(date(2015, 6, 1)))
_ROWS = "SELECT stream, status, since, because FROM bands WHERE id >= ? ORDER BY id LIMIT ?"


def worlds(folder: Path, size: Size) -> Iterator[Row]:
    """Everything that is asked of one large ledger."""
    file = folder / "world.db"
    pour(ledger(1, size.mechanisms, size.facts), file)
    yield from growth(folder, size, file)
    yield from _rebuilt(file, size)
    with closing(open_tracker(f"sqlite:///{file}")) as tracker, closing(sqlite3.connect(file)) as plain:
        yield from _on_a_day(tracker, plain)
        answers = Answers(tracker, lambda: NOW)
        yield from _pages(answers, file)
        yield _to_the_end(answers)


def _rebuilt(file: Path, size: Size) -> Iterator[Row]:
    """The read model alone, and all that is derived: the read model, the words, and whom and what the events concern."""
    facts = f"{size.mechanisms} mechanisms with {size.mechanisms * size.facts} facts"
    with closing(open_tracker(f"sqlite:///{file}")):
        pass  # whatever was only poured in is derived once, so that both ways begin alike
    yield from _rebuilt_by(_remake, file, f"rebuild the read model of {facts}")
    yield from _rebuilt_by(_rebuild, file, f"rebuild all that is derived from {facts}")


def _rebuilt_by(work: Callable[[str], float], file: Path, what: str) -> Iterator[Row]:
    """In a process of its own, so that the memory is that of the rebuild."""
    limits = [timed(lambda: raw.read_all(file), 1, perf_counter)]
    here, there = get_context("spawn").Pipe(duplex=False)
    process = get_context("spawn").Process(target=_measured, args=(work, str(file), there))
    process.start()
    seconds, processor, memory = here.recv()
    process.join()
    limits += [timed(lambda: raw.read_all(file), 1, perf_counter) for _ in range(2)]
    note = f"{processor:.0f} s of the processors"
    yield Row(what, [seconds], "raw read and orjson.loads of all events", [median(limits)], Target(15, 8), note)
    yield Row("memory while doing so, at most", [memory], "1 GiB", [1], Target(1.5, 0.5), unit="GiB")


def _measured(work: Callable[[str], float], file: str, there: Connection) -> None:
    seconds = work(f"sqlite:///{file}")
    spent = [getrusage(whose) for whose in (RUSAGE_SELF, RUSAGE_CHILDREN)]
    processor = sum(one.ru_utime + one.ru_stime for one in spent)
    there.send((seconds, processor, sum(one.ru_maxrss for one in spent) / 2**20))


def _remake(url: str) -> float:
    with open_ledger(url) as held:
        return timed(Atlas(held).remake, 1, perf_counter)


def _rebuild(url: str) -> float:
    with closing(open_tracker(url)) as tracker:
        return timed(tracker.rebuild, 1, perf_counter)


def _on_a_day(tracker: Tracker, plain: sqlite3.Connection) -> Iterator[Row]:
    """The same day again, and another day each time; the rows beside them begin in the middle of the table."""
    (first,) = plain.execute("SELECT id FROM bands LIMIT 1 OFFSET (SELECT COUNT(*) FROM bands) / 2").fetchone()
    known = tracker.standings("mechanism", DAY)
    width = sum(len(id) + len(f"{said.status}{said.since}{''.join(map(str, said.because))}") for id, said in known) / len(known)
    beside = plain.execute(_ROWS, (first, len(known))).fetchall()
    note = f"{width:.0f} characters a row, beside {sum(len(''.join(map(str, row))) for row in beside) / len(beside):.0f}"
    days = cycle([clocks for clocks in points() if clocks.as_of.year >= 2000])
    for how, ask in (
        ("the same day again", lambda: tracker.standings("mechanism", DAY)),
        ("any (as_of, known_by), another one each time", lambda: tracker.standings("mechanism", next(days))),
    ):
        yield compare(
            f"the world on a day, {len(known)} mechanisms: {how}",
            ask,
            f"reading {len(known)} rows of the same size in key order",
            lambda: plain.execute(_ROWS, (first, len(known))).fetchall(),
            Target(5, 2),
            note=note,
        )


def _pages(answers: Answers, file: Path) -> Iterator[Row]:
    """The first page of lists, beside reading a hundred rows."""
    asked: dict[str, Callable[[], object]] = {
        "/mechanisms": lambda: answers.mechanisms(Search()),
        "/mechanisms?status=suspended": lambda: answers.mechanisms(Search(status="suspended")),
        "/mechanisms?q=dialogue 77": lambda: answers.mechanisms(Search(q="dialogue 77")),
        "/snapshot": lambda: answers.snapshot(Paged()),
        "/articles": lambda: answers.articles(ArticleSearch()),
        "/relations": lambda: answers.relations(RelationSearch()),
        "/agenda": lambda: answers.agenda(Prospect(as_of=DAY.as_of)),
        "/changes": lambda: answers.changes(Sequel(since=date(2015, 5, 25), as_of=DAY.as_of)),
    }
    for name, ask in asked.items():
        cold = timed(ask, 1, perf_counter)
        yield compare(
            f"first page of {name}, warm",
            ask,
            "reading a hundred rows",
            lambda: raw.rows(file, "SELECT state FROM stored_events LIMIT 100"),
            rounds=3,
            note=f"cold {cold * 1e3:.0f} ms",
        )


def _to_the_end(answers: Answers) -> Row:
    """Each page of all mechanisms in turn."""
    seconds: list[float] = []
    page: Search | None = Search()
    while page is not None:
        start = perf_counter()
        following = answers.mechanisms(page).next
        seconds.append(perf_counter() - start)
        page = Search.model_validate({"cursor": following}) if following else None
    tenth = max(1, len(seconds) // 10)
    return Row(f"paging /mechanisms to its end, {len(seconds)} pages: the last", seconds[-tenth:], "the first", seconds[:tenth])
