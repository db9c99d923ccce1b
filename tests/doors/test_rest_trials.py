"""A dry run tells what recording would do, writes nothing, and foresees what recording then does."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.doors.conftest import runner
from tests.doors.fictional import COUNCIL, HOTLINE, REPORT, SUMMIT, fact
from tests.doors.scribe import FACTS, HELD, Scribe, problem, scribe

NEW = {"id": "xa-xc-forum", "name": "Forum", "parties": ["XA", "XC"], "facts": [HELD]}


@pytest.fixture
def desk(place: str) -> Iterator[Scribe]:
    """A client that may do everything, over a ledger of each test's own."""
    with scribe(place) as opened:
        yield opened


def foreseen(desk: Scribe, path: str, body: object) -> Any:
    """What a dry run tells; nothing was written."""
    position, head = desk.tracker.position(), desk.client.get("/mechanisms").content
    answer = desk.post(f"{path}?dry_run=true", body)
    assert answer.status_code == 200, answer.text
    assert (desk.tracker.position(), desk.client.get("/mechanisms").content) == (position, head)
    told = answer.json()
    assert (told["recorded"], told["position"]) == (False, position)
    return told


def test_the_states_before_and_after_are_the_answers_before_and_after(desk: Scribe) -> None:
    state = f"/mechanisms/{COUNCIL}"
    before = desk.client.get(state).json()
    told = foreseen(desk, FACTS, HELD)
    [subject], [event] = told["subjects"], told["events"]
    assert (event["stream"], event["kind"], event["event"]) == (COUNCIL, "mechanism", "SessionHeld")
    assert event["data"]["coded_by"] == "desk"
    assert (subject["id"], subject["kind"], subject["before"]) == (COUNCIL, "mechanism", before)
    assert desk.post(FACTS, HELD).status_code == 201
    assert desk.client.get(state).json() == subject["after"]
    difference = {change["field"]: (change["before"], change["after"]) for change in subject["changes"]}
    assert difference["status"] == (before["status"], subject["after"]["status"]) == ("suspended", "active")


def test_what_is_new_has_no_state_before(desk: Scribe) -> None:
    [subject] = foreseen(desk, "/mechanisms", NEW)["subjects"]
    assert (subject["id"], subject["before"], subject["after"]["sessions_held"], subject["changes"]) == ("xa-xc-forum", None, 1, [])
    assert desk.client.get("/mechanisms/xa-xc-forum").status_code == 404
    [bare] = foreseen(desk, "/mechanisms", {"id": "bare", "name": "Bare"})["subjects"]
    assert (bare["before"], bare["after"]) == (None, None)


def test_a_casebook_tells_of_each_subject(desk: Scribe) -> None:
    office = fact("office", "OfficeTaken", "2024-05-29", "She chairs it.", REPORT, office="chair", of="xa-forward")
    document = {
        "mechanisms": [NEW, {"id": COUNCIL, "facts": [HELD]}],
        "actors": [{"id": "ada-arden", "facts": [office]}],
        "visits": [{"id": "arden-abroad", "name": "Arden abroad", "facts": [HELD | {"event": "VisitMade"}]}],
        "issues": [{"id": "fish", "name": "Fish", "facts": [HELD | {"event": "IssueRaised"}]}],
    }
    told = foreseen(desk, "/import", document)
    kinds = {subject["id"]: subject["kind"] for subject in told["subjects"]}
    assert kinds == {
        "xa-xc-forum": "mechanism", COUNCIL: "mechanism", "ada-arden": "actor", "arden-abroad": "visit", "fish": "issue",
    }  # fmt: skip
    assert all(subject["after"] for subject in told["subjects"])
    receipt = desk.post("/import", document).json()
    assert receipt["events"] == len(told["events"])
    for subject in told["subjects"]:
        assert desk.client.get(f"/{subject['kind']}s/{subject['id']}").json() == subject["after"]


def test_what_is_said_of_an_article_tells_of_the_subjects_that_cite_it(desk: Scribe) -> None:
    fallen = {"event": "ArticleRetracted", "key": "withdrawn", "published": "2024-06-20"}
    told = foreseen(desk, f"/articles/{REPORT}/facts", fallen)
    assert [event["kind"] for event in told["events"]] == ["article"]
    assert {subject["id"] for subject in told["subjects"]} == {SUMMIT}  # the council's facts stand in a copy, too
    assert all(subject["changes"] for subject in told["subjects"])


def test_what_is_there_already_changes_nothing(desk: Scribe) -> None:
    desk.post(FACTS, HELD)
    assert foreseen(desk, FACTS, HELD) == {
        "recorded": False, "position": desk.tracker.position(), "events": [], "unchanged": 1, "subjects": [],
    }  # fmt: skip


def test_what_would_be_refused_is_refused(desk: Scribe) -> None:
    problem(desk.post(f"{FACTS}?dry_run=true", HELD | {"by": ["nobody"]}), 422, "refused")
    problem(desk.post(f"/mechanisms/{HOTLINE}x/facts?dry_run=true", HELD), 404, "not-known")
    assert desk.post(f"{FACTS}?dry_run=false", HELD).status_code == 201


def test_the_command_line_shows_the_same(place: str) -> None:
    with scribe(place) as desk:
        told = foreseen(desk, FACTS, HELD | {"coded_by": "Ada Arden"})
        words = ("--event", HELD["event"], "--occurred", HELD["occurred"], "--gist", HELD["gist"], "--key", HELD["key"])
        options = (*words, "--article", REPORT, "--coded-by", "Ada Arden", "--dry-run", "--format", "json")
        assert json.loads(runner(place)("record", COUNCIL, *options).stdout) == told
