"""The law of webhooks: however the record is watched, the changes told of a subject make one chain that ends at its status."""

from __future__ import annotations

import json
import random
from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from api.bootstrap import rounds
from api.ledger import Ledger, Mark
from api.subjects import Subjects
from api.terms import USUAL
from api.tracker import Tracker
from domain.dates import end_of
from domain.dossier import Clocks
from domain.proposal import Proposal
from tests.engines import Engine
from tests.property.histories import MECHANISM, histories
from tests.property.test_laws import _targets

BEGINNING = datetime(2012, 1, 1, 12, tzinfo=UTC)
PAUSES = [1, 30, 50_000, 86_400, 86_400 * 40, 86_400 * 400]
"""Seconds between two recordings."""
Shown = tuple[str, str | None] | None
Told = tuple[Mark, str, Shown, Shown]
Record = list[tuple[datetime, list[Proposal]]]


def look(ledger: Ledger, now: datetime) -> None:
    """What a process does that has just been started."""
    rounds(Tracker(ledger), USUAL, lambda: now).look()


def told(ledger: Ledger) -> list[Told]:
    """Everything that the one webhook was told, in the order in which it was written."""
    (webhook,) = ledger.webhooks.all()
    changes = [json.loads(message.body)["data"] for message in reversed(ledger.outbox.latest(webhook.id, 10_000))]
    return [(Mark(c["position"], date.fromisoformat(c["day"])), c["id"], _shown(c["before"]), _shown(c["after"])) for c in changes]


def _shown(told: dict[str, str] | None) -> Shown:
    return (told["status"], told["since"]) if told else None


def at_the_door(subjects: Subjects, mark: Mark) -> Shown:
    """What would be answered at the mark, whatever was looked at before."""
    reader = subjects.reader_then(MECHANISM, Clocks(mark.day, end_of(mark.day), mark.position))
    state = reader.state(mark.day) if reader and subjects.is_one(reader) else None
    return (state.status, state.since) if state else None


@st.composite
def records(draw: st.DrawFn) -> Record:
    """A history as it is recorded: in runs of any size, moments or years apart."""
    kind = draw(st.sampled_from(["mechanism", "mechanism", "visit", "issue"]))
    reference, world, about = draw(histories(kind=kind))
    chance: random.Random = draw(st.randoms(use_true_random=False))
    runs, waiting = [[*reference]], chance.sample([*world, *about], len(world) + len(about))
    there: set[str] = set()
    while waiting:
        ready = [p for p in waiting if _targets(p) <= there] or waiting
        runs.append(ready[: chance.randint(1, 3)])
        waiting = [p for p in waiting if p not in runs[-1]]
        there |= {getattr(p.event, "key", "") for p in runs[-1]}
    moments = [BEGINNING]
    for _ in runs:
        moments.append(moments[-1] + timedelta(seconds=chance.choice(PAUSES)))
    return list(zip(moments, runs, strict=False))


def watched(ledger: Ledger, record: Record, pauses: Collection[int]) -> datetime:
    """Record everything; look after the recordings of these numbers, and two years after the last. Returns when that was."""
    tracker = Tracker(ledger)
    tracker.webhooks.add("https://hooks.example.org/", None, {}, BEGINNING, to_loopback=False)
    for number, (now, run) in enumerate(record):
        tracker.record(run, recorded_at=now)
        if number in pauses:
            look(ledger, now)
    end = record[-1][0] + timedelta(800)
    for ahead in pauses:
        look(ledger, record[-1][0] + timedelta(ahead * 20))
    look(ledger, end)
    look(ledger, end)
    return end


@settings(max_examples=50)
@given(records(), st.lists(st.integers(0, 14)).map(sorted))
def test_the_changes_told_make_one_chain_however_it_is_watched(engine: Engine, record: Record, pauses: list[int]) -> None:
    with engine.ledger() as ledger, engine.ledger() as other:
        end = watched(ledger, record, pauses)
        watched(other, record, [])
        assert told(ledger) == told(other)
        subjects, before = Subjects(ledger), None
        for mark, id, then, now in told(ledger):
            assert (id, then) == (MECHANISM, before)
            assert now != then
            assert now == at_the_door(subjects, mark)
            before = now
        assert before == at_the_door(subjects, Mark(ledger.position(), end.date()))


@settings(max_examples=20)
@given(records(), st.lists(st.integers(0, 14)).map(sorted))
def test_no_day_is_passed_over_on_which_the_answer_changes(engine: Engine, record: Record, pauses: list[int]) -> None:
    with engine.ledger() as ledger:
        end = watched(ledger, record, pauses)
        days = {mark.day for mark, *_ in told(ledger)}
        subjects, before, day = Subjects(ledger), None, BEGINNING.date()
        while day <= min(end.date(), date(2015, 12, 31)):
            position = ledger.position_at(datetime.combine(day, time.max, UTC))
            now = at_the_door(subjects, Mark(position, day))
            assert now == before or day in days
            before, day = now, day + timedelta(1)
