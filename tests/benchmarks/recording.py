"""How fast facts are recorded: one by one, late ones, ready events in batches, and a whole casebook."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from itertools import count, islice
from pathlib import Path
from statistics import median
from time import perf_counter

import orjson

from api.casebook import read
from api.ledger import open_ledger
from api.tracker import Tracker, open_tracker
from domain.catalogue import EVENTS
from domain.facts import Event
from domain.mechanism.events import SessionHeld, StatementMade
from domain.proposal import Proposal
from tests.benchmarks import raw
from tests.benchmarks.measure import Row, Target, compare, once, timed
from tests.benchmarks.sizes import Size
from tests.generated.ledgers import actors, ledger, mechanism, proposals
from tests.generated.pouring import state
from tests.generated.press import Told

NOW = datetime(2031, 1, 1, tzinfo=UTC)
CHANNEL = "channel-00000"
FIRST, LONG_AGO = date(2030, 1, 1), date(1995, 1, 1)
"""From these days on sessions are recorded that were held then."""
_PRESS = (("new", FIRST), ("old", LONG_AGO))
POSTS = 300
"""How many articles there are of each press, one a day."""


def recording(folder: Path, size: Size) -> Iterator[Row]:
    """One fact at a time: that a session was held, which changes what the channel is."""
    numbers, others, plain = count(1), count(1), raw.Plain(folder / "plain.db")
    sync = median(timed(lambda: raw.sync(folder / "synced"), 1, perf_counter) for _ in range(20))
    with closing(channel(folder / "hundred.db", 100)) as tracker:
        record(tracker, 0)
        is_charted = not tracker._ledger.bands.uncharted(1)
        how = "in the same transaction" if is_charted else "after it"
        bytes_of = state(_session(0, FIRST, "new"))
        yield compare(
            "record one fact, durable, checked, read model included",
            lambda: record(tracker, next(numbers)) and (is_charted or tracker.chart()),
            "raw insert of the same bytes, synchronous=FULL",
            lambda: plain.insert([(CHANNEL, next(others), "SessionHeld", bytes_of)]),
            Target(2.5, 1.8),
            rounds=25,
            times=10,
            note=f"bands {how}; one fsync {sync * 1e3:.2f} ms",
            clock=perf_counter,
        )
    yield from _late(folder, size)


def _late(folder: Path, size: Size) -> Iterator[Row]:
    """What was long ago and is told today; and what was told long ago, and is recorded only today."""
    numbers, old = count(1), count(1)
    with closing(channel(folder / "long.db", size.stream)) as tracker:
        ways = (
            ("of long ago, a statement, told today,", lambda: state_of_old(tracker, next(numbers)), 5),
            ("of long ago, a session, told today,", lambda: record(tracker, next(numbers), LONG_AGO), 5),
            ("told long ago", lambda: record(tracker, next(old), LONG_AGO, "old"), 2),
        )
        for what, late, rounds in ways:
            yield compare(
                f"record a fact {what} into a stream of {size.stream}",
                late,
                "recording an on-time one",
                lambda: record(tracker, next(numbers)),
                Target(3, 1.5),
                rounds=rounds,
                times=rounds,
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
            batches: dict[str, list[Event]] = {}
            for stream, event in events[start : start + 1_000]:
                batches.setdefault(stream, []).append(event)
            expected = {stream: versions.get(stream, 0) for stream in batches}
            ours.append(batches, expected=expected, recorded_at=NOW)
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
            f"import a JSON casebook of {len(told)} events, checks and read model included",
            lambda: (tracker.record(read([casebook]), recorded_at=NOW), tracker.chart()),
            "raw batch insert of the same bytes",
            lambda: raw.Plain(folder / f"plain-{next(numbers)}.db").insert(stored),
            Target(15, 8),
        )


def channel(file: Path, facts: int) -> Tracker:
    """A tracker over a channel of so many facts, charted, and with articles of which each can tell of one day more."""
    tracker = open_tracker(f"sqlite:///{file}")
    posts = (Told(f"{of}-{n}", "ArticleRegistered", _post(n, first)) for of, first in _PRESS for n in range(POSTS))
    tracker.record(proposals(iter([*actors(), *mechanism(1, 0, facts), *posts])), recorded_at=NOW)
    tracker.chart()
    return tracker


def record(tracker: Tracker, number: int, first: date = FIRST, press: str = "new") -> int:
    """Record that a session was held, so many days after the first one. Returns how many events that were."""
    event = SessionHeld.model_validate(_session(number, first, press).fields)
    return tracker.record([Proposal(CHANNEL, event)], recorded_at=NOW).events


def state_of_old(tracker: Tracker, number: int) -> int:
    """Record what was said long ago, and is told of only now. Returns how many events that were."""
    said = {"key": f"said-{number}", "occurred": (LONG_AGO + timedelta(number)).isoformat(), "gist": "It is said."}
    event = StatementMade.model_validate(said | {"speaker": "xa-speaker", "citations": [{"article": f"new-{number}"}]})
    return tracker.record([Proposal(CHANNEL, event)], recorded_at=NOW).events


def _post(number: int, first: date) -> dict[str, object]:
    return {"title": "News", "publisher": "Post", "published": (first + timedelta(number)).isoformat()}


def _session(number: int, first: date, press: str) -> Told:
    day = (first + timedelta(number)).isoformat()
    citations = [{"article": f"{press}-{number}"}]
    fields = {"key": f"s{number}-{first.year}-{press}", "occurred": day, "gist": "It met.", "citations": citations}
    return Told(CHANNEL, "SessionHeld", fields)


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
