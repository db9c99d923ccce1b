"""Browsers' eyes on the pages: clients over the shipped and the fictional casebook, read at one fixed time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.bootstrap import bootstrap
from api.casebook import read, shipped
from api.rest import create_app
from api.settings import Settings
from tests.doors.abroad import write_abroad
from tests.doors.conftest import NOW, now
from tests.engines import Engine
from tests.web.hostile import write_hostile


@pytest.fixture(scope="session")
def browser(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Reads the shipped casebook as it stood on the day of these tests."""
    yield from reading(engine, tmp_path_factory.mktemp("web-shipped"), shipped())


@pytest.fixture(scope="session")
def abroad_browser(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Reads a casebook of countries that do not exist, with visits, issues, offices and doubles."""
    yield from reading(engine, tmp_path_factory.mktemp("web-abroad"), write_abroad(tmp_path_factory.mktemp("abroad-book")))


@pytest.fixture(scope="session")
def hostile(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Reads a casebook whose texts mean harm."""
    yield from reading(engine, tmp_path_factory.mktemp("web-hostile"), write_hostile(tmp_path_factory.mktemp("hostile-book")))


def reading(engine: Engine, folder: Path, casebook: Path) -> Iterator[TestClient]:
    """A browser over a ledger of its own in the folder, which holds the casebook."""
    with engine.place(folder) as url, bootstrap(Settings(database=url)) as opened:
        opened.record(read([casebook]), recorded_at=NOW)
        with TestClient(create_app(opened, now), follow_redirects=False, headers={"accept": "text/html"}) as client:
            yield client
