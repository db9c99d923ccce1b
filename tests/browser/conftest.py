"""One browser for all tests of a module, and servers over the shipped and over a fictional casebook."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from api.casebook import shipped
from api.tracker import Tracker
from tests.browser.chromium import browsing, program, served
from tests.doors.abroad import write_abroad
from tests.engines import Engine


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Chromium, or one visible line that it is lacking. While it is driven, no other test may run a loop in this thread."""
    executable = program()
    if executable is None:
        pytest.skip("Chromium is not installed")
    with browsing(executable) as browser:
        yield browser


@pytest.fixture(scope="module")
def site(engine: Engine, chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server over the shipped casebook."""
    with served(engine, tmp_path_factory.mktemp("browsed"), shipped()) as (address, _):
        yield address


@pytest.fixture
def abroad_site(engine: Engine, chromium: Browser, tmp_path: Path) -> Iterator[tuple[str, Tracker]]:
    """The address of a server over the fictional casebook that one may write to, and its tracker."""
    with served(engine, tmp_path, write_abroad(tmp_path / "book")) as opened:
        yield opened
