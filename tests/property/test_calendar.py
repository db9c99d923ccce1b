"""The laws of the calendar: entries are told apart, keep their uid and never count backwards, in any history and in any order."""

from __future__ import annotations

import random
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.tracker import Tracker
from api.views.calendar import Occasion
from api.views.subscribed import occasion
from domain.dates import end_of
from domain.dossier import Clocks
from domain.proposal import Proposal
from tests.engines import Engine
from tests.property.histories import LAST, days, histories
from tests.property.test_laws import NOW, one_by_one

History = tuple[list[Proposal], list[Proposal], list[Proposal]]
Entries = dict[str, Occasion]


def entries(tracker: Tracker, day: date, known: date, recorded: int | None = None) -> Entries:
    """The calendar of that day, by uid; each uid once."""
    found = [occasion(one) for one in tracker.occasions(Clocks(day, end_of(known), recorded))]
    by_uid = {one.uid: one for one in found}
    assert len(by_uid) == len(found)
    return by_uid


def pairs(before: Entries, now: Entries) -> list[tuple[Occasion, Occasion]]:
    """Every entry that is still there, as it was and as it is."""
    return [(before[uid], now[uid]) for uid in before.keys() & now.keys()]


@pytest.mark.parametrize("kind", ["mechanism", "visit"])
@settings(max_examples=60)
@given(data=st.data(), day=days, known=days)
def test_entries_are_told_apart_and_dated_from_the_ledger(
    engine: Engine, kind: str, data: st.DataObject, day: date, known: date
) -> None:
    history = [proposal for part in data.draw(histories(kind=kind)) for proposal in part]
    with engine.tracker() as tracker:
        tracker.record(history, recorded_at=NOW)
        for entry in entries(tracker, day, known).values():
            assert entry.sequence >= 0
            assert entry.created <= entry.changed
            assert entry.facts or entry.what == "visit"
            assert entry.sentence.endswith(".")


@settings(max_examples=40)
@given(histories(), st.randoms(use_true_random=False))
def test_the_more_is_recorded_the_higher_the_sequence_of_what_is_moved(
    engine: Engine, history: History, chance: random.Random
) -> None:
    reference, world, about = history
    with engine.tracker() as tracker:
        tracker.record(reference, recorded_at=NOW)
        start = tracker.position()
        one_by_one(tracker, chance.sample([*world, *about], len(world) + len(about)))
        told = [entries(tracker, LAST, LAST, position) for position in range(start, tracker.position() + 1)]
        for old, new in (pair for before, now in pairwise(told) for pair in pairs(before, now)):
            is_moved = (old.when, old.step) != (new.when, new.step)
            assert new.sequence > old.sequence if is_moved else new.sequence >= old.sequence


@pytest.mark.parametrize("kind", ["mechanism", "visit"])
@settings(max_examples=40)
@given(data=st.data(), known=st.lists(days, min_size=2, max_size=8, unique=True))
def test_the_more_is_known_the_higher_the_sequence(engine: Engine, kind: str, data: st.DataObject, known: list[date]) -> None:
    history = [proposal for part in data.draw(histories(kind=kind)) for proposal in part]
    with engine.tracker() as tracker:
        tracker.record(history, recorded_at=NOW)
        told = [entries(tracker, day, day) for day in sorted(known)]
        assert all(new.sequence >= old.sequence for before, now in pairwise(told) for old, new in pairs(before, now))
