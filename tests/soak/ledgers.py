"""The ledger that is besieged: poured and charted, or kept from the last time."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from time import monotonic

from api.settings import ledger_url
from api.tracker import open_tracker
from tests.generated.ledgers import ledger
from tests.generated.pouring import pour


def made(file: Path, mechanisms: int, facts: int) -> str:
    """The URL of a ledger in that file, with so many mechanisms and facts of each; one that is there already stays as it is."""
    if not file.exists():
        begun = monotonic()
        count = pour(ledger(1, mechanisms, facts), file)
        print(f"{count} events poured in {monotonic() - begun:.0f} s", flush=True)
        begun = monotonic()
        with closing(open_tracker(ledger_url(file))) as tracker:
            tracker.rebuild()
        print(f"derived from them what is derived in {monotonic() - begun:.0f} s", flush=True)
    print(f"{file.stat().st_size / 2**20:.0f} MiB on the disk", flush=True)
    return ledger_url(file)
