"""The law of the lookout: however the record is watched, the changes told of a subject make one chain that ends at its status."""

from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from api.ledger import Ledger, Mark, open_ledger
from api.subjects import Subjects
from api.tracker import Tracker
from api.webhooks.lookout import Lookout, Seen
from domain.dates import end_of
from domain.dossier import Clocks
from domain.proposal import Proposal
from tests.property.histories import MECHANISM, histories
from tests.property.test_laws import _targets

BEGINNING = datetime(2012, 1, 1, 12, tzinfo=UTC)
START = Mark(0, BEGINNING.date())
PAUSES = [1, 30, 50_000, 86_400, 86_400 * 40, 86_400 * 400]
"""Seconds between two recordings."""
Shown = tuple[str, str | None] | None
Told = tuple[Mark, str, Shown, Shown]
Record = list[tuple[datetime, list[Proposal]]]


def looked(ledger: Ledger, before: Mark, after: Mark) -> list[Told]:
    """What a lookout that has just been started finds, in the order of time."""
    found = Lookout(ledger, Subjects(ledger)).sightings(before, after)
    told = [(s.step.mark, s.dossier.subject.id, _shown(s.before), _shown(s.after)) for s in found]
    return sorted(told, key=lambda one: (one[0].day, one[0].position, one[1]))


def _shown(seen: Seen | None) -> Shown:
    return (seen.standing.status, seen.standing.since) if seen else None


def at_the_door(subjects: Subjects, mark: Mark) -> Shown:
    """What would be answered at the mark, whatever was looked at before."""
    reader = subjects.one(MECHANISM, Clocks(mark.day, end_of(mark.day), mark.position))
    state = reader.state(mark.day) if reader else None
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


def watched(ledger: Ledger, record: Record, pauses: Iterable[int]) -> tuple[list[Told], Mark]:
    """Record everything; look after the recordings of these numbers, and two years after the last."""
    tracker, mark, told = Tracker(ledger), START, list[Told]()
    for number, (now, run) in enumerate(record):
        tracker.record(run, recorded_at=now)
        if number in pauses:
            here = Mark(ledger.position(), now.date())
            told += looked(ledger, mark, here)
            mark = here
    end = Mark(ledger.position(), record[-1][0].date() + timedelta(800))
    return told + looked(ledger, mark, end), end


@settings(max_examples=60)
@given(records(), st.lists(st.integers(0, 14)))
def test_the_changes_told_make_one_chain_however_it_is_watched(record: Record, pauses: list[int]) -> None:
    with open_ledger("sqlite://") as ledger, open_ledger("sqlite://") as other:
        told, end = watched(ledger, record, pauses)
        assert told == watched(other, record, [])[0]
        subjects, before = Subjects(ledger), None
        for mark, id, then, now in told:
            assert (id, then) == (MECHANISM, before)
            assert now != then
            assert now == at_the_door(subjects, mark)
            before = now
        assert before == at_the_door(subjects, end)


@settings(max_examples=20)
@given(records())
def test_no_day_is_passed_over_on_which_the_answer_changes(record: Record) -> None:
    with open_ledger("sqlite://") as ledger:
        told, end = watched(ledger, record, [])
        days = {mark.day for mark, *_ in told}
        subjects, before, day = Subjects(ledger), None, START.day
        while day <= min(end.day, date(2015, 12, 31)):
            position = ledger.position_at(datetime.combine(day, time.max, UTC))
            now = at_the_door(subjects, Mark(position, day))
            assert now == before or day in days
            before, day = now, day + timedelta(1)
