"""REST answers about what runs between two states, and about the world with its visits and issues."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.doors.abroad import ADA, BEACON, DOUBLE, JOURNEY, TOLL, TOUR
from tests.doors.fictional import COUNCIL, REPORT, SUMMIT


def get(client: TestClient, path: str, **asked: Any) -> Any:
    response = client.get(path, params=asked)
    assert response.status_code == 200, response.text
    return response.json()


def test_a_relation_is_the_same_in_either_order(abroad: TestClient) -> None:
    relation = get(abroad, "/relations/XA/XB")
    assert relation == get(abroad, "/relations/XB/XA") == get(abroad, "/relations/xb-union/xa-forward")
    assert relation["by_status"] == {"scheduled": [SUMMIT], "suspended": [COUNCIL]}
    assert [item["id"] for item in relation["mechanisms"]] == [COUNCIL, SUMMIT]
    assert [(one["what"], one["id"]) for one in relation["past"]] == [("visit", JOURNEY), ("session", SUMMIT)]
    assert [(one["what"], one["step"], one["when"]) for one in relation["next"]] == [("session", "scheduled", "2024-07")]
    assert relation["last_contact"] == relation["past"][0]
    assert ([one["id"] for one in relation["open_issues"]], relation["other_issues"]) == ([TOLL], [])
    assert relation["names"] == {"XA": "Xanadu", "XB": "Xebec"}


def test_a_relation_is_asked_at_every_clock(abroad: TestClient) -> None:
    then = get(abroad, "/relations/XB/XC", at="2024-05-21")
    assert ([one["id"] for one in then["open_issues"]], then["forecast"]) == ([BEACON], False)
    now = get(abroad, "/relations/XB/XC")
    assert ([one["id"] for one in now["other_issues"]], [one["id"] for one in now["next"]]) == ([BEACON], [SUMMIT, TOUR])
    assert get(abroad, "/relations/XA/XB", at="1990-01-01")["mechanisms"] == []


@pytest.mark.parametrize("path", ["/relations/XA/XA", "/relations/XA/xa-forward", "/relations/XA/ZZ", "/relations/nobody/XA"])
def test_a_relation_is_between_two_that_are_known(abroad: TestClient, path: str) -> None:
    assert abroad.get(path).json()["type"] == "urn:detente:problem:not-known"


def test_the_world_on_a_day_has_the_visits_that_are_not_over_and_the_open_issues(abroad: TestClient) -> None:
    now = get(abroad, "/snapshot")
    assert ([item["id"] for item in now["visits"]], [item["id"] for item in now["issues"]]) == ([TOUR], [TOLL])
    then = get(abroad, "/snapshot", at="2024-05-21", limit=1)
    assert [item["id"] for item in then["issues"]] == [BEACON, TOLL]
    following = get(abroad, "/snapshot", at="2024-05-21", limit=1, cursor=then["next"])
    assert (following["visits"], following["issues"], following["counts"]) == ([], [], then["counts"])


def test_changes_and_the_agenda_tell_of_visits_and_issues(abroad: TestClient) -> None:
    changes = get(abroad, "/changes", since="2024-05-27", until="2024-06-05")["items"]
    found = {(item["what"], item["id"], item["after"]) for item in changes}
    assert {
        ("visit", JOURNEY, "under way"),
        ("visit", JOURNEY, "made"),
        ("issue", TOLL, "eased"),
        ("issue", BEACON, "resolved"),
    } <= found
    assert DOUBLE not in {item["id"] for item in changes}
    ahead = get(abroad, "/agenda", **{"from": "2024-07-01", "to": "2024-07-31"})["items"]
    assert [(item["what"], item["id"], item["step"]) for item in ahead] == [
        ("visit", TOUR, "announced"),
        ("session", SUMMIT, "scheduled"),
    ]
    later = get(abroad, "/agenda", as_of="2024-07-20", known_by="2024-07-20", **{"from": "2024-09-01", "to": "2024-09-02"})["items"]
    assert ("visit", TOUR, "overdue") in [(item["what"], item["id"], item["step"]) for item in later]


def test_an_article_lists_the_facts_of_every_kind_of_stream(abroad: TestClient) -> None:
    cited = {(item["kind"], item["stream"]) for item in get(abroad, f"/articles/{REPORT}")["cited_by"]}
    assert {("mechanism", COUNCIL), ("visit", JOURNEY), ("issue", BEACON), ("actor", ADA)} <= cited
