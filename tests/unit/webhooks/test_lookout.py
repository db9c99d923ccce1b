"""Who is asked after a recording: those that may rest on it, also by way of articles, copies and doubles, and nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from api.casebook import read_document
from api.ledger import Ledger, Mark, Touch, open_ledger
from api.subjects import Subjects
from api.tracker import Tracker
from api.webhooks.lookout import MANY, Lookout
from api.webhooks.recordings import Recordings
from domain.article import ArticleRetracted
from domain.proposal import Proposal
from tests.doors.fictional import ACTORS, article, fact

NOW = datetime(2024, 6, 30, 12, tzinfo=UTC)
TODAY = NOW.date()


@pytest.fixture
def ledger(place: str) -> Iterator[Ledger]:
    with open_ledger(place) as opened:
        yield opened


def council(id: str, *facts: dict[str, Any]) -> dict[str, Any]:
    return {"id": id, "name": id, "parties": ["XA", "XB"], "facts": list(facts)}


def held(cites: str, key: str = "held") -> dict[str, Any]:
    return fact(key, "SessionHeld", "2024-05-01", "They met.", cites)


def recorded(ledger: Ledger, **document: Any) -> set[str]:
    """Record a document. Returns who is asked after it."""
    proposals = read_document({"actors": ACTORS, **document})
    return proposed(ledger, *proposals)


def proposed(ledger: Ledger, *proposals: Proposal) -> set[str]:
    before = Mark(ledger.position(), TODAY)
    Tracker(ledger).record(proposals, recorded_at=NOW)
    after = Mark(ledger.position(), TODAY)
    recordings = Recordings(ledger.trail.touches(before.position, after.position), before, after)
    return Lookout(ledger, Subjects(ledger)).concerned(recordings)


def retracted(ledger: Ledger, *articles: str) -> set[str]:
    event = ArticleRetracted.model_validate({"key": "sorry", "published": "2024-06-20"})
    return proposed(ledger, *(Proposal(id, event) for id in articles))


def test_who_grew_is_asked_and_nobody_else(ledger: Ledger) -> None:
    channels = [council("one", held("post")), council("two", held("post"))]
    assert recorded(ledger, articles=[article("post", "2024-05-02")], mechanisms=channels) == {"one", "two"}
    assert recorded(ledger, articles=[article("mail", "2024-05-03")], mechanisms=[council("two", held("mail", "again"))]) == {"two"}
    assert recorded(ledger, articles=[article("wire", "2024-05-03")]) == set()


def test_an_office_changes_nobodys_status(ledger: Ledger) -> None:
    recorded(ledger, articles=[article("post", "2024-05-02")], mechanisms=[council("one", held("post"))])
    chair = fact("chair", "OfficeTaken", "2024-05-01", "Ada takes the chair.", "post", office="chair")
    actors = [actor | ({"facts": [chair]} if actor["id"] == "ada-arden" else {}) for actor in ACTORS]
    assert recorded(ledger, actors=actors) == set()


def test_who_cites_a_retracted_article_or_its_copy_is_asked(ledger: Ledger) -> None:
    copies = [article("post", "2024-05-02", copy_of="wire"), article("mail", "2024-05-02", copy_of="post")]
    papers = [article("wire", "2024-05-01"), *copies, article("else", "2024-05-02")]
    channels = [council("near", held("wire")), council("far", held("mail")), council("other", held("else"))]
    recorded(ledger, articles=papers, mechanisms=channels)
    assert retracted(ledger, "wire") == {"near", "far"}
    assert retracted(ledger, "mail") == {"far"}


def test_what_is_recorded_of_a_double_may_count_for_all_that_it_was_said_to_be(ledger: Ledger) -> None:
    post = article("post", "2024-06-02")
    recorded(ledger, articles=[post], mechanisms=[council(id, held("post")) for id in ("a", "b", "c", "d")])
    merged = [fact("is-b", "MergedInto", "2024-06-01", "It is b.", "post", id="b")]
    assert recorded(ledger, mechanisms=[council("a", held("post"), *merged)]) == {"a", "b"}
    further = [fact("is-c", "MergedInto", "2024-06-01", "It is c.", "post", id="c")]
    assert recorded(ledger, mechanisms=[council("b", held("post"), *further)]) == {"b", "c"}
    assert recorded(ledger, mechanisms=[council("a", held("post"), *merged, held("post", "again"))]) == {"a", "b", "c"}
    undone = [fact("is-not-b", "MergeUndone", "2024-06-02", "It is not.", "post")]
    assert recorded(ledger, mechanisms=[council("a", held("post"), *merged, *undone)]) == {"a", "b", "c"}
    assert retracted(ledger, "post") == {"a", "b", "c", "d"}


def test_after_many_retractions_everyone_is_asked(ledger: Ledger) -> None:
    papers = [article(f"post-{number}", "2024-05-02") for number in range(MANY + 1)]
    recorded(ledger, articles=papers, mechanisms=[council("one", held("post-0")), council("two", held("post-1"))])
    assert retracted(ledger, *(f"post-{number}" for number in range(2, MANY + 1))) == set()
    papers = [article(f"mail-{number}", "2024-05-02") for number in range(MANY + 1)]
    recorded(ledger, articles=papers)
    assert retracted(ledger, *(f"mail-{number}" for number in range(MANY + 1))) == {"one", "two"}


def _touch(position: int, at: datetime) -> Touch:
    return Touch(position, "stream", "SessionHeld", at)


def test_a_transaction_is_one_step_and_belongs_to_its_day() -> None:
    later = NOW + timedelta(days=2)
    touches = [_touch(4, NOW), _touch(5, NOW), _touch(6, NOW + timedelta(hours=1)), _touch(7, later)]
    found = Recordings(touches, Mark(3, TODAY), Mark(7, later.date()))
    assert [(step.mark.position, step.mark.day) for step in found.steps] == [(5, TODAY), (6, TODAY), (7, later.date())]
    days = [TODAY, TODAY + timedelta(1), later.date(), later.date() + timedelta(1)]
    assert [found.dawn(day).mark.position for day in days] == [3, 6, 6, 7]
    assert found.dawn(later.date()).at == datetime(2024, 7, 2, tzinfo=UTC)


def test_a_clock_that_is_wrong_moves_no_step_out_of_its_place() -> None:
    touches = [_touch(1, NOW - timedelta(days=9)), _touch(2, NOW + timedelta(days=9))]
    found = Recordings(touches, Mark(0, TODAY), Mark(2, TODAY + timedelta(1)))
    assert [step.mark.day for step in found.steps] == [TODAY, date(2024, 7, 1)]
