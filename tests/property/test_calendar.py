"""The laws of the calendar: entries are told apart, keep their uid and never count backwards, in any history and in any order."""

from __future__ import annotations

import random
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.inquiry import NO_FILTERS
from api.occasions import EVER, Stretch
from api.tracker import Tracker
from api.views.calendar import Occasion
from api.views.subscribed import occasion
from domain.dates import end_of, parse
from domain.dossier import Clocks
from domain.proposal import Proposal
from tests.engines import Engine
from tests.generated.ledgers import ledger as generated
from tests.generated.ledgers import proposals
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


@settings(max_examples=60)
@given(history=histories(most=8), day=days, known=days, first=st.none() | days, long=st.none() | st.integers(0, 800))
def test_a_calendar_of_some_days_is_what_the_whole_one_has_of_them(
    engine: Engine, history: History, day: date, known: date, first: date | None, long: int | None
) -> None:
    stretch = Stretch(first, (first or day) + timedelta(long) if long is not None else None)
    with engine.tracker() as tracker:
        tracker.record([proposal for part in history for proposal in part], recorded_at=NOW)
        clocks = Clocks(day, end_of(known))
        whole = [occasion for occasion in tracker.occasions(clocks) if stretch.holds(occasion.when)]
        assert list(tracker.occasions(clocks, days=stretch)) == whole


def test_what_lies_on_no_day_is_in_no_stretch_and_what_may_lie_on_one_is() -> None:
    stretch = Stretch(date(2024, 3, 1), date(2024, 3, 31))
    assert all(stretch.holds(parse(when)) for when in ("2024-03-31", "2024", "2024-02-28/2024-03-02", "2020/2026-05"))
    assert not any(stretch.holds(parse(when)) for when in ("2024-04-01", "2024-02", "2020/2024-02"))
    assert not stretch.holds(None)
    assert EVER.holds(None)


def test_where_many_fit_a_calendar_holds_fewer_days(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    day = date(2015, 6, 1)
    clocks = Clocks(day, end_of(day))
    with engine.tracker() as tracker:
        tracker.record(proposals(generated(1, 12, 6)), recorded_at=NOW)
        assert tracker.usual_days(clocks, NO_FILTERS, None, None) == EVER
        stretches = []
        for few in range(14, -1, -1):
            monkeypatch.setattr("api.occasions.FEW", few)
            stretches.append(tracker.usual_days(clocks, NO_FILTERS, None, None))
        fewer = [Stretch(day - timedelta(365), None), Stretch(day - timedelta(90), day + timedelta(90))]
        assert [one for one in dict.fromkeys(stretches) if one != EVER] == fewer
        assert tracker.usual_days(clocks, NO_FILTERS, "channel-00001", None) == EVER
