"""The law: at any known date, the visits shown are exactly the records that the revisions up to then leave, field by field."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from api.casebook import read, shipped
from api.journeys import intake
from api.tracker import Tracker
from tests.engines import Engine
from tests.unit.journeys.replay import EXTRACT, NOW, instants, left, shown, take_in


def _anywhere(count: int) -> list[datetime]:
    """Instants anywhere between the first revision and a while after the last; every other one near a revision."""
    known = instants(EXTRACT)
    chance = random.Random(20150901)
    near = [chance.choice(known) + timedelta(seconds=chance.choice((-1, 0, 1))) for _ in range(count // 2)]
    length = (known[-1] - known[0]).total_seconds()
    return near + [known[0] + timedelta(seconds=chance.uniform(-0.01, 1.05) * length) for _ in range(count - count // 2)]


@pytest.fixture(scope="module")
def tracker(engine: Engine) -> Iterator[Tracker]:
    with engine.tracker() as tracker:
        take_in(tracker, EXTRACT)
        yield tracker


@pytest.fixture
def empty(engine: Engine) -> Iterator[Tracker]:
    with engine.tracker() as tracker:
        yield tracker


def test_at_fifty_instants_the_visits_shown_are_the_records_that_the_revisions_leave(tracker: Tracker) -> None:
    for moment in _anywhere(50):
        assert shown(tracker, moment) == left(EXTRACT, moment), moment


def test_before_the_first_revision_nothing_is_shown_and_later_something_is(tracker: Tracker) -> None:
    first, *_, last = instants(EXTRACT)
    assert shown(tracker, first - timedelta(seconds=1)).total() == 0
    assert shown(tracker, last).total() > 100


def test_the_same_import_twice_writes_nothing(empty: Tracker) -> None:
    take_in(empty, EXTRACT)
    position = empty.position()
    assert [receipt.events for receipt in take_in(empty, EXTRACT)] == [0]
    assert empty.position() == position
    assert shown(empty, NOW) == left(EXTRACT, NOW)


def test_an_import_that_was_interrupted_is_completed_when_repeated(
    empty: Tracker, tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "RUN", 7)
    take_in(empty, EXTRACT, runs=12)
    monkeypatch.undo()
    take_in(empty, EXTRACT)
    assert empty.position() == tracker.position()
    assert shown(empty, NOW) == left(EXTRACT, NOW)


@pytest.mark.parametrize("after", ["2016-01-01", "2018-01-01", "2020-11-19T15:00:00-05:00", "2020-11-20"])
def test_later_revisions_may_come_in_a_file_of_their_own(empty: Tracker, tracker: Tracker, after: str, tmp_path: Path) -> None:
    early, late = zip(*(_cut(path, after, tmp_path) for path in EXTRACT), strict=True)
    take_in(empty, early)
    take_in(empty, late)
    assert {s.id: s.version for s in empty.streams(empty.position())} == {
        s.id: s.version for s in tracker.streams(tracker.position())
    }
    assert sum(receipt.events for receipt in [*take_in(empty, late), *take_in(empty, early), *take_in(empty, EXTRACT)]) == 0
    for moment in _anywhere(5):
        assert shown(empty, moment) == left(EXTRACT, moment), moment


@pytest.mark.parametrize("first", ["casebook", "journeys"])
def test_it_goes_together_with_the_shipped_casebook_in_either_order(empty: Tracker, first: str) -> None:
    casebook = read([shipped()])
    if first == "casebook":
        empty.record(casebook, recorded_at=NOW)
    take_in(empty, EXTRACT)
    empty.record(casebook, recorded_at=NOW)
    assert empty.names(["US", "JP", "us-barack-obama"]) == {"US": "United States", "JP": "Japan", "us-barack-obama": "Barack Obama"}


def _cut(path: Path, after: str, folder: Path) -> tuple[Path, Path]:
    """The file in two, at an instant."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    cut = next((n for n, line in enumerate(lines) if line[len('{"published": "') :][: len(after)] >= after), len(lines))
    early, late = folder / f"early-{path.name}", folder / f"late-{path.name}"
    early.write_text("".join(lines[:cut]), encoding="utf-8")
    late.write_text("".join(lines[cut:]), encoding="utf-8")
    return early, late
