"""An entry with an id and facts alone adds to what is registered elsewhere."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from api.casebook import read, read_text
from api.tracker import Tracker
from domain.mechanism.events import SessionHeld
from domain.proposal import Refused
from tests.engines import Engine

NOW = datetime(2024, 6, 30, tzinfo=UTC)
FACT = {"key": "round", "event": "SessionHeld", "occurred": "2018", "gist": "They met.", "citations": [{"article": "report"}]}
ARTICLE = {"id": "report", "title": "Report", "published": "2018-12-31"}
REGISTERED = {"id": "hill-talks", "name": "Hill Talks"}
ADDED = {"id": "hill-talks", "facts": [FACT]}


@pytest.fixture
def tracker(engine: Engine) -> Iterator[Tracker]:
    with engine.tracker() as opened:
        yield opened


def proposed(*mechanisms: object) -> str:
    return json.dumps({"articles": [ARTICLE], "mechanisms": mechanisms}, indent=1)


def recorded(tracker: Tracker, *mechanisms: object) -> int:
    return tracker.record(read_text(proposed(*mechanisms), "json", "more.json"), recorded_at=NOW).events


def test_such_an_entry_proposes_its_facts_only() -> None:
    (addition,) = read_text(json.dumps({"mechanisms": [ADDED]}), "json")
    assert (addition.stream, type(addition.event)) == ("hill-talks", SessionHeld)


def test_it_adds_to_what_the_ledger_holds_and_once(tracker: Tracker) -> None:
    recorded(tracker, REGISTERED)
    assert [recorded(tracker, ADDED), recorded(tracker, ADDED)] == [1, 0]
    assert tracker.state("hill-talks", tracker.clocks(now=NOW)).status == "active"


@pytest.mark.parametrize("order", [1, -1])
def test_it_adds_to_what_another_file_of_the_run_registers(tracker: Tracker, tmp_path: Path, order: int) -> None:
    for name, entry in zip(["a.json", "b.json"], [REGISTERED, ADDED][::order], strict=True):
        (tmp_path / name).write_text(proposed(entry))
    receipt = tracker.record(read([tmp_path]), recorded_at=NOW)
    assert set(receipt.streams) == {"report", "hill-talks"}


def test_where_nothing_is_registered_the_place_is_told_and_what_may_be_meant(tracker: Tracker) -> None:
    recorded(tracker, REGISTERED)
    with pytest.raises(Refused) as refused:
        recorded(tracker, {"id": "hil-talks", "facts": [FACT]})
    (refusal,) = refused.value.refusals
    assert str(refusal) == (
        "more.json:13: mechanisms[0].facts[0]: nothing is registered as 'hil-talks', neither in the ledger nor in what is recorded "
        "with it; did you mean 'hill-talks'?"
    )


def test_facts_of_a_mechanism_are_not_added_to_an_article(tracker: Tracker) -> None:
    with pytest.raises(Refused, match="does not belong to the stream of an article"):
        recorded(tracker, {"id": "report", "facts": [FACT]})


@pytest.mark.parametrize(
    "entry",
    [
        {"id": "hill-talks"},
        {"id": "hill-talks", "facts": []},
        {"id": "hill-talks", "facts": None},
        {"id": "hill-talks", "kind": "summit", "facts": [FACT]},
        {"id": "hill-talks", "parent": None, "facts": [FACT]},
    ],
)
def test_any_other_entry_without_a_name_is_refused(entry: object) -> None:
    with pytest.raises(Refused, match="the key 'name' is missing"):
        read_text(proposed(entry), "json")


def test_its_id_and_its_facts_are_read_as_strictly_as_ever() -> None:
    for entry, reason in (
        ({"id": "Hill Talks", "facts": [FACT]}, "which is not lower-case words"),
        ({"id": None, "facts": [FACT]}, "the key 'id' is missing"),
        ({"id": "hill-talks", "facts": "round"}, "'facts' must be a list"),
        ({"id": "hill-talks", "facts": [FACT | {"gits": "They met."}]}, "unknown key 'gits'"),
    ):
        with pytest.raises(Refused, match=reason):
            read_text(proposed(entry), "json")
