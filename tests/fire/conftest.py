"""A ledger that holds something of every kind, closed, for each test to harm in its own way."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from api.bootstrap import bootstrap
from api.casebook import read
from api.settings import Settings, ledger_url
from tests.doors.abroad import write_abroad
from tests.doors.conftest import NOW


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of that ledger, charted. Read only."""
    folder = tmp_path_factory.mktemp("whole")
    with bootstrap(Settings(database=ledger_url(folder / "ledger.db"))) as tracker:
        tracker.record(read([write_abroad(folder / "casebook")]), recorded_at=NOW)
        tracker.chart()
    return folder / "ledger.db"


@pytest.fixture
def file(whole: Path, tmp_path: Path) -> Path:
    """A copy of it, of one's own."""
    return Path(shutil.copy(whole, tmp_path / "ledger.db"))
