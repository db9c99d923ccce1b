"""Ledgers in memory and in a file; most laws are tried on both."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from api.ledger import Ledger, open_ledger


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a ledger may be."""
    return tmp_path / "ledger.db"


@pytest.fixture(params=["memory", "file"])
def ledger(request: pytest.FixtureRequest, path: Path) -> Iterator[Ledger]:
    """An empty ledger, open, of either kind."""
    with open_ledger("sqlite://" if request.param == "memory" else f"sqlite:///{path}") as opened:
        yield opened
