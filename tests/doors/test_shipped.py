"""The shipped casebook through the doors: the worked example of design 1.10."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

COUNCIL = "japan-china-ruling-party-exchange-council"


def council(client: TestClient, **asked: str) -> Any:
    return client.get(f"/mechanisms/{COUNCIL}", params=asked).json()


def test_on_30_may_2024_the_talks_are_agreed_on_the_word_of_ito_and_nishida(shipped_client: TestClient) -> None:
    state = council(shipped_client, at="2024-05-30")
    assert (state["status"], state["since"], state["evidence"]) == ("agreed", "2024-05-29", "one-side")
    assert state["opening"]["open_terms"] == ["how", "when"]
    assert state["phase"] == {"value": "suspended", "since": "2018", "basis": "reported"}
    citations = state["because"][0]["citations"]
    spoken = [(citation["attribution"], citation["passage"]) for citation in citations if citation["attribution"]]
    speakers = {attribution["speaker"]: passage for attribution, passage in spoken if attribution["speaker"]}
    assert {"tatsuya-ito", "makoto-nishida"} <= set(speakers)
    assert all(passage["digest"] and not passage["checked"] for passage in speakers.values())
    assert {state["names"][speaker] for speaker in speakers} >= {"Tatsuya Ito", "Makoto Nishida"}


def test_the_visit_the_issues_and_the_relation_stand_beside_the_talks(shipped_client: TestClient) -> None:
    relation = shipped_client.get("/relations/JP/CN", params={"at": "2024-05-30"}).json()
    assert COUNCIL in relation["by_status"]["agreed"]
    assert relation["last_contact"]["id"] == "liu-jianchao-tokyo-2024"
    assert {issue["id"] for issue in relation["open_issues"]} == {"china-maritime-activity", "fukushima-treated-water"}
    context = council(shipped_client, at="2024-05-30")["context"]
    assert {"tatsuya-ito", "makoto-nishida"} <= {change["actor"] for change in context}


@pytest.mark.parametrize(
    ("as_of", "known_by", "status"),
    [("2017-12-31", "2024-06-30", "active"), ("2020-06-01", "2024-06-30", "suspended"), ("2024-05-25", "2024-05-25", "suspended")],
)
def test_the_worked_example(shipped_client: TestClient, as_of: str, known_by: str, status: str) -> None:
    assert council(shipped_client, as_of=as_of, known_by=known_by)["status"] == status


def test_what_was_not_known_is_not_found(shipped_client: TestClient) -> None:
    response = shipped_client.get(f"/mechanisms/{COUNCIL}", params={"at": "2020-06-01"})
    assert response.status_code == 404
    assert response.json()["known_from"] == "2024-05-25"
