"""A parameter that a route does not know, or that is given twice, is refused by every route that there is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import pytest
from fastapi import Depends, Query
from starlette.testclient import TestClient

from api.rest import create_app
from tests.doors.conftest import now
from tests.doors.keyed import Keyed, addresses, keyed
from tests.engines import Engine

FILES = {"/docs/assets"}
"""Folders of files, which read no parameters at all."""


@pytest.fixture(scope="module")
def desk(engine: Engine, tmp_path_factory: pytest.TempPathFactory, casebook: Path) -> Iterator[Keyed]:
    with engine.place(tmp_path_factory.mktemp("keyed")) as url, keyed(url, casebook) as opened:
        yield opened


def test_every_route_refuses_what_it_does_not_know(desk: Keyed) -> None:
    client = desk.client()
    walked = [address for address in addresses(client) if address[1] not in FILES]
    assert len(walked) > 40
    for method, path in walked:
        response = client.request(method, f"{path}?no_such_thing=1", headers=desk.key, json=None if method == "GET" else {})
        assert response.status_code == 400, (method, path)


def test_every_route_refuses_what_is_given_twice(desk: Keyed) -> None:
    client = desk.client()
    for method, path in addresses(client):
        if path not in FILES:
            assert client.request(method, f"{path}?at=2024-05-30&at=2024-05-31", headers=desk.key).status_code == 400, path


def within(deep: int = 0) -> int:
    return deep


def later(number: int, deep: Annotated[int, Depends(within)], word: Annotated[str, Query(alias="said")] = "") -> str:
    return f"{number}{word}{deep}"


def test_a_route_that_is_made_later_refuses_it_too(desk: Keyed) -> None:
    app = create_app(desk.tracker, now)
    app.add_api_route("/later", later)
    client = TestClient(app)
    assert client.get("/later?number=1&said=x&deep=2").json() == "1x2"
    told = client.get("/later?number=1&sad=x")
    (error,) = told.json()["errors"]
    assert (told.status_code, error["field"], error["reason"]) == (400, "sad", "there is no such parameter; did you mean said?")
