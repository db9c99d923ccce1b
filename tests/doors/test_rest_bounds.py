"""What is refused before anyone reads it, and with whose scripts answers are shared."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from api.rest import create_app
from api.rest.serving import known_as
from api.terms import USUAL, Terms
from api.tracker import Tracker
from tests.doors.conftest import now
from tests.doors.fictional import COUNCIL

STATE = f"/mechanisms/{COUNCIL}"
DESK = "https://desk.example"


def served(tracker: Tracker, terms: Terms) -> TestClient:
    return TestClient(create_app(tracker, now, terms))


@pytest.mark.parametrize(
    ("listens", "terms", "names"),
    [
        ("127.0.0.1", USUAL, {"localhost"}),
        ("::1", USUAL, {"localhost"}),
        ("localhost", Terms(base_url="https://tracker.example"), {"localhost", "tracker.example"}),
        ("127.0.0.1", Terms(allowed_hosts=("desk.example",)), {"localhost", "desk.example"}),
    ],
)
def test_a_server_knows_its_names(listens: str, terms: Terms, names: set[str]) -> None:
    assert set(known_as(listens, terms).allowed_hosts) == names
    assert "localhost" in known_as("0.0.0.0", terms).allowed_hosts


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("LOCALHOST:8000", 200),
        ("localhost.", 200),
        ("127.0.0.1:8000", 200),
        ("[::1]:8000", 200),
        ("192.0.2.1", 200),
        ("rebound.example", 421),
        ("localhost.rebound.example", 421),
        ("[", 421),
        ("", 421),
    ],
)
def test_a_name_made_to_point_here_is_not_answered(tracker: Tracker, host: str, status: int) -> None:
    client = served(tracker, known_as("127.0.0.1", USUAL))
    response = client.get("/livez", headers={"Host": host})
    assert response.status_code == status
    if status == 421:
        assert response.json()["type"] == "urn:detente:problem:unknown-host"


def test_any_name_will_do_where_the_terms_say_so(tracker: Tracker) -> None:
    client = served(tracker, known_as("0.0.0.0", Terms(allowed_hosts=("*",))))
    assert client.get("/livez", headers={"Host": "any.example"}).status_code == 200


@pytest.mark.parametrize(
    ("query", "headers", "status", "kind"),
    [
        ("a" * 8_000, {}, 414, "address-too-long"),
        ("", {"X-Long": "a" * 16_000}, 431, "headers-too-large"),
        ("", {f"X-{number}": "a" * 160 for number in range(100)}, 431, "headers-too-large"),
    ],
)
def test_what_is_too_long_is_not_read(client: TestClient, query: str, headers: dict[str, str], status: int, kind: str) -> None:
    response = client.get(f"{STATE}?{query}", headers=headers)
    assert (response.status_code, response.json()["type"]) == (status, f"urn:detente:problem:{kind}")


def test_answers_are_shared_with_nobody_unless_the_terms_say_so(client: TestClient) -> None:
    asked = {"Origin": DESK, "Access-Control-Request-Method": "GET"}
    assert not [name for name in client.get(STATE, headers={"Origin": DESK}).headers if name.startswith("access-control")]
    assert client.options(STATE, headers=asked).status_code == 405


def test_answers_are_shared_with_the_origins_of_the_terms(tracker: Tracker) -> None:
    client = served(tracker, Terms(cors_origins=(DESK,)))
    shared = client.get(STATE, headers={"Origin": DESK})
    assert shared.headers["access-control-allow-origin"] == DESK
    shown = set(shared.headers["access-control-expose-headers"].split(", "))
    assert {"ETag", "Link", "Location", "Memento-Datetime", "Retry-After", "RateLimit", "X-Request-ID"} <= shown
    assert "access-control-allow-credentials" not in shared.headers
    for other in ("https://other.example", "null", f"{DESK}.other.example"):
        response = client.get(STATE, headers={"Origin": other})
        assert "access-control-allow-origin" not in response.headers
        assert "Origin" in response.headers["vary"]
    assert "Origin" in client.get(STATE).headers["vary"]
    assert client.get("/nowhere", headers={"Origin": DESK}).headers["access-control-allow-origin"] == DESK


def test_a_browser_that_asks_first_is_told(tracker: Tracker) -> None:
    client = served(tracker, Terms(cors_origins=(DESK,), private=True))
    asked = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization,if-match"}
    granted = client.options(STATE, headers={"Origin": DESK, **asked})
    assert (granted.status_code, granted.content) == (204, b"")
    assert granted.headers["access-control-allow-origin"] == DESK
    assert "POST" in granted.headers["access-control-allow-methods"]
    assert {"Authorization", "If-Match", "Idempotency-Key", "Accept-Datetime"} <= set(
        granted.headers["access-control-allow-headers"].split(", ")
    )
    denied = client.options(STATE, headers={"Origin": "https://other.example", **asked})
    assert (denied.status_code, denied.json()["type"]) == (403, "urn:detente:problem:origin")
    assert "access-control-allow-origin" not in denied.headers


def test_any_origin_will_do_where_the_terms_say_so(tracker: Tracker) -> None:
    client = served(tracker, Terms(cors_origins=("*",)))
    response = client.get(STATE, headers={"Origin": "https://any.example"})
    assert response.headers["access-control-allow-origin"] == "*"
    assert "Origin" not in response.headers["vary"]
