"""Rules that hold for every test: what a skip means, and how long hypothesis may search."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.engines import LACKING, Engine, PostgreSQL, SQLite, is_installed, server

# On a busy machine a slow example is no defect; the number of examples is each property's own.
settings.register_profile("detente", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.load_profile("detente")

_STEPS = (
    "asking", "comparing", "following", "importing", "remembering", "searching", "sending", "subscribing", "telling", "told",
    "entering",
)  # fmt: skip
pytest_plugins = [f"tests.features.steps.{name}" for name in _STEPS]
"""The steps of the features: pytest takes plugins only from here (the steps that say what happened are in ``tests/features``)."""

STRICT = os.environ.get("STRICT", "") not in ("", "0")
"""Under ``STRICT=1`` nothing may be skipped: whatever a test needs has to be there (decision 0009)."""

BESIDE = "not beside this checkout"
"""Real records that are no part of the project may lie in ``../shared``; without them their tests stay one skipped line."""


@pytest.fixture(scope="session")
def installed() -> None:
    """PostgreSQL's server, to be started: whatever starts one of its own names this, too."""
    if not is_installed():
        pytest.skip(LACKING)


@pytest.fixture(scope="session")
def postgresql(installed: None) -> Iterator[PostgreSQL]:
    """A server of PostgreSQL."""
    with server() as running:
        yield running


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest) -> Engine:
    """Either engine; ``-k "not postgresql"`` leaves one out."""
    running: Engine = SQLite() if request.param == "sqlite" else request.getfixturevalue("postgresql")
    return running


@pytest.fixture
def place(engine: Engine, tmp_path: Path) -> Iterator[str]:
    """The URL of an empty ledger of this test's own, on either engine."""
    with engine.place(tmp_path) as url:
        yield url


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Where PostgreSQL's server is lacking, one of the thousands of tests that need it says so, for all of them."""
    without = [] if is_installed() else [item for item in items if _needs_server(item)]
    config.hook.pytest_deselected(items=without[1:])
    spared = set(without[1:])
    items[:] = [item for item in items if item not in spared]


def _needs_server(item: pytest.Item) -> bool:
    values = item.callspec.params.values() if hasattr(item, "callspec") else ()
    return "installed" in getattr(item, "fixturenames", ()) or "postgresql" in map(str, values)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A skipped test fails under ``STRICT=1``; an expected failure is no skip."""
    report = yield
    if STRICT and report.skipped and not hasattr(report, "wasxfail"):
        _fail(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """A module that skips itself fails under ``STRICT=1``."""
    report = yield
    if STRICT and report.skipped:
        _fail(report)
    return report


def _fail(report: pytest.TestReport | pytest.CollectReport) -> None:
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    if BESIDE in reason:
        return
    report.outcome = "failed"
    report.longrepr = f"STRICT=1 and yet: {reason}"
