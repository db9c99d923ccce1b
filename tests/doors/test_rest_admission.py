"""Who is let in, and how often: private servers, wrong keys, budgets."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.terms import USUAL, Terms
from tests.doors.conftest import NOW
from tests.doors.fictional import COUNCIL
from tests.doors.keyed import ABROAD, Clock, Keyed, addresses, keyed
from tests.engines import Engine

STATE = f"/mechanisms/{COUNCIL}"
PRIVATE = Terms(private=True)
OPEN = {"/livez", "/readyz"}
WAY_IN = ("/sign-in", "/assets/")


@pytest.fixture(scope="module")
def desk(engine: Engine, tmp_path_factory: pytest.TempPathFactory, casebook: Path) -> Iterator[Keyed]:
    with engine.place(tmp_path_factory.mktemp("keyed")) as url, keyed(url, casebook) as opened:
        yield opened


def basic(token: str) -> dict[str, str]:
    return {"Authorization": f"Basic {b64encode(f'anyone:{token}'.encode()).decode()}"}


def kind(response: Any) -> tuple[int, str]:
    assert response.headers["content-type"] == "application/problem+json"
    return response.status_code, response.json()["type"].rpartition(":")[2]


def test_a_private_server_opens_nothing_without_a_key_but_its_health(desk: Keyed) -> None:
    client = desk.client(PRIVATE)
    walked = addresses(client)
    assert len(walked) > 30
    for method, path in [*walked, ("GET", "/nowhere"), ("GET", "/docs/assets/swagger-ui.css"), ("GET", "/openapi.json")]:
        response = client.request(method, path)
        if path.startswith(WAY_IN):
            assert response.status_code != 401, path
        elif path in OPEN:
            assert response.status_code == 200, path
        else:
            assert response.status_code == 401, (method, path)
            assert {"bearer", "basic"} <= set(response.headers["www-authenticate"].lower().replace(",", " ").split())
            if method != "HEAD":
                assert kind(response) == (401, "no-key")


def test_a_private_server_opens_to_any_valid_key(desk: Keyed) -> None:
    client = desk.client(PRIVATE)
    reader, token = desk.tracker.create_key("reader", ("read-text",), NOW)
    for path in (STATE, "/docs", "/metrics", "/openapi.json"):
        assert client.get(path, headers={"Authorization": f"Bearer {token}"}).status_code == 200
    desk.tracker.revoke_key(reader.id, NOW)
    assert kind(client.get(STATE, headers={"Authorization": f"Bearer {token}"})) == (401, "no-key")


def test_a_browser_shows_its_key_as_a_password_and_reads_with_it(desk: Keyed) -> None:
    client = desk.client(PRIVATE)
    assert client.get(STATE, headers=basic(desk.token)).status_code == 200
    assert client.get(STATE, headers=basic("wrong")).status_code == 401
    assert client.get(STATE, headers={"Authorization": "Basic ???"}).status_code == 401
    assert kind(client.post("/mechanisms", headers=basic(desk.token))) == (401, "no-key")


def test_an_open_server_passes_over_what_is_meant_for_a_proxy(desk: Keyed) -> None:
    client = desk.client()
    assert client.get(STATE, headers=basic("for the proxy")).status_code == 200
    assert client.get(STATE, headers={"Authorization": "Negotiate abc"}).status_code == 200


def test_a_wrong_key_is_refused_even_where_none_is_needed(desk: Keyed) -> None:
    client = desk.client()
    for wrong in ("Bearer x", "Bearer", f"Bearer {desk.token[:-1]}", "bearer detente_0123456789ab_" + "A" * 43):
        response = client.get(STATE, headers={"Authorization": wrong})
        assert kind(response) == (401, "no-key")
        assert response.headers["www-authenticate"] == 'Bearer error="invalid_token"'
    twice = client.get(STATE, headers=[("Authorization", f"Bearer {desk.token}"), ("Authorization", f"Bearer {desk.token}")])
    assert kind(twice) == (401, "no-key")
    assert client.get("/livez", headers={"Authorization": "Bearer x"}).status_code == 200


def test_a_budget_is_told_used_up_and_refills(desk: Keyed) -> None:
    clock = Clock()
    client = desk.client(Terms(read_rate=3), clock)
    first = client.get(STATE)
    assert first.headers["ratelimit-policy"] == '"read";q=3;w=60'
    assert first.headers["ratelimit"] == '"read";r=2;t=20'
    assert [client.get(STATE).status_code for _ in range(2)] == [200, 200]
    refused = client.get(STATE)
    assert kind(refused) == (429, "too-many")
    assert (refused.headers["retry-after"], refused.headers["ratelimit"]) == ("20", '"read";r=0;t=60')
    clock.at = 19.9
    assert client.get(STATE).status_code == 429
    clock.at = 20.1
    assert client.get(STATE).status_code == 200


def test_reading_writing_and_every_key_have_budgets_of_their_own(desk: Keyed) -> None:
    client = desk.client(Terms(read_rate=1, write_rate=1))
    assert [client.get(STATE).status_code for _ in range(2)] == [200, 429]
    assert [client.post("/nowhere").status_code for _ in range(2)] == [404, 429]
    assert [client.get(STATE, headers=desk.key).status_code for _ in range(2)] == [200, 429]
    assert [client.get("/livez").status_code for _ in range(3)] == [200, 200, 200]


def test_addresses_are_told_apart_but_not_those_of_one_household(desk: Keyed) -> None:
    app = desk.client(Terms(read_rate=1)).app

    def asks(address: str) -> int:
        return TestClient(app, client=(address, 1)).get(STATE).status_code

    assert [asks(ABROAD), asks("203.0.113.8"), asks(ABROAD)] == [200, 200, 429]
    assert [asks("2001:db8::1"), asks("2001:db8::2:1"), asks("2001:db8:0:1::1")] == [200, 429, 200]
    assert [asks("::ffff:198.51.100.1"), asks("198.51.100.1")] == [200, 429]


def test_this_machine_has_no_budget_unless_a_proxy_speaks_for_somebody_else(desk: Keyed) -> None:
    for local in ("127.0.0.1", "::1"):
        client = desk.client(Terms(read_rate=1), address=local)
        assert [client.get(STATE).status_code for _ in range(3)] == [200, 200, 200]
        assert "ratelimit" not in client.get(STATE).headers
        forwarded = {"X-Forwarded-For": "198.51.100.1"}
        assert [client.get(STATE, headers=forwarded).status_code for _ in range(2)] == [200, 429]


def test_nothing_is_limited_where_the_rate_is_none(desk: Keyed) -> None:
    client = desk.client(Terms(read_rate=0, failure_rate=0))
    assert {client.get(STATE).status_code for _ in range(5)} == {200}
    assert "ratelimit" not in client.get(STATE).headers


def test_whoever_guesses_is_stopped_and_whoever_has_a_key_is_not(desk: Keyed) -> None:
    client = desk.client(Terms(failure_rate=2))
    wrong = {"Authorization": "Bearer guessed"}
    assert [client.get(STATE, headers=wrong).status_code for _ in range(3)] == [401, 401, 429]
    assert client.get(STATE, headers=desk.key).status_code == 200
    assert client.get(STATE).status_code == 200


def test_the_usual_budgets_are_large_enough_for_a_page_of_many_requests() -> None:
    assert USUAL.read_rate >= 600
    assert USUAL.write_rate >= 60
