"""The law of the lookout: however the record is watched, the changes told of a subject make one chain that ends at its status."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from api.ledger import Ledger, Mark, open_ledger
from api.subjects import Subjects
from api.tracker import Tracker
from api.webhooks.lookout import Lookout, Seen
from domain.dates import end_of
from domain.dossier import Clocks
from domain.merging import MergedInto, MergeUndone
from domain.proposal import Proposal
from tests.property.histories import MECHANISM, histories
from tests.property.test_laws import _targets

BEGINNING = datetime(2012, 1, 1, 12, tzinfo=UTC)
Told = tuple[Mark, str, tuple[str, str | None] | None, tuple[str, str | None] | None]


@contextmanager
def a_ledger() -> Iterator[Ledger]:
    with open_ledger("sqlite://") as ledger:
        yield ledger


def looked(ledger: Ledger, before: Mark, after: Mark) -> list[Told]:
    """What a lookout that has just been started finds, in the order of time."""
    found = Lookout(ledger, Subjects(ledger)).sightings(before, after)
    told = [(s.step.mark, s.dossier.subject.id, _shown(s.before), _shown(s.after)) for s in found]
    return sorted(told, key=lambda one: (one[0].day, one[0].position, one[1]))


def _shown(seen: Seen | None) -> tuple[str, str | None] | None:
    return (seen.standing.status, seen.standing.since) if seen else None


def at_the_door(ledger: Ledger, id: str, mark: Mark) -> tuple[str, str | None] | None:
    """What the tracker itself would answer: no list of subjects, no shortcut."""
    reader = Subjects.as_one(Subjects(ledger).dossier(id), Clocks(mark.day, end_of(mark.day), mark.position))
    state = reader.state(mark.day) if reader else None
    return (state.status, state.since) if state else None


@st.composite
def records(draw: st.DrawFn, kind: str) -> list[tuple[datetime, list[Proposal]]]:
    """A history as it is recorded: in runs of any size, at moments that are days or moments apart."""
    reference, world, about = draw(histories(kind=kind))
    chance: random.Random = draw(st.randoms(use_true_random=False))
    runs: list[list[Proposal]] = [[*reference]]
    waiting, there = chance.sample([*world, *about], len(world) + len(about)), set[str]()
    while waiting:
        ready = [p for p in waiting if _targets(p) <= there] or waiting
        run = ready[: chance.randint(1, 3)]
        waiting = [p for p in waiting if p not in run]
        there |= {getattr(p.event, "key", "") for p in run}
        runs.append(run)
    moments, now = [], BEGINNING
    for run in runs:
        moments.append((now, run))
        now += timedelta(seconds=chance.choice([1, 30, 50_000, 86_400, 86_400 * 40, 86_400 * 400]))
    return moments


def watched(
    ledger: Ledger, record: list[tuple[datetime, list[Proposal]]], pauses: list[int]
) -> tuple[list[Told], Mark, list[list[Told]]]:
    """Record everything; look after every pause, and at the end. Gives what was told, the last mark, and each look."""
    tracker = Tracker(ledger)
    start = Mark(0, BEGINNING.date())
    mark, told, looks = start, list[Told](), list[list[Told]]()
    last = record[-1][0]
    for number, (now, run) in enumerate(record):
        tracker.record(run, recorded_at=now)
        if number in pauses:
            here = Mark(ledger.position(), now.date())
            looks.append(looked(ledger, mark, here))
            told += looks[-1]
            mark = here
    end = Mark(ledger.position(), last.date() + timedelta(800))
    looks.append(looked(ledger, mark, end))
    return told + looks[-1], end, looks


@settings(max_examples=60)
@given(st.sampled_from(["mechanism", "visit", "issue"]).flatmap(lambda kind: records(kind)), st.lists(st.integers(0, 14)))
def test_the_changes_told_make_one_chain_however_it_is_watched(
    record: list[tuple[datetime, list[Proposal]]], pauses: list[int]
) -> None:
    with a_ledger() as ledger, a_ledger() as other:
        told, end, _ = watched(ledger, record, pauses)
        at_once, _, _ = watched(other, record, [])
        assert told == at_once
        before = None
        for mark, id, then, now in told:
            assert (id, then) == (MECHANISM, before)
            assert now != then
            assert now == at_the_door(ledger, id, mark)
            before = now
        assert before == at_the_door(ledger, MECHANISM, end)


@settings(max_examples=25)
@given(st.sampled_from(["mechanism", "visit", "issue"]).flatmap(lambda kind: records(kind)))
def test_no_day_is_passed_over_on_which_the_answer_changes(record: list[tuple[datetime, list[Proposal]]]) -> None:
    with a_ledger() as ledger:
        told, end, _ = watched(ledger, record, [])
        marks = {mark for mark, *_ in told}
        days = [mark.day for mark in sorted(marks, key=lambda mark: (mark.day, mark.position))]
        day, before = BEGINNING.date(), None
        position_of = _positions(ledger, record)
        while day <= end.day and day < date(2016, 1, 1):
            now = at_the_door(ledger, MECHANISM, Mark(position_of(day), day))
            assert now == before or day in days
            day, before = day + timedelta(1), now


def _positions(ledger: Ledger, record):
    def position(day: date) -> int:
        return ledger.position_at(datetime.combine(day, datetime.max.time(), UTC))

    return position
