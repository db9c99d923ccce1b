"""What was believed about a day is the same out of the rectangles as asked of a reader of every moment."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time

from hypothesis import given, settings
from hypothesis import strategies as st

from api.subjects import Kind
from api.tracker import NotKnown, Tracker
from domain.dates import end_of
from domain.dossier import Clocks
from domain.replay import Belief, beliefs
from tests.engines import Engine
from tests.property.histories import MECHANISM, days, histories
from tests.property.recording import RECORDED_AT, History, gathered

moments = st.one_of(
    days.map(end_of), st.builds(lambda day, at: datetime.combine(day, at, UTC), days, st.sampled_from((time(9), time(12))))
)
clocks = st.builds(Clocks, days, moments)


@settings(max_examples=60)
@given(data=st.data(), asked=st.lists(clocks, min_size=2, max_size=6))
def test_beliefs_out_of_rectangles_are_those_of_every_reader(engine: Engine, data: st.DataObject, asked: list[Clocks]) -> None:
    kind: Kind = data.draw(st.sampled_from(("mechanism", "mechanism", "visit", "issue")))
    reference, world, about = data.draw(histories(kind=kind))
    dossier = gathered([*reference, *world, *about], MECHANISM)
    with engine.tracker() as tracker:
        tracker.record([*reference, *world, *about], recorded_at=RECORDED_AT)
        for at in asked:
            assert believed(tracker, at) == beliefs(dossier, at)


@settings(max_examples=30)
@given(history=histories(), asked=st.lists(clocks, min_size=2, max_size=6))
def test_beliefs_at_an_older_position_stay_what_they_were(engine: Engine, history: History, asked: list[Clocks]) -> None:
    reference, world, about = history
    with engine.tracker() as tracker:
        tracker.record([*reference, *world[:1]], recorded_at=RECORDED_AT)
        older = [replace(at, recorded_by=tracker.position()) for at in asked]
        before = [believed(tracker, at) for at in older]
        tracker.record([*world[1:], *about], recorded_at=RECORDED_AT)
        assert [believed(tracker, at) for at in older] == before


def believed(tracker: Tracker, at: Clocks) -> tuple[Belief, ...]:
    """The beliefs; none where nothing is known."""
    try:
        return tracker.beliefs(MECHANISM, at)
    except NotKnown:
        return ()
