"""Which record is which visit: a record that is listed under another number is no new visit (decision 0019)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from api.tracker import Tracker
from domain.dossier import Clocks
from tests.engines import Engine
from tests.unit.journeys.listing import line, record, written
from tests.unit.journeys.replay import NOW, left, shown, take_in

ADA, BEN = "President Ada Arden", "Prime Minister Ben Birk"


@pytest.fixture
def tracker(engine: Engine) -> Iterator[Tracker]:
    with engine.tracker() as tracker:
        yield tracker


def _visits(tracker: Tracker, folder: Path, *lines: dict[str, Any]) -> dict[str, str | None]:
    """Import the lines, check the law on every day, and give the number under which each visit is listed in the end."""
    path = written(folder, *lines)
    take_in(tracker, [path])
    for day in range(1, 9):
        moment = datetime(2015, 3, day, 20, tzinfo=UTC)
        assert shown(tracker, moment) == left([path], moment)
    found = tracker.visits(Clocks(NOW.date(), NOW))
    return {visit.id: journey.listed_as for visit in found if (journey := visit.made or visit.announced)}


def _facts(tracker: Tracker, stream: str) -> list[str]:
    """What stands in the stream beside its registration, in no order."""
    held = next(found for found in tracker.streams(tracker.position()) if found.id == stream)
    return sorted(item.event.stored_name() for item in held.events[1:])


def test_a_number_that_goes_to_another_visit_while_its_own_is_listed_anew(tracker: Tracker, tmp_path: Path) -> None:
    found = _visits(
        tracker,
        tmp_path,
        line(1, "add", "7", record("7", ADA)),
        line(2, "amend", "7", record("7", BEN, "1990-02-03", **{"from": "Xebec", "from-id": "xebec"})),
        line(2, "add", "8", record("8", ADA)),
    )
    assert found == {"state-visit-7": "8", "state-visit-7-1990-02-03": "7"}
    assert _facts(tracker, "state-visit-7") == ["FactCorrected", "VisitMade"]


def test_a_record_that_is_removed_and_added_under_another_number(tracker: Tracker, tmp_path: Path) -> None:
    changed = record("8", ADA, description="State visit.")
    found = _visits(tracker, tmp_path, line(1, "add", "7", record("7", ADA)), line(2, "delete", "7"), line(2, "add", "8", changed))
    assert found == {"state-visit-7": "8"}


def test_it_may_be_added_again_only_later(tracker: Tracker, tmp_path: Path) -> None:
    lines = line(1, "add", "7", record("7", ADA)), line(2, "delete", "7"), line(4, "add", "9", record("9", ADA))
    assert _visits(tracker, tmp_path, *lines) == {"state-visit-7": "9"}
    assert _facts(tracker, "state-visit-7") == ["FactRetracted", "VisitMade", "VisitMade"]


def test_two_visits_that_exchange_their_numbers(tracker: Tracker, tmp_path: Path) -> None:
    one, other = record("1", ADA, "2001-05-01"), record("2", ADA, "2002-06-01")
    exchanged = [line(2, "amend", "1", other | {"id": "1"}), line(2, "amend", "2", one | {"id": "2"})]
    found = _visits(tracker, tmp_path, line(1, "add", "1", one), line(1, "add", "2", other), *exchanged)
    assert found == {"state-visit-1": "2", "state-visit-2": "1"}


def test_numbers_that_move_up_by_one(tracker: Tracker, tmp_path: Path) -> None:
    days = [f"2001-05-0{n}" for n in range(1, 5)]
    before = [line(1, "add", str(n), record(str(n), ADA, day)) for n, day in enumerate(days)]
    after = [line(2, "amend" if n < 3 else "add", str(n + 1), record(str(n + 1), ADA, day)) for n, day in enumerate(days)]
    assert _visits(tracker, tmp_path, *before, *after, line(2, "delete", "0")) == {f"state-visit-{n}": str(n + 1) for n in range(4)}


def test_legs_of_one_journey_keep_to_their_own_when_renumbered_together(tracker: Tracker, tmp_path: Path) -> None:
    bonn, berlin = record("1", ADA, description="Bonn."), record("2", ADA, description="Berlin.")
    moved = [
        line(2, "delete", "1"),
        line(2, "delete", "2"),
        line(2, "add", "4", berlin | {"id": "4"}),
        line(2, "add", "3", bonn | {"id": "3"}),
    ]
    found = _visits(tracker, tmp_path, line(1, "add", "1", bonn), line(1, "add", "2", berlin), *moved)
    assert found == {"state-visit-1": "3", "state-visit-2": "4"}


def test_a_removed_record_whose_visit_stands_under_another_number_leads_there(tracker: Tracker, tmp_path: Path) -> None:
    lines = line(1, "add", "7", record("7", ADA)), line(2, "add", "8", record("8", ADA)), line(3, "delete", "7")
    assert _visits(tracker, tmp_path, *lines) == {"state-visit-8": "8"}
    assert tracker.visit("state-visit-7", Clocks(NOW.date(), NOW)).id == "state-visit-8"


def test_an_amended_day_person_or_country_is_the_same_visit(tracker: Tracker, tmp_path: Path) -> None:
    steps = [record("7", ADA), record("7", ADA, "2002-05-01"), record("7", "President Ada Ardén", "2002-05-01")]
    last = record("7", "President Ada Ardén", "2002-05-01", **{"from": "Xebec", "from-id": "xebec"})
    lines = [line(n, "add" if n == 1 else "amend", "7", held) for n, held in enumerate([*steps, last], 1)]
    assert _visits(tracker, tmp_path, *lines) == {"state-visit-7": "7"}


def test_a_record_with_nothing_in_common_is_another_visit(tracker: Tracker, tmp_path: Path) -> None:
    other = record("7", BEN, "1990-02-03", **{"from": "Xebec", "from-id": "xebec"})
    found = _visits(tracker, tmp_path, line(1, "add", "7", record("7", ADA)), line(2, "amend", "7", other))
    assert found == {"state-visit-7-1990-02-03": "7"}


def test_what_is_listed_long_before_it_begins_is_announced_and_made_once_that_is_amended(tracker: Tracker, tmp_path: Path) -> None:
    ahead, past = record("7", ADA, "3001-05-01"), record("7", ADA, "2001-05-01")
    lines = line(1, "add", "7", ahead), line(2, "amend", "7", ahead | {"description": None}), line(3, "amend", "7", past)
    assert _visits(tracker, tmp_path, *lines) == {"state-visit-7": "7"}
    assert _facts(tracker, "state-visit-7") == ["FactCorrected", "FactRetracted", "VisitAnnounced", "VisitMade"]
    assert _visits(tracker, tmp_path, *lines, line(4, "amend", "7", ahead)) == {"state-visit-7": "7"}
