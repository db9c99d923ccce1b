"""The ledger over HTTP: raw events page by page, and nothing in them that is not for everyone."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from api.tracker import Tracker
from tests.doors.fictional import COUNCIL, TEXT
from tests.engines import Engine


def get(client: TestClient, **asked: Any) -> Any:
    response = client.get("/ledger", params=asked)
    assert response.status_code == 200, response.text
    return response.json()


def test_it_is_the_log_as_it_is_kept(client: TestClient, tracker: Tracker) -> None:
    page = get(client, limit=1_000)
    log = tracker.log()
    assert [item["position"] for item in page["items"]] == list(range(1, tracker.position() + 1))
    assert [item["digest"] for item in page["items"]] == [item.digest for item in log]
    assert [item["data"] for item in page["items"]] == [item.data for item in log]
    assert page["next"] is None
    assert page["head"] == {"position": log[-1].position, "digest": log[-1].digest}


def test_an_event_says_where_it_lies_and_what_it_tells(client: TestClient) -> None:
    items = get(client, stream=COUNCIL)["items"]
    assert set(items[0]) == {"position", "recorded_at", "stream", "version", "event", "data", "digest"}
    assert {item["stream"] for item in items} == {COUNCIL}
    assert [item["version"] for item in items] == list(range(1, len(items) + 1))
    agreed = next(item for item in items if item["event"] == "ResumptionAgreed")
    assert agreed["data"]["gist"] == "Both parties agree to take the council up again."
    assert agreed["recorded_at"] == "2024-06-30T12:00:00Z"


@pytest.mark.parametrize("asked", [{}, {"stream": COUNCIL}])
def test_pages_follow_each_other(client: TestClient, asked: dict[str, str]) -> None:
    whole = get(client, **asked, limit=1_000)["items"]
    found: list[Any] = []
    address: str | None = str(client.build_request("GET", "/ledger", params=asked | {"limit": "3"}).url)
    while address:
        response = client.get(address)
        found += response.json()["items"]
        address = response.links["next"]["url"] if "next" in response.links else None
        assert (address is None) == (response.json()["next"] is None)
        assert address is None or f"after={response.json()['next']}" in address
    assert found == whole


def test_beyond_the_end_there_is_nothing(client: TestClient, tracker: Tracker) -> None:
    assert get(client, after=tracker.position()) == get(client, after=10**17) | {"items": []}
    assert get(client, stream="no-such-stream")["items"] == []


@pytest.mark.parametrize(
    "asked", ["after=-1", "after=x", "after=1e3", "after=", "limit=0", "limit=1001", "cursor=MQ", "at=2024-05-30"]
)
def test_what_cannot_be_read_is_refused(client: TestClient, asked: str) -> None:
    response = client.get(f"/ledger?{asked}")
    assert response.status_code == 400
    assert response.json()["errors"][0]["field"] == asked.partition("=")[0]


def test_it_is_not_sent_twice(client: TestClient) -> None:
    first = client.get("/ledger")
    again = client.get("/ledger", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    head = client.head("/ledger")
    assert (head.status_code, head.content, head.headers["etag"]) == (200, b"", first.headers["etag"])


def test_archived_texts_are_no_part_of_it(client: TestClient) -> None:
    written = client.get("/ledger?limit=1000").text
    assert "TextArchived" in written
    assert TEXT not in written
    assert TEXT[:60] not in written


def test_an_empty_ledger_ends_where_it_begins(engine: Engine) -> None:
    from api.rest import create_app

    with engine.tracker() as tracker, TestClient(create_app(tracker)) as client:
        assert get(client) == {"items": [], "next": None, "head": {"position": 0, "digest": "0" * 64}}
