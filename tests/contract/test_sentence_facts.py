"""Every fact that became of the two articles is answered by the command line and by REST, with its passages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

from api.bootstrap import bootstrap
from api.casebook import read, shipped
from api.cli import app
from api.cli.door import Door
from api.rest import create_app
from api.settings import Settings
from domain.facts import Fact
from domain.proposal import Proposal
from tests.engines import Engine

NOW = datetime(2026, 6, 30, 12, 0, tzinfo=UTC)
ROUTES = ("mechanisms", "visits", "issues", "actors")


@pytest.fixture(scope="module")
def facts() -> list[Proposal]:
    return [proposal for proposal in read([shipped()]) if isinstance(proposal.event, Fact)]


@pytest.fixture(scope="module")
def settings(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    with engine.place(tmp_path_factory.mktemp("two-articles")) as url:
        with bootstrap(settings := Settings(database=url)) as tracker:
            tracker.record(read([shipped()]), recorded_at=NOW)
        yield settings


@pytest.fixture(scope="module")
def client(settings: Settings) -> Iterator[TestClient]:
    with bootstrap(settings) as tracker:
        yield TestClient(create_app(tracker, now=lambda: NOW))


def _route(client: TestClient, stream: str) -> str:
    return next(kind for kind in ROUTES if client.get(f"/{kind}/{stream}/facts").status_code == 200)


def _cited(items: list[dict[str, Any]], key: str) -> list[Any]:
    item = next(item for item in items if item["key"] == key)
    return [(c["article"], c["passage"]["start"], c["passage"]["end"], c["passage"]["digest"]) for c in item["citations"]]


def test_both_doors_give_each_fact_with_its_passages(facts: list[Proposal], settings: Settings, client: TestClient) -> None:
    told: dict[str, tuple[list[dict[str, Any]], list[dict[str, Any]]]] = {}
    for stream in {proposal.stream for proposal in facts}:
        by_rest = client.get(f"/{_route(client, stream)}/{stream}/facts").json()["items"]
        run = CliRunner().invoke(app, ["facts", stream, "--format", "json"], obj=Door(settings, lambda: NOW))
        assert run.exit_code == 0, run.output
        told[stream] = (by_rest, json.loads(run.stdout)["items"])
    assert len(facts) >= 30
    for proposal in facts:
        fact = proposal.event
        assert isinstance(fact, Fact)
        wanted = [(c.article, c.passage.start, c.passage.end, c.passage.digest) for c in fact.citations if c.passage]
        assert wanted
        for items in told[proposal.stream]:
            given = _cited(items, fact.key)
            assert [cited for cited in wanted if cited not in given] == [], fact.key
