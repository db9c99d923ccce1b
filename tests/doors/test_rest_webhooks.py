"""Webhooks over HTTP: made, listed, tried out and removed by whoever has a key for it; described in full."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import anyio
import pytest
from starlette.testclient import TestClient

from api.bootstrap import rounds
from api.rest import create_app
from api.terms import Terms
from api.tracker import Tracker, open_tracker
from tests.doors.conftest import now
from tests.receiving import receiving

URL = "https://hooks.example.org/detente"


@pytest.fixture
def tracker(place: str) -> Iterator[Tracker]:
    opened = open_tracker(place)
    try:
        yield opened
    finally:
        opened.close()


@pytest.fixture
def client(tracker: Tracker) -> Iterator[TestClient]:
    """A client with a key for administering."""
    _, token = tracker.create_key("office", ["admin"], now())
    with TestClient(create_app(tracker, now)) as opened:
        opened.headers["Authorization"] = f"Bearer {token}"
        yield opened


def made(client: TestClient, **more: Any) -> Any:
    response = client.post("/webhooks", json={"url": URL, **more})
    assert response.status_code == 201, response.text
    assert response.headers["location"] == f"/webhooks/{response.json()['id']}"
    assert response.headers["cache-control"] == "no-store"
    return response.json()


def test_the_secret_is_shown_once(client: TestClient) -> None:
    new = made(client, name="desk-tokyo", filters={"states": ["CN", "JP"], "what": ["mechanism"]})
    secret = new.pop("secret")
    assert secret.startswith("whsec_")
    (listed,) = client.get("/webhooks").json()["items"]
    assert listed == new
    assert listed["filters"] == {"parties": [], "states": ["CN", "JP"], "ids": [], "kinds": [], "what": ["mechanism"]}
    detail = client.get(f"/webhooks/{new['id']}")
    assert detail.json() == new | {"deliveries": []}
    assert secret[6:] not in detail.text + client.get("/webhooks").text


def test_a_ping_is_put_into_the_outbox_and_delivered(tracker: Tracker) -> None:
    terms = Terms(webhooks_to_loopback=True)
    _, token = tracker.create_key("office", ["admin"], now())
    with receiving() as receiver, TestClient(create_app(tracker, now, terms)) as client:
        client.headers["Authorization"] = f"Bearer {token}"
        new = made(client, url=receiver.url)
        posted = client.post(f"/webhooks/{new['id']}/test")
        assert posted.status_code == 202
        (waiting,) = client.get(f"/webhooks/{new['id']}").json()["deliveries"]
        assert (waiting["id"], waiting["outcome"], waiting["attempts"]) == (posted.json()["message"], None, 0)
        assert anyio.run(rounds(tracker, terms, now).once) == 1
        (letter,) = receiver.letters
        assert letter.told == {
            "type": "ping",
            "timestamp": "2024-06-30T12:00:00Z",
            "data": {"webhook": new["id"], "message": letter.id},
        }
        (delivered,) = client.get(f"/webhooks/{new['id']}").json()["deliveries"]
        assert (delivered["outcome"], delivered["answer"], delivered["body"]) == ("delivered", "204", letter.body)


def test_what_waits_is_counted(client: TestClient, tracker: Tracker) -> None:
    new = made(client)
    client.post(f"/webhooks/{new['id']}/test")
    (sent,) = tracker.webhooks.claim(now(), now() + timedelta(minutes=1), 1, 1)
    tracker.webhooks.failed(sent, now(), "500", now() + timedelta(minutes=5))
    counts = client.get("/metrics").text
    assert "\ndetente_webhooks_failing 1.0\n" in counts
    assert "\ndetente_webhook_messages_waiting 1.0\n" in counts


def test_a_new_secret_takes_the_place_of_the_one_before(client: TestClient) -> None:
    new = made(client)
    renewed = client.post(f"/webhooks/{new['id']}/secret").json()
    assert renewed.keys() == {"secret"}
    assert renewed["secret"] != new["secret"]


def test_what_is_removed_is_gone(client: TestClient) -> None:
    new = made(client)
    assert client.delete(f"/webhooks/{new['id']}").status_code == 204
    for ask in (client.get, client.delete):
        assert ask(f"/webhooks/{new['id']}").status_code == 404
    for part in ("test", "secret"):
        assert client.post(f"/webhooks/{new['id']}/{part}").status_code == 404
    assert client.get("/webhooks").json() == {"items": [], "next": None}


def test_one_that_has_ended_says_so_and_is_told_nothing_more(client: TestClient, tracker: Tracker) -> None:
    new = made(client)
    tracker.webhooks.end(new["id"], now(), "nothing could be delivered for 5 days")
    found = client.get(f"/webhooks/{new['id']}").json()
    assert (found["ended"], found["ended_because"]) == ("2024-06-30T12:00:00Z", "nothing could be delivered for 5 days")
    for part in ("test", "secret"):
        response = client.post(f"/webhooks/{new['id']}/{part}")
        assert (response.status_code, response.json()["type"]) == (422, "urn:detente:problem:refused")


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/", "https://localhost/", "https://10.0.0.1/", "ftp://a.example.org/", "x"])
def test_an_address_that_is_not_public_is_refused(client: TestClient, url: str) -> None:
    response = client.post("/webhooks", json={"url": url})
    assert (response.status_code, response.json()["type"]) == (422, "urn:detente:problem:refused")
    assert "url" in response.json()["detail"]
    assert client.get("/webhooks").json()["items"] == []


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "url"),
        ({"url": URL, "secret": "mine"}, "secret"),
        ({"url": URL, "filters": {"states": ["cn"]}}, "filters"),
        ({"url": URL, "filters": {"what": ["actor"]}}, "filters"),
        ({"url": URL, "filters": {"other": []}}, "filters"),
        ({"url": URL, "name": ""}, "name"),
        ({"url": 5}, "url"),
        ({"url": URL, "name": 5}, "name"),
        ([URL], ""),
        ({"url": "https://a.example.org/" + "a" * 2_000}, "url"),
    ],
)
def test_what_cannot_be_read_is_named(client: TestClient, body: Any, field: str) -> None:
    response = client.post("/webhooks", json=body)
    assert response.status_code == 400, response.text
    assert response.headers["content-type"] == "application/problem+json"
    assert field in response.text
    assert client.get("/webhooks").json()["items"] == []


def test_a_body_is_read_only_of_whoever_may_and_only_so_far(client: TestClient) -> None:
    huge = b'{"url": "' + b"a" * (2 << 20)
    assert client.post("/webhooks", content=huge, headers={"Authorization": ""}).status_code == 401
    for content, kind, status in (
        (huge, "application/json", 413),
        (b"{", "application/json", 400),
        (b"[" * 5_000, "application/json", 400),
        (b"url: x", "application/yaml", 415),
    ):
        assert client.post("/webhooks", content=content, headers={"Content-Type": kind}).status_code == status


def test_who_may_only_record_may_not_see_them(client: TestClient, tracker: Tracker) -> None:
    new = made(client)
    _, token = tracker.create_key("desk", ["record", "read-text"], now())
    ways = [("GET", ""), ("POST", ""), ("GET", f"/{new['id']}"), ("DELETE", f"/{new['id']}"), ("POST", f"/{new['id']}/test")]
    for method, path in ways:
        for headers, status in (({"Authorization": ""}, 401), ({"Authorization": f"Bearer {token}"}, 403)):
            assert client.request(method, f"/webhooks{path}", headers=headers).status_code == status
    assert len(client.get("/webhooks").json()["items"]) == 1


def test_what_is_told_is_described(client: TestClient) -> None:
    told = client.get("/openapi.json").json()["webhooks"]
    assert told.keys() == {"state.changed", "ping"}
    for message in told.values():
        names = {parameter["name"] for parameter in message["post"]["parameters"]}
        assert names == {"webhook-id", "webhook-timestamp", "webhook-signature"}
        assert message["post"]["requestBody"]["required"]
    assert "webhooks" not in client.get("/docs/openapi-3.0.json").json()


def test_a_server_is_not_begun_by_an_application_that_is_only_made(tracker: Tracker) -> None:
    with receiving() as receiver:
        webhook, _ = tracker.webhooks.add(receiver.url, None, {}, now(), to_loopback=True)
        tracker.webhooks.post(webhook.id, lambda _: "{}", now())
        with TestClient(create_app(tracker, now)) as client:
            assert client.get("/readyz").status_code == 200
        assert receiver.letters == []
