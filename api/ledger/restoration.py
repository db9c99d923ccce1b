"""Making a ledger from a copy of it: whole, in its place, or not at all."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from api.ledger.backup import Head, Told, copy_pages, head_of
from api.ledger.engine import MEMORY, translated
from api.ledger.errors import BadLedgerUrl, Unavailable
from api.ledger.place import database_of, read_only, require_ledger
from api.ledger.whole_files import require_free, whole


def restore(url: str, file: Path, *, overwrite: bool, told: Told) -> Head:
    """Make the ledger of ``url`` from a copy. Returns its head. What was there is kept, with ``.replaced`` after its name.

    Raises :class:`BadLedgerUrl`, :class:`NotALedger`, :class:`InTheWay`, :class:`Unavailable` or :class:`Unsound`; then everything
    is as before.
    """
    if database_of(url) == MEMORY:
        raise BadLedgerUrl("a ledger in memory cannot be restored; name a file")
    target = Path(url.removeprefix("sqlite:///"))
    if not file.is_file():
        raise Unavailable(f"there is no copy at {file}")
    if target.exists() and target.samefile(file):
        raise BadLedgerUrl(f"{file} is the ledger itself")
    require_free(target, overwrite=overwrite)
    require_ledger(file)
    with whole(target, overwrite=overwrite, keep=True) as copy:
        with translated(), closing(sqlite3.connect(read_only(file), uri=True, isolation_level=None)) as source:
            copy_pages(source, copy, told)
        return head_of(copy)
