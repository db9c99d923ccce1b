"""The one composition root: settings → ledger → tracker. Nothing is opened before a door asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from api.ledger import open_ledger
from api.settings import Settings
from api.tracker import Tracker


@contextmanager
def bootstrap(settings: Settings) -> Iterator[Tracker]:
    """The tracker over the ledger that the settings name, closed afterwards. Raises LedgerError if it cannot be opened."""
    with open_ledger(settings.database) as ledger:
        yield Tracker(ledger)


def now() -> datetime:
    """The clock of every door, UTC. Nothing else in the project reads one."""
    return datetime.now(UTC)
