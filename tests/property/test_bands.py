"""The bands in the ledger: the world on a day is always what folding everything gives, and made anew they are the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.ledger import Ledger, open_ledger
from api.ledger.rows import Drawn
from api.subjects import Kind
from api.tracker import Tracker
from api.turnings import Span, Turnings
from domain.dates import end_of
from domain.dossier import Clocks
from domain.proposal import Proposal
from domain.replay.sweep import rectangles
from tests.engines import Engine
from tests.generated.hindsight import hindsight
from tests.generated.ledgers import actors, mechanism, proposals
from tests.generated.ledgers import ledger as generated
from tests.generated.press import Told
from tests.property.histories import days, histories
from tests.property.recording import recorded_in_runs

NOW = datetime(2026, 1, 1, tzinfo=UTC)
KINDS: tuple[Kind, ...] = ("mechanism", "visit", "issue")


def folded(tracker: Tracker, kind: Kind, clocks: Clocks) -> list[object]:
    """The standings by folding each subject."""
    return [(r.dossier.subject.id, r.standing(clocks.as_of)) for r in tracker._subjects.readers(kind, clocks)]


def rows(ledger: Ledger) -> dict[str, list[Drawn]]:
    """Every band of every subject."""
    return {id: ledger.bands.of(id) for id in ledger.opened()}


def assert_the_world_is_folded(tracker: Tracker, known: date, day: date, recorded_by: int | None = None) -> None:
    for kind in KINDS:
        clocks = Clocks(day, end_of(known), recorded_by)
        assert list(tracker.standings(kind, clocks)) == folded(tracker, kind, clocks)


@pytest.mark.parametrize("seed", range(3))
def test_the_world_on_a_day(engine: Engine, seed: int) -> None:
    chance = Random(seed)
    told = list(generated(seed, 30, 12))
    with engine.tracker() as tracker:
        tracker.record(proposals(iter(told)), recorded_at=NOW)
        assert tracker.chart() == 0
        for _ in range(12):
            known = date.fromordinal(chance.randint(date(1992, 1, 1).toordinal(), date(2026, 1, 1).toordinal()))
            assert_the_world_is_folded(tracker, known, date.fromordinal(known.toordinal() - chance.randint(-200, 2_000)))


@settings(max_examples=40)
@given(histories(most=8), st.integers(0, 8), days, days)
def test_what_is_recorded_later_is_seen_at_once(
    engine: Engine, history: tuple[list[Proposal], list[Proposal], list[Proposal]], first: int, known: date, day: date
) -> None:
    reference, world, about = history
    with engine.ledger() as ledger:
        tracker = Tracker(ledger)
        tracker.record([*reference, *world[:first]], recorded_at=NOW)
        tracker.record([*world[first:], *about], recorded_at=NOW)
        assert not ledger.bands.uncharted(1)
        assert_the_world_is_folded(tracker, known, day)
        for position in range(0, ledger.position() + 2, 3):
            assert_the_world_is_folded(tracker, known, day, position)
        ledger.bands.empty()
        assert_the_world_is_folded(tracker, known, day)


@pytest.mark.parametrize("seed", range(3))
def test_whose_status_changed_is_what_asking_everyone_tells(engine: Engine, seed: int) -> None:
    chance = Random(seed)
    with engine.tracker() as tracker:
        tracker.record(proposals(iter(list(generated(seed, 30, 12)))), recorded_at=NOW)
        for _ in range(12):
            since = date.fromordinal(chance.randint(date(1992, 1, 1).toordinal(), date(2025, 1, 1).toordinal()))
            until, clocks = since + timedelta(chance.randint(0, 62)), Clocks(since, end_of(date(2026, 1, 1)))
            asked = tuple(Turnings(tracker._subjects, clocks, Span(since, until)).by_asking(None))
            assert tracker.changes(since, until, clocks, hindsight=False) == asked


def halves(told: Iterable[Told], events: int = 12) -> tuple[list[Told], Iterator[Told]]:
    """The first events of every stream, in their order, and then the others."""
    early, late, seen = list[Told](), list[Told](), Counter[str]()
    for one in told:
        seen[one.stream] += 1
        (early if seen[one.stream] <= events else late).append(one)
    return early, iter(late)


@pytest.mark.parametrize("hindsight", [False, True])
def test_what_is_recorded_while_changes_are_told_is_not_told(engine: Engine, hindsight: bool) -> None:
    """A position is asked about: bands that are of later ones, also while they are read, tell nothing."""
    early, late = halves(generated(1, 25, 20))
    since, until = date(1995, 1, 1), date(2012, 1, 1)
    with engine.tracker() as tracker:
        tracker.record(proposals(iter(early)), recorded_at=NOW)
        clocks, span = Clocks(until, end_of(until), tracker.position()), Span(since, until, hindsight)
        expected = list(Turnings(tracker._subjects, clocks, span).by_asking(None))
        found = []
        for change in Turnings(tracker._subjects, clocks, span).beyond():
            found.append(change)
            tracker.record(proposals(islice(late, 3)), recorded_at=NOW)
        assert len(expected) > 50
        assert found == expected
        assert list(Turnings(tracker._subjects, clocks, span).beyond()) == expected


def assert_rebuilt_alike(ledger: Ledger, tracker: Tracker) -> None:
    """The bands that were kept with each recording are, row for row, those that are made anew from everything."""
    assert not ledger.bands.uncharted(1)
    before = rows(ledger)
    for id in tracker._subjects.ids("mechanism"):
        assert ledger.rectangles(id) == list(rectangles(tracker._subjects.dossier(id)))
    tracker.rebuild()
    assert rows(ledger) == before


@settings(max_examples=40)
@given(histories(most=8), st.lists(st.integers(1, 4), min_size=1, max_size=4))
def test_made_anew_the_bands_are_the_same(
    engine: Engine, history: tuple[list[Proposal], list[Proposal], list[Proposal]], steps: list[int]
) -> None:
    with engine.ledger() as ledger:
        tracker = Tracker(ledger)
        recorded_in_runs(tracker, history, steps)
        assert_rebuilt_alike(ledger, tracker)


@pytest.mark.parametrize("seed", range(4))
def test_so_they_are_when_one_fact_is_recorded_after_the_other(engine: Engine, seed: int) -> None:
    told = [*actors(), *mechanism(seed, 0, 30)]
    with engine.ledger() as ledger:
        tracker = Tracker(ledger)
        for proposal in proposals(iter(told)):
            tracker.record([proposal], recorded_at=NOW)
        assert_rebuilt_alike(ledger, tracker)


@pytest.mark.parametrize("seed", range(2))
def test_so_they_are_when_old_news_is_recorded_late(engine: Engine, seed: int) -> None:
    told = [*actors(), *mechanism(seed, 0, 80)]
    keys = [one.fields["key"] for one in told if one.stream == "channel-00000" and "key" in one.fields]
    with engine.ledger() as ledger:
        tracker = Tracker(ledger)
        tracker.record(proposals(iter(told)), recorded_at=NOW)
        for pair in islice(hindsight(Random(seed), "channel-00000", "xa-speaker", keys, old_news=0.5), 16):
            tracker.record(proposals(iter(pair)), recorded_at=NOW)
        assert_rebuilt_alike(ledger, tracker)


@pytest.mark.parametrize("seed", range(4))
def test_two_who_record_in_turn_keep_the_bands_right(place: str, seed: int) -> None:
    told, chance = list(proposals(iter([*actors(), *mechanism(seed, 0, 30)]))), Random(seed)
    with open_ledger(place) as one, open_ledger(place) as other:
        desks = Tracker(one), Tracker(other)
        for proposal in told:
            desks[chance.randrange(2)].record([proposal], recorded_at=NOW)
        assert_rebuilt_alike(one, desks[0])
