"""Who proposes a fact is its coder unless the fact names one; and a fact that names nobody says nothing of its coder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from api.casebook import read_document
from api.tracker import Tracker
from domain.facts import Fact
from domain.proposal import Proposal, Refused
from tests.doors.fictional import CASEBOOK, COUNCIL, REPORT, SUMMIT, fact
from tests.engines import Engine

NOW = datetime(2024, 6, 30, 12, tzinfo=UTC)
HELD = fact("third-held", "SessionHeld", "2024-05-29", "They met.", REPORT)


@pytest.fixture
def tracker(engine: Engine) -> Iterator[Tracker]:
    """A ledger with the fictional casebook, without texts."""
    articles = [{name: part for name, part in one.items() if name != "text"} for one in CASEBOOK["articles"]]
    with engine.tracker() as opened:
        opened.record(read_document({**CASEBOOK, "articles": articles}), recorded_at=NOW)
        yield opened


def proposed(coder: str | None, **more: object) -> list[Proposal]:
    document = {"mechanisms": [{"id": COUNCIL, "facts": [HELD | more]}]}
    return [replace(proposal, coder=coder) for proposal in read_document(document)]


def coders(tracker: Tracker) -> dict[str, str | None]:
    """Whom the ledger names, in each stream in which the fact stands."""
    streams = (tracker.streams(tracker.position()),)
    found = (item for stream in streams[0] for item in stream.events if getattr(item.event, "key", "") == HELD["key"])
    return {item.stream: item.event.coded_by for item in found if isinstance(item.event, Fact)}


@pytest.mark.parametrize(
    ("coder", "named", "kept"), [("desk", None, "desk"), ("desk", "Ada", "Ada"), (None, "Ada", "Ada"), (None, None, None)]
)
def test_the_coder_is_whom_the_fact_names_else_who_proposes_it(
    tracker: Tracker, coder: str | None, named: str | None, kept: str | None
) -> None:
    tracker.record(proposed(coder, **({"coded_by": named} if named else {})), recorded_at=NOW)
    assert coders(tracker) == {COUNCIL: kept}


def test_a_fact_of_several_streams_has_one_coder_in_all(tracker: Tracker) -> None:
    tracker.record(proposed("desk", also_in=[SUMMIT]), recorded_at=NOW)
    assert coders(tracker) == {COUNCIL: "desk", SUMMIT: "desk"}


@pytest.mark.parametrize("first", ["desk", None])
@pytest.mark.parametrize("second", ["desk", "other", None])
def test_the_same_fact_again_is_unchanged_whoever_proposes_it(tracker: Tracker, first: str | None, second: str | None) -> None:
    tracker.record(proposed(first), recorded_at=NOW)
    receipt = tracker.record(proposed(second), recorded_at=NOW)
    assert (receipt.events, receipt.unchanged, coders(tracker)) == (0, 1, {COUNCIL: first})


def test_who_names_another_coder_says_something_else(tracker: Tracker) -> None:
    tracker.record(proposed("desk"), recorded_at=NOW)
    with pytest.raises(Refused, match="coded_by is recorded as 'desk', and proposed as 'Ada'"):
        tracker.record(proposed("other", coded_by="Ada"), recorded_at=NOW)
    with pytest.raises(Refused) as error:
        tracker.record(proposed("other", gist="Nobody met."), recorded_at=NOW)
    assert "coded_by" not in str(error.value)
