"""How REST behaves: problems, ETags, headers, and its description."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from api.rest import create_app
from api.rest.description import in_3_0
from api.tracker import LedgerError, Tracker
from tests.doors.conftest import now
from tests.doors.fictional import COUNCIL

STATE = f"/mechanisms/{COUNCIL}"


def problem(client: TestClient, path: str, status: int) -> Any:
    response = client.get(path)
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    told = response.json()
    assert {"type", "title", "status", "detail"} <= set(told)
    assert told["status"] == status
    return told


@pytest.mark.parametrize(
    ("asked", "field", "reason"),
    [
        ("at=2024-05-30&as_of=2024-05-30", "", "at is short for"),
        ("at=2024-05-30&known_by=2024-05-30", "", "at is short for"),
        ("as_off=2024-05-30", "as_off", "did you mean as_of?"),
        ("limit=5", "limit", "no such parameter"),
        ("as_of=2024-05-30&as_of=2024-05-31", "as_of", "give it once"),
        ("as_of=2024-02-30", "as_of", "not a day that exists"),
        ("as_of=0000-01-01", "as_of", "not a day that exists"),
        ("as_of=10000-01-01", "as_of", "write a day"),
        ("as_of=", "as_of", "write a day"),
        ("as_of=2024", "as_of", "write a day"),
        ("as_of=%D9%A2%D9%A0%D9%A2%D9%A4-05-30", "as_of", "write a day"),
        ("known_by=2024-05-30T10:00:00", "known_by", "offset"),
        ("known_by=2024-05-30T10:00:00+09:00", "known_by", "%2B"),
        ("recorded_by=-1", "recorded_by", "write a position"),
        ("recorded_by=99999999999999999999", "recorded_by", "write a position"),
    ],
)
def test_a_question_that_cannot_be_read_names_the_field_and_the_reason(
    client: TestClient, asked: str, field: str, reason: str
) -> None:
    told = problem(client, f"{STATE}?{asked}", 400)
    assert told["type"] == "urn:detente:problem:bad-request"
    assert any(error["field"] == field and reason in error["reason"] for error in told["errors"])
    assert reason in told["detail"]


@pytest.mark.parametrize("path", ["/livez?x=1", "/readyz?x=1", "/changes", "/mechanisms?cursor=%00", "/mechanisms?limit=1001"])
def test_every_route_refuses_what_it_does_not_know(client: TestClient, path: str) -> None:
    assert problem(client, path, 400)["errors"]


def test_not_found_says_from_when_on_it_is_known(client: TestClient) -> None:
    assert problem(client, f"{STATE}?at=2001-01-01", 404)["known_from"] == "2017-03-01"
    assert problem(client, "/mechanisms/no-such-thing", 404)["known_from"] is None
    assert problem(client, "/articles/no-such-thing", 404)["type"] == "urn:detente:problem:not-known"


def test_what_is_not_there_and_what_cannot_be_done(client: TestClient) -> None:
    assert "/nowhere" in problem(client, "/nowhere", 404)["detail"]
    posted = client.post("/relations")
    assert (posted.status_code, posted.headers["content-type"]) == (405, "application/problem+json")
    assert "GET" in posted.headers["allow"]


@pytest.mark.parametrize(("error", "status"), [(LedgerError("the disk is gone"), 503), (ZeroDivisionError("secret"), 500)])
def test_a_failure_of_ours_tells_no_secret(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch, error: Exception, status: int
) -> None:
    def fail(self: Tracker) -> int:
        raise error

    monkeypatch.setattr(Tracker, "position", fail)
    with TestClient(create_app(tracker, now), raise_server_exceptions=False) as client:
        told = problem(client, "/readyz", status)
        assert str(error) not in str(told)
        assert client.get("/readyz").headers["x-content-type-options"] == "nosniff"


def test_an_answer_that_the_client_holds_is_not_sent_again(client: TestClient) -> None:
    first = client.get(STATE)
    etag = first.headers["etag"]
    assert etag.startswith('"')
    for held in (etag, f"W/{etag}", f'"other", {etag}', "*"):
        again = client.get(STATE, headers={"If-None-Match": held})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", etag)
    assert client.get(STATE, headers={"If-None-Match": '"other"'}).status_code == 200
    assert client.get(f"{STATE}?at=2024-05-30").headers["etag"] != etag
    assert first.headers["vary"] == "Accept, Accept-Datetime"


def test_head_is_get_without_the_body(client: TestClient) -> None:
    head, whole = client.head(STATE), client.get(STATE)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["etag"] == whole.headers["etag"]
    assert client.head("/nowhere").status_code == 404


@pytest.mark.parametrize("path", ["/livez", STATE, "/nowhere", "/docs", "/docs/assets/swagger-ui.css", "/openapi.json"])
def test_every_response_is_guarded(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-frame-options"] == "DENY"


def test_the_page_of_the_description_comes_from_the_package_alone(client: TestClient) -> None:
    page = client.get("/docs").text
    assert "http" not in page
    for asset in ("swagger-ui.css", "swagger-ui-bundle.js"):
        assert client.get(f"/docs/assets/{asset}").status_code == 200
    assert "docs/openapi-3.0.json" in client.get("/docs/start.js").text
    assert client.get("/docs/openapi-3.0.json").json() == in_3_0(client.get("/openapi.json").json())


def test_the_older_rendition_knows_neither_null_types_nor_lists_of_examples(client: TestClient) -> None:
    def parts(part: Any) -> Any:
        yield part
        for within in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
            yield from parts(within)

    older = client.get("/docs/openapi-3.0.json").json()
    assert older["openapi"] == "3.0.3"
    assert not [part for part in parts(older) if isinstance(part, dict) and part.get("type") == "null"]
