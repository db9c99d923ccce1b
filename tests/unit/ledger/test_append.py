from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from api.ledger import Conflict, Ledger, Unstorable
from domain.dates import parse
from domain.facts import Citation, Event, FactCorrected
from tests.unit.ledger.words import CHANNEL, NOON, actor, held, record, registered


class Unlisted(Event):
    pass


def correction(value: object) -> FactCorrected:
    changes: dict[str, Any] = {"edition": value}
    cited = (Citation(article="gazette-1"),)
    return FactCorrected(
        key="slip", occurred=parse("2024"), gist="A slip.", citations=cited, fact="session-1", changes=changes, cause="coder"
    )


def test_what_is_appended_is_read_back(ledger: Ledger) -> None:
    events = [registered(), held(1), held(2)]
    assert ledger.append({CHANNEL: events}, expected={CHANNEL: 0}, recorded_at=NOON) == 3
    stream = ledger.stream(CHANNEL)
    assert stream is not None
    assert [item.event for item in stream.events] == events
    assert [(item.position, item.version, item.stream, item.recorded_at) for item in stream.events] == [
        (n, n, CHANNEL, NOON) for n in (1, 2, 3)
    ]


def test_an_unknown_stream_is_none(ledger: Ledger) -> None:
    assert ledger.stream("nowhere") is None


def test_positions_run_on_over_all_streams(ledger: Ledger) -> None:
    assert ledger.append({"a": [actor("A")], "b": [actor("B")]}, expected={}, recorded_at=NOON) == 2
    assert ledger.append({"c": [actor("C")]}, expected={"c": 0}, recorded_at=NOON) == 3
    assert [(item.position, item.stream) for item in ledger.read()] == [(1, "a"), (2, "b"), (3, "c")]


def test_a_conflict_in_one_stream_leaves_all_as_they_were(ledger: Ledger) -> None:
    record(ledger, 2)
    before = ledger.head()
    with pytest.raises(Conflict) as caught:
        ledger.append({"a": [actor("A")], CHANNEL: [held(9)]}, expected={"a": 0, CHANNEL: 1}, recorded_at=NOON)
    assert (caught.value.stream, caught.value.expected, caught.value.actual) == (CHANNEL, 1, 2)
    assert (ledger.position(), ledger.head(), ledger.stream("a")) == (2, before, None)


@pytest.mark.parametrize("expected", [{}, {CHANNEL: 0}, {CHANNEL: 1}, {CHANNEL: 3}])
def test_an_expectation_too_low_or_too_high_or_left_out_conflicts(ledger: Ledger, expected: dict[str, int]) -> None:
    record(ledger, 2)
    with pytest.raises(Conflict, match="is at version 2"):
        ledger.append({CHANNEL: [held(9)]}, expected=expected, recorded_at=NOON)


def test_a_stream_that_is_only_expected_is_checked_too(ledger: Ledger) -> None:
    record(ledger, 2)
    with pytest.raises(Conflict):
        ledger.append({"a": [actor("A")]}, expected={"a": 0, CHANNEL: 1}, recorded_at=NOON)
    assert ledger.append({"a": [actor("A")]}, expected={"a": 0, CHANNEL: 2}, recorded_at=NOON) == 3


def test_appending_nothing_moves_nothing(ledger: Ledger) -> None:
    record(ledger, 1)
    assert ledger.append({CHANNEL: []}, expected={CHANNEL: 1}, recorded_at=NOON) == 1


@pytest.mark.parametrize("event", [Unlisted(), correction(10**30), correction("\ud800")], ids=["unlisted", "too long", "surrogate"])
def test_what_cannot_be_kept_is_refused_whole(ledger: Ledger, event: Event) -> None:
    with pytest.raises(Unstorable):
        ledger.append({CHANNEL: [registered(), event]}, expected={}, recorded_at=NOON)
    assert ledger.position() == 0


def test_a_time_without_offset_is_refused(ledger: Ledger) -> None:
    with pytest.raises(Unstorable, match="offset"):
        ledger.append({CHANNEL: [registered()]}, expected={}, recorded_at=datetime(2024, 5, 29))
