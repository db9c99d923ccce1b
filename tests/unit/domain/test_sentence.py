"""What a state says in one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from api.casebook import read_document
from api.tracker import Tracker
from domain.sentence import sentence
from tests.doors.fictional import ACTORS, article, fact
from tests.engines import Engine

NOW = datetime(2026, 6, 30, 12, 0, tzinfo=UTC)
WIRE = "xa-post-2019-02-02"


@pytest.fixture
def tracker(engine: Engine) -> Iterator[Tracker]:
    with engine.tracker() as opened:
        yield opened


@pytest.mark.parametrize(
    ("event", "told"),
    [
        ("ResumptionAgreed", "Resumption agreed on 1 February 2019, and nothing heard of it for long."),
        ("SessionAgreed", "Session agreed on 1 February 2019, and nothing heard of it for long."),
    ],
)
def test_what_counts_no_more_is_told_as_what_it_was(tracker: Tracker, event: str, told: str) -> None:
    facts = [fact("agreed", event, "2019-02-01", "They agree.", WIRE)]
    talks = {"id": "talks", "name": "Talks", "parties": ["XA", "XB"], "facts": facts}
    document = {"actors": ACTORS, "articles": [article(WIRE, "2019-02-02")], "mechanisms": [talks]}
    tracker.record(read_document(document), recorded_at=NOW)
    state = tracker.state("talks", tracker.clocks(now=NOW, as_of=date(2023, 1, 1)))
    assert (state.status, sentence(state)) == ("none", told)
