"""Ledgers in memory, in a file and in a database of PostgreSQL; most laws are tried on all of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from api.ledger import Ledger, open_ledger
from tests.engines import PostgreSQL


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a ledger may be."""
    return tmp_path / "ledger.db"


@pytest.fixture(params=["memory", "file", "postgresql"])
def ledger(request: pytest.FixtureRequest, path: Path) -> Iterator[Ledger]:
    """An empty ledger, open, of every kind."""
    if request.param == "postgresql":
        server: PostgreSQL = request.getfixturevalue("postgresql")
        with server.place() as url, open_ledger(url) as opened:
            yield opened
        return
    with open_ledger("sqlite://" if request.param == "memory" else f"sqlite:///{path}") as opened:
        yield opened
