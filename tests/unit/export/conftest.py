"""Ledgers to take out: one with everything that a casebook can hold, and the shipped one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from api.casebook import read, shipped
from api.tracker import Tracker
from tests.engines import Engine
from tests.unit.export.rich import write_rich_casebook

NOW = datetime(2024, 6, 30, 12, tzinfo=UTC)


@pytest.fixture
def rich(engine: Engine, tmp_path: Path) -> Iterator[Tracker]:
    """The tracker over a ledger with everything that a casebook can hold."""
    yield from _tracker(engine, write_rich_casebook(tmp_path / "rich"))


@pytest.fixture(scope="session")
def shipped_tracker(engine: Engine) -> Iterator[Tracker]:
    """The tracker over the shipped casebook. Read only."""
    yield from _tracker(engine, shipped())


def _tracker(engine: Engine, path: Path) -> Iterator[Tracker]:
    with engine.tracker() as tracker:
        tracker.record(read([path]), recorded_at=NOW)
        yield tracker
