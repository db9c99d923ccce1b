"""The command line's ``--format json`` prints the same objects as REST."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

from api.bootstrap import bootstrap
from api.casebook import read
from api.cli import app
from api.cli.door import Door
from api.rest import create_app
from api.settings import Settings
from tests.doors.abroad import ADA, DOUBLE, JOURNEY, TOLL, write_abroad
from tests.doors.fictional import COUNCIL, REPORT, SUMMIT
from tests.engines import Engine

NOW = datetime(2024, 6, 30, 12, 0, tzinfo=UTC)
SAME = [
    (f"/mechanisms/{COUNCIL}", f"state {COUNCIL}"),
    (f"/mechanisms/{COUNCIL}?at=2024-05-30", f"state {COUNCIL} --at 2024-05-30"),
    (
        f"/mechanisms/{COUNCIL}?as_of=2024-05-30&known_by=2024-05-29T12:00:00Z&recorded_by=27",
        f"state {COUNCIL} --as-of 2024-05-30 --known-by 2024-05-29T12:00:00Z --recorded-by 27",
    ),
    (f"/mechanisms/{SUMMIT}?at=2024-05-28", f"state {SUMMIT} --at 2024-05-28"),
    (f"/mechanisms/{COUNCIL}/facts", f"facts {COUNCIL}"),
    (f"/mechanisms/{COUNCIL}/timeline?known_by=2024-05-30", f"timeline {COUNCIL} --known-by 2024-05-30"),
    (f"/mechanisms/{COUNCIL}/beliefs?as_of=2024-05-30", f"beliefs {COUNCIL} --as-of 2024-05-30"),
    (
        f"/mechanisms/{COUNCIL}/diff?from=2024-05-25~2024-05-25&to=2024-05-30~2024-05-30",
        f"diff {COUNCIL} --from 2024-05-25~2024-05-25 --to 2024-05-30~2024-05-30",
    ),
    ("/mechanisms?state=XA&status=scheduled", "list --state XA --status scheduled"),
    ("/snapshot?at=2024-06-01", "snapshot --at 2024-06-01"),
    ("/changes?since=2024-05-20&until=2024-06-10", "changes --since 2024-05-20 --until 2024-06-10"),
    ("/changes?since=2024-05-20&hindsight=true", "changes --since 2024-05-20 --hindsight"),
    ("/agenda?at=2024-05-21", "agenda --at 2024-05-21"),
    (f"/visits/{JOURNEY}", f"visit {JOURNEY}"),
    (f"/visits/{JOURNEY}?at=2024-05-25", f"visit {JOURNEY} --at 2024-05-25"),
    (f"/visits/{JOURNEY}/facts", f"facts {JOURNEY}"),
    (f"/visits/{JOURNEY}/timeline?known_by=2024-05-30", f"timeline {JOURNEY} --known-by 2024-05-30"),
    (f"/visits/{JOURNEY}/beliefs?as_of=2024-05-30", f"beliefs {JOURNEY} --as-of 2024-05-30"),
    (f"/visits/{JOURNEY}/diff?from=2024-05-25~2024-05-25", f"diff {JOURNEY} --from 2024-05-25~2024-05-25"),
    (f"/visits/{DOUBLE}", f"visit {DOUBLE}"),
    (f"/visits/{DOUBLE}/timeline?known_by=2024-06-04", f"timeline {DOUBLE} --known-by 2024-06-04"),
    (f"/issues/{TOLL}", f"issue {TOLL}"),
    (f"/issues/{TOLL}?at=2024-05-30", f"issue {TOLL} --at 2024-05-30"),
    (f"/issues/{TOLL}/timeline", f"timeline {TOLL}"),
    (f"/issues/{TOLL}/diff?from=2024-05-25&to=2024-06-10", f"diff {TOLL} --from 2024-05-25 --to 2024-06-10"),
    (f"/actors/{ADA}", f"actor {ADA}"),
    (f"/actors/{ADA}?as_of=2020-01-01", f"actor {ADA} --as-of 2020-01-01"),
    (f"/actors/{ADA}/facts", f"facts {ADA}"),
    ("/relations/XB/XA", "relation XA XB"),
    ("/relations/XA/XB?at=2024-05-25", "relation XA XB --at 2024-05-25"),
    ("/visits?state=XA&status=made", "list --what visits --state XA --status made"),
    ("/issues?q=salt", "list --what issues -q salt"),
    ("/actors?kind=person&state=XA", "list --what actors --kind person --state XA"),
    ("/relations?state=XC", "list --what relations --state XC"),
    ("/articles", "article list"),
    (f"/articles/{REPORT}", f"article show {REPORT}"),
]


@pytest.fixture(scope="module")
def settings(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    folder = write_abroad(tmp_path_factory.mktemp("casebook"))
    with engine.place(folder) as url:
        with bootstrap(settings := Settings(database=url)) as tracker:
            tracker.record(read([folder]), recorded_at=NOW)
        yield settings


@pytest.fixture(scope="module")
def client(settings: Settings) -> Iterator[TestClient]:
    with bootstrap(settings) as tracker, TestClient(create_app(tracker, lambda: NOW)) as client:
        yield client


@pytest.mark.parametrize(("path", "command"), SAME)
def test_both_doors_give_the_same_answer(client: TestClient, settings: Settings, path: str, command: str) -> None:
    told = CliRunner().invoke(app, [*command.split(), "--format", "json"], obj=Door(settings, lambda: NOW), catch_exceptions=False)
    assert told.exit_code == 0, told.stderr
    response = client.get(path)
    assert response.status_code == 200, response.text
    assert json.loads(told.stdout) == response.json()


def test_the_description_is_the_same_too(client: TestClient) -> None:
    told = CliRunner().invoke(app, ["openapi"], catch_exceptions=False)
    assert json.loads(told.stdout) == client.get("/openapi.json").json()
