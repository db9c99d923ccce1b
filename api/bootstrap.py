"""The one composition root: settings → ledger → tracker. Nothing is opened before a door asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from random import SystemRandom
from typing import TYPE_CHECKING

from api.ledger import move, open_ledger, restore
from api.settings import Settings, program_version
from api.terms import Terms
from api.tracker import Tracker

if TYPE_CHECKING:
    from api.webhooks.rounds import Rounds


@contextmanager
def bootstrap(settings: Settings, *, as_it_lies: bool = False) -> Iterator[Tracker]:
    """The tracker over the ledger that the settings name, closed afterwards. Raises LedgerError if it cannot be opened.

    ``as_it_lies``: only if it is there, and nothing that an older program left out is added to it.
    """
    with open_ledger(settings.database, as_it_lies=as_it_lies, read_from=settings.read_database) as ledger:
        yield Tracker(ledger)


def restored(settings: Settings, file: Path, *, overwrite: bool, told: Callable[[int], object] = int) -> tuple[int, str]:
    """Make the ledger that the settings name from a copy. Returns its head. Raises LedgerError; then everything is as before."""
    return restore(settings.database, file, overwrite=overwrite, told=told, remake=lambda made: Tracker(made).rebuild())


def moved(source: str, target: str, *, told: Callable[[int], object] = int) -> tuple[int, str]:
    """Carry the ledger of one URL over to another, with all that is derived. Returns its head. Raises LedgerError."""
    return move(source, target, lambda made: Tracker(made).rebuild(), told)


def rounds(tracker: Tracker, terms: Terms, now: Callable[[], datetime]) -> Rounds:
    """What tells the webhooks of changes, on these terms and by this clock."""
    from api.webhooks.courier import Courier
    from api.webhooks.rounds import Rounds

    courier = Courier(f"Detente/{program_version()}", to_loopback=terms.webhooks_to_loopback)
    return Rounds(tracker.webhooks, courier, now, SystemRandom().random, terms.base_url or "")


def now() -> datetime:
    """The clock of every door, UTC. Nothing else in the project reads one."""
    return datetime.now(UTC)
