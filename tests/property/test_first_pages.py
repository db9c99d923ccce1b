"""The first page of a list costs what is on it, however large the ledger is: counted in streams that are read, not in time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import UTC, date, datetime

import pytest

from api.ledger import concerns, open_ledger
from api.tracker import Tracker
from api.views.answers import Answers
from api.views.questions import Prospect, Search, Sequel
from api.views.searches import ActorSearch, ArticleSearch, IssueSearch, VisitSearch
from api.views.subscriptions import FeedSearch
from tests.generated.ledgers import ledger, proposals

NOW = datetime(2026, 1, 1, tzinfo=UTC)
DAY = date(2015, 6, 1)
FACTS, SMALL, LARGE = 30, 10, 100
"""Facts of a channel, and how many channels the two ledgers have: 300 facts, and 3,000."""
SHOWN, OF_ONE = 3, 45
"""How many are worked out for a page of two, and how many streams one of them rests on at most: itself, its articles and actors."""
FIRST: Mapping[str, Callable[[Answers], object]] = {
    "mechanisms": lambda a: a.mechanisms(Search(at=DAY, limit=2)),
    "mechanisms of a status": lambda a: a.mechanisms(Search(at=DAY, status="active", limit=2)),
    "mechanisms of a state": lambda a: a.mechanisms(Search(at=DAY, state="XA", limit=2)),
    "visits": lambda a: a.visits(VisitSearch(limit=2)),
    "issues": lambda a: a.issues(IssueSearch(limit=2)),
    "actors": lambda a: a.actors(ActorSearch(limit=2)),
    "articles": lambda a: a.articles(ArticleSearch(limit=2)),
    "agenda": lambda a: a.agenda(Prospect.model_validate({"at": DAY, "to": date(2018, 1, 1), "limit": 2})),
    "what is next": lambda a: a.agenda(Prospect(at=DAY, limit=2), overdue=False),
    "changes": lambda a: a.changes(Sequel(at=DAY, since=date(2015, 1, 1), limit=2)),
    "changes in hindsight": lambda a: a.changes(Sequel(as_of=DAY, since=date(2015, 1, 1), hindsight=True, limit=2)),
    "feed": lambda a: a.feed(FeedSearch(at=DAY, limit=2)),
}


@pytest.fixture(scope="module")
def ledgers(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """A small ledger and one of ten times as many channels, in files."""
    folder = tmp_path_factory.mktemp("ledgers")
    urls = tuple(f"sqlite:///{folder / f'{channels}.db'}" for channels in (SMALL, LARGE))
    for url, channels in zip(urls, (SMALL, LARGE), strict=True):
        with closing(Tracker(open_ledger(url))) as tracker:
            tracker.record(proposals(ledger(1, channels, FACTS)), recorded_at=NOW)
    return urls[0], urls[1]


def streams_read(url: str, ask: Callable[[Answers], object]) -> tuple[int, int]:
    """How many streams are read for an answer where nothing is in memory yet, and how many there are."""
    with closing(Tracker(open_ledger(url))) as tracker:
        ask(Answers(tracker, lambda: NOW))
        return len(tracker._ledger._streams._known), len(tracker._ledger.opened())


@pytest.mark.parametrize("list_", FIRST)
def test_a_first_page_reads_no_more_in_a_ledger_ten_times_as_large(ledgers: tuple[str, str], list_: str) -> None:
    (small, few), (large, many) = (streams_read(url, FIRST[list_]) for url in ledgers)
    assert many > 8 * few
    assert max(small, large) <= SHOWN * OF_ONE, list_


@pytest.mark.parametrize("statement", [concerns.ENDING, concerns.PLANNED])
def test_what_proposes_is_found_in_an_index(ledgers: tuple[str, str], statement: str) -> None:
    with closing(Tracker(open_ledger(ledgers[1]))) as tracker:
        plan = tracker._ledger._recorder.rows(f"EXPLAIN QUERY PLAN {statement}", *[0] * statement.count("?"))
    steps = [step for *_, step in plan if "ahead" in step]
    assert steps
    assert not [step for step in steps if step.startswith("SCAN")]
