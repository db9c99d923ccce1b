"""Every route that writes needs a key of the right scope, so that a new one cannot be forgotten; and keys over HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.rest import create_app
from api.tracker import SCOPES, Scope
from tests.doors.conftest import NOW, now
from tests.doors.scribe import FACTS, HELD, Scribe, problem, scribe
from tests.engines import Engine

READING = {"GET", "HEAD", "OPTIONS"}


@pytest.fixture(scope="module")
def desk(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scribe]:
    """A client that may do everything."""
    with engine.place(tmp_path_factory.mktemp("desk")) as url, scribe(url) as opened:
        yield opened


def writing() -> list[tuple[str, str]]:
    """Every method and path of the application that is not for reading, described or not."""
    with scribe(book=None) as opened:
        app: Any = opened.client.app
        described = ((method.upper(), path) for path, methods in app.openapi()["paths"].items() for method in methods)
        routes = [(method, route.path) for route in _routes(app.routes) for method in route.methods]
        assert ("POST", "/import") in routes  # so that those that are not described are found as well
        return sorted({(method, path) for method, path in chain(described, routes) if method not in READING})


def _routes(routes: Any) -> Iterator[Any]:
    for route in routes:
        if getattr(route, "methods", None):
            yield route
        within = getattr(route, "routes", None) or getattr(getattr(route, "original_router", None), "routes", ())
        yield from _routes(within or ())


SIGNING = {("POST", "/sign-in"), ("POST", "/sign-out")}
"""What writes nothing, but keeps a key in a browser or lets it go."""
WRITING = [route for route in writing() if route not in SIGNING]
FORMS = ("/new/",)
"""The page's forms answer with a page, where REST answers with a problem."""


def test_there_are_routes_that_write() -> None:
    assert {
        ("POST", "/import"),
        ("POST", "/mechanisms"),
        ("POST", "/articles/{id}/facts"),
        ("DELETE", "/articles/{id}/text"),
    } <= set(WRITING)


@pytest.mark.parametrize(("method", "path"), WRITING, ids=str)
def test_a_route_that_writes_needs_a_key_with_its_scope(desk: Scribe, method: str, path: str) -> None:
    address = path.replace("{", "").replace("}", "")
    told = desk.client.request(method, address)
    assert told.status_code == 401
    assert path.startswith(FORMS) or problem(told, 401, "no-key")
    assert told.headers["www-authenticate"] == "Bearer"
    answers = {scope: _with(desk, method, address, scope) for scope in SCOPES}
    allowed = [scope for scope, answer in answers.items() if answer.status_code not in (401, 403)]
    assert len(allowed) == 1
    for scope in set(SCOPES) - set(allowed):
        assert answers[scope].status_code == 403
        assert path.startswith(FORMS) or allowed[0] in problem(answers[scope], 403, "scope")["detail"]
        assert f'scope="{allowed[0]}"' in answers[scope].headers["www-authenticate"]


def _with(desk: Scribe, method: str, address: str, scope: Scope) -> Any:
    key, token = desk.tracker.create_key(scope, (scope,), NOW)
    try:
        return desk.client.request(method, address, headers={"Authorization": f"Bearer {token}"})
    finally:
        desk.tracker.revoke_key(key.id, NOW)


@pytest.mark.parametrize("sent", ["Bearer", "Bearer ", "Bearer x", "bearer detente_0123456789ab_" + "x" * 43, "Bearer a b"])
def test_what_is_no_key_is_told_so(desk: Scribe, sent: str) -> None:
    told = desk.client.post(FACTS, headers={"Authorization": sent}, json=HELD)
    problem(told, 401, "no-key")
    assert told.headers["www-authenticate"] == 'Bearer error="invalid_token"'


def test_a_key_is_sent_as_bearer_and_once(desk: Scribe) -> None:
    basic = desk.client.post(FACTS, headers={"Authorization": f"Basic {desk.token}"}, json=HELD)
    assert (basic.status_code, basic.headers["www-authenticate"]) == (401, "Bearer")
    twice = desk.client.post(FACTS, headers=[("Authorization", f"Bearer {desk.token}")] * 2, json=HELD)
    assert twice.status_code == 401
    lower = desk.client.post(f"{FACTS}?dry_run=true", headers={"authorization": f"bearer {desk.token}"}, json=HELD)
    assert lower.status_code == 200


def test_a_key_revoked_while_the_server_runs_is_void_at_once(desk: Scribe) -> None:
    token = desk.key("leaving", "record")
    headers = {"Authorization": f"Bearer {token}"}
    assert desk.client.post(f"{FACTS}?dry_run=true", headers=headers, json=HELD).status_code == 200
    desk.tracker.revoke_key(token.split("_")[1], NOW)
    problem(desk.client.post(f"{FACTS}?dry_run=true", headers=headers, json=HELD), 401, "no-key")


def test_who_has_no_key_has_no_body_read_and_learns_no_more(desk: Scribe) -> None:
    told = desk.client.post(f"{FACTS}?dry_run=perhaps", content=b"x" * (2 << 20))
    assert (told.status_code, "dry_run" in told.text) == (401, False)


def test_reading_needs_no_key_and_shows_none(desk: Scribe) -> None:
    with TestClient(create_app(desk.tracker, now)) as client:
        answer = client.get(FACTS)
        assert (answer.status_code, desk.token.split("_", 2)[2] in answer.text) == (200, False)
