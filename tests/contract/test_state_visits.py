"""The whole lists of journeys, in SQLite; they lie beside the project and are never shipped with it.

Extracts are tested with the units, on both engines.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from api.tracker import Tracker
from tests.engines import SQLite
from tests.unit.journeys.replay import instants, left, shown, take_in

LISTS = Path(__file__).parents[3] / "shared" / "data" / "state-visits"


@pytest.fixture(scope="module")
def lists() -> list[Path]:
    if not LISTS.is_dir():
        pytest.skip("the lists of journeys (shared/data/state-visits) are not beside this checkout")
    return sorted(LISTS.glob("*.jsonl"))


@pytest.fixture(scope="module")
def tracker(lists: list[Path]) -> Iterator[Tracker]:
    with SQLite().tracker() as tracker:
        take_in(tracker, lists)
        yield tracker


def test_the_visits_shown_are_the_records_that_the_revisions_leave(lists: list[Path], tracker: Tracker) -> None:
    known = instants(lists)
    chosen = random.Random(1874).choice(known[1:-1])
    for moment in (known[0] - timedelta(seconds=1), chosen, known[-1]):
        assert shown(tracker, moment) == left(lists, moment), moment


def test_the_same_import_twice_writes_nothing(lists: list[Path], tracker: Tracker) -> None:
    assert sum(receipt.events for receipt in take_in(tracker, lists)) == 0
