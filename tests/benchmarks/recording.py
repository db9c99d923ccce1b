"""How fast facts are recorded: one by one, late ones, ready events in batches, and a whole casebook."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from itertools import count, islice
from pathlib import Path
from time import perf_counter

import orjson

from api.casebook import read
from api.ledger import open_ledger
from api.tracker import Tracker, open_tracker
from domain.article import ArticleRegistered
from domain.catalogue import EVENTS
from domain.mechanism.events import StatementMade
from domain.proposal import Proposal
from tests.benchmarks import raw
from tests.benchmarks.measure import Row, Target, compare, once
from tests.benchmarks.sizes import Size
from tests.generated.ledgers import actors, ledger, mechanism, proposals
from tests.generated.pouring import state
from tests.generated.press import Told

NOW = datetime(2031, 1, 1, tzinfo=UTC)
CHANNEL = "channel-00000"


def recording(folder: Path, size: Size) -> Iterator[Row]:
    """One fact at a time."""
    numbers, plain = count(1), raw.Plain(folder / "plain.db")
    with closing(_with(folder / "hundred.db", 100)) as tracker:
        sync = folder / "synced"
        bytes_of = state(_statement(0, "2030-01-01"))
        yield compare(
            "record one fact into a stream of 100: durable and checked; its bands are put out of date",
            lambda: _record(tracker, next(numbers), "2030-01-01"),
            "raw insert of the same bytes, synchronous=FULL",
            lambda: plain.insert([(CHANNEL, next(numbers), "StatementMade", bytes_of)]),
            Target(2.5, 1.8),
            times=20,
            clock=perf_counter,
        )
        yield compare(
            "record one fact and chart its bands, in two transactions",
            lambda: _record(tracker, next(numbers), "2030-01-01") + tracker.chart(),
            "raw insert of the same bytes, synchronous=FULL",
            lambda: plain.insert([(CHANNEL, next(numbers), "StatementMade", bytes_of)]),
            Target(2.5, 1.8),
            times=5,
            clock=perf_counter,
        )
        yield compare(
            "for comparison: one insert",
            lambda: plain.insert([(CHANNEL, next(numbers), "X", b"")]),
            "one fsync",
            lambda: raw.sync(sync),
            times=20,
            clock=perf_counter,
        )
    with closing(_with(folder / "long.db", size.stream)) as tracker:
        yield compare(
            f"record a late fact into a stream of {size.stream}",
            lambda: _record(tracker, next(numbers), "1995-01-01"),
            "recording an on-time one",
            lambda: _record(tracker, next(numbers), "2030-01-01"),
            Target(3, 1.5),
            times=5,
            clock=perf_counter,
        )


def appending(folder: Path, size: Size) -> Iterator[Row]:
    """Ready events in batches of 1,000."""
    told = list(islice(ledger(1, 10_000, 100), 21_000))
    events = [(one.stream, EVENTS[one.name].model_validate(one.fields)) for one in told]
    stored = raw.as_rows((one.stream, one.name, state(one)) for one in told)
    starts, others = iter(range(0, 21_000, 1_000)), iter(range(0, 21_000, 1_000))
    versions: dict[str, int] = {}
    plain = raw.Plain(folder / "plain.db")
    with open_ledger(f"sqlite:///{folder / 'ours.db'}") as ours:

        def append() -> None:
            start = next(starts)
            batches: dict[str, list[object]] = {}
            for stream, event in events[start : start + 1_000]:
                batches.setdefault(stream, []).append(event)
            expected = {stream: versions.get(stream, 0) for stream in batches}
            ours.append(batches, expected=expected, recorded_at=NOW)  # type: ignore[arg-type]
            versions.update({stream: expected[stream] + len(batch) for stream, batch in batches.items()})

        yield compare(
            "append ready events in batches of 1,000",
            append,
            "raw batch insert of the same bytes",
            lambda: plain.insert(stored[(start := next(others)) : start + 1_000]),
            Target(4, 2),
            clock=perf_counter,
        )


def importing(folder: Path, size: Size) -> Iterator[Row]:
    """A JSON casebook, with its checks and its bands."""
    told = list(ledger(2, max(1, size.imported // 100), 100))
    casebook = folder / "casebook.json"
    casebook.write_bytes(orjson.dumps(_casebook(told)))
    stored = raw.as_rows((one.stream, one.name, state(one)) for one in told)
    numbers = count()
    with closing(open_tracker(f"sqlite:///{folder / 'ours.db'}")) as tracker:
        yield once(
            f"import a JSON casebook of {len(told)} events, checks included",
            lambda: tracker.record(read([casebook]), recorded_at=NOW),
            "raw batch insert of the same bytes",
            lambda: raw.Plain(folder / f"plain-{next(numbers)}.db").insert(stored),
            Target(15, 8),
        )
        yield once(
            "and chart its bands",
            tracker.chart,
            "raw read and orjson.loads of all events",
            lambda: raw.read_all(folder / "ours.db"),
        )


def _with(file: Path, facts: int) -> Tracker:
    tracker = open_tracker(f"sqlite:///{file}")
    post = Proposal("the-post", ArticleRegistered.model_validate({"title": "News", "publisher": "Post", "published": "2030-01-01"}))
    tracker.record([*proposals(iter([*actors(), *mechanism(1, 0, facts)])), post], recorded_at=NOW)
    return tracker


def _statement(number: int, day: str) -> Told:
    citations = [{"article": "the-post"}]
    common = {"key": f"s{number}", "occurred": day, "gist": "It is said.", "citations": citations}
    return Told(CHANNEL, "StatementMade", common | {"speaker": "xa-speaker"})


def _record(tracker: Tracker, number: int, day: str) -> int:
    event = StatementMade.model_validate(_statement(number, day).fields)
    return tracker.record([Proposal(CHANNEL, event)], recorded_at=NOW).events


_LISTS = {
    "ActorRegistered": "actors",
    "ArticleRegistered": "articles",
    "MechanismRegistered": "mechanisms",
    "VisitRegistered": "visits",
    "IssueRegistered": "issues",
}


def _casebook(told: list[Told]) -> dict[str, list[dict[str, object]]]:
    document: dict[str, list[dict[str, object]]] = {name: [] for name in _LISTS.values()}
    subjects: dict[str, dict[str, object]] = {}
    facts: dict[str, list[dict[str, object]]] = {}
    for one in told:
        if one.name in _LISTS:
            subjects[one.stream] = {"id": one.stream, **one.fields}
            document[_LISTS[one.name]].append(subjects[one.stream])
        elif one.name == "ArticleRetracted":
            subjects[one.stream]["retracted"] = {"published": one.fields["published"]}
        else:
            facts.setdefault(one.stream, []).append({"event": one.name, **one.fields})
    for stream, of in facts.items():
        subjects[stream]["facts"] = of
    return document
