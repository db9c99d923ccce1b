"""One ledger with the fictional casebook and one with the shipped one, for the tests that only read; and the doors to them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner, Result

from api.bootstrap import bootstrap
from api.casebook import read, shipped
from api.cli import app
from api.cli.door import Door
from api.rest import create_app
from api.settings import Settings
from api.tracker import Tracker
from tests.doors.abroad import write_abroad
from tests.doors.fictional import write_casebook
from tests.engines import Engine

NOW = datetime(2024, 6, 30, 12, 0, tzinfo=UTC)
Run = Callable[..., Result]


def now() -> datetime:
    """The clock of these tests."""
    return NOW


@pytest.fixture(scope="session")
def casebook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the fictional casebook."""
    return write_casebook(tmp_path_factory.mktemp("casebook"))


@pytest.fixture(scope="session")
def database(engine: Engine, tmp_path_factory: pytest.TempPathFactory, casebook: Path) -> Iterator[str]:
    """The URL of a ledger that holds the fictional casebook. Read only."""
    with engine.place(tmp_path_factory.mktemp("ledger")) as url:
        yield _filled(url, casebook)


@pytest.fixture(scope="session")
def shipped_database(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a ledger that holds the shipped casebook. Read only."""
    with engine.place(tmp_path_factory.mktemp("shipped")) as url:
        yield _filled(url, shipped())


@pytest.fixture(scope="session")
def abroad_database(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a ledger that also holds visits, issues, offices and doubles. Read only."""
    with engine.place(tmp_path_factory.mktemp("ledger-abroad")) as url:
        yield _filled(url, write_abroad(tmp_path_factory.mktemp("abroad")))


@pytest.fixture(scope="session")
def abroad(abroad_database: str) -> Iterator[TestClient]:
    """A client of REST over that ledger."""
    with (
        bootstrap(Settings(database=abroad_database)) as opened,
        TestClient(create_app(opened, now), follow_redirects=False) as client,
    ):
        yield client


@pytest.fixture
def run_abroad(abroad_database: str) -> Run:
    """Run a command over that ledger, at the tests' own time."""
    return runner(abroad_database)


@pytest.fixture(scope="session")
def tracker(database: str) -> Iterator[Tracker]:
    """The tracker over the fictional casebook."""
    with bootstrap(Settings(database=database)) as opened:
        yield opened


@pytest.fixture(scope="session")
def client(tracker: Tracker) -> Iterator[TestClient]:
    """A client of REST over the fictional casebook."""
    with TestClient(create_app(tracker, now), follow_redirects=False) as opened:
        yield opened


@pytest.fixture(scope="session")
def shipped_client(shipped_database: str) -> Iterator[TestClient]:
    """A client of REST over the shipped casebook."""
    with bootstrap(Settings(database=shipped_database)) as opened, TestClient(create_app(opened, now)) as client:
        yield client


@pytest.fixture
def run(database: str) -> Run:
    """Run a command over the fictional casebook, at the tests' own time."""
    return runner(database)


def runner(database: str) -> Run:
    """Runs commands over that ledger, on a terminal of 80 columns unless ``columns`` says otherwise."""

    def run(*arguments: str, columns: int = 80) -> Result:
        environment = {"COLUMNS": str(columns), "NO_COLOR": "1", "TERM": "dumb"}
        door = Door(Settings(database=database), now)
        return CliRunner().invoke(app, list(arguments), env=environment, obj=door, catch_exceptions=False)

    return run


def _filled(database: str, casebook: Path) -> str:
    with bootstrap(Settings(database=database)) as opened:
        opened.record(read([casebook]), recorded_at=NOW)
    return database
