"""A ledger that holds something of every kind, closed, for each test to harm in its own way."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from api.bootstrap import bootstrap
from api.casebook import read
from api.settings import Settings, ledger_url
from api.tracker import open_tracker
from tests.doors.abroad import write_abroad
from tests.doors.conftest import NOW
from tests.engines import Engine
from tests.fire.programs import Nursery, nursery


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of that ledger, all that is derived from it made. Read only."""
    folder = tmp_path_factory.mktemp("whole")
    with bootstrap(Settings(database=ledger_url(folder / "ledger.db"))) as tracker:
        tracker.record(read([write_abroad(folder / "casebook")]), recorded_at=NOW)
        tracker.rebuild()
    return folder / "ledger.db"


@pytest.fixture(scope="session")
def start(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nursery]:
    """What starts programs."""
    with nursery(tmp_path_factory.mktemp("programs")) as opened:
        yield opened


@pytest.fixture
def token(file: Path) -> str:
    """A key with which may be recorded in that copy."""
    with closing(open_tracker(ledger_url(file))) as tracker:
        return tracker.create_key("besieged", ("record",), NOW)[1]


@pytest.fixture
def besieged(engine: Engine, file: Path, token: str) -> Iterator[str]:
    """The URL of that copy, on either engine, with the key."""
    with engine.holding(file) as url:
        yield url


@pytest.fixture
def file(whole: Path, tmp_path: Path) -> Path:
    """A copy of it, of one's own."""
    return Path(shutil.copy(whole, tmp_path / "ledger.db"))
