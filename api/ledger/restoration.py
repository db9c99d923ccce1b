"""Making a ledger from a copy of it: in a file whole, in its place, or not at all; in a server's database by carrying it over."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from api.ledger.backup import Head, Told, copy_pages, head_of, read_only
from api.ledger.engine import MEMORY, translated
from api.ledger.errors import BadLedgerUrl, InTheWay, Unavailable
from api.ledger.ledger import Ledger
from api.ledger.moving import carried_over
from api.ledger.place import POSTGRESQL, database_of, require_ledger
from api.ledger.whole_files import require_free, whole

Remake = Callable[[Ledger], object]


def made_anew(ledger: Ledger) -> int:
    """Make anew what a ledger can by itself; its bands are emptied, for others to work out. Returns how many events there are."""
    ledger.bands.empty()
    return ledger.rebuild()


def restore(url: str, file: Path, *, overwrite: bool, told: Told, remake: Remake = made_anew) -> Head:
    """Make the ledger of ``url`` from a copy. Returns its head. What was there is kept, with ``.replaced`` after its name.

    A database of PostgreSQL has to be empty; ``remake`` makes anew in it what is derived, and what is broken off goes on where it
    stopped when the same is asked again.

    Raises :class:`BadLedgerUrl`, :class:`NotALedger`, :class:`InTheWay`, :class:`Unavailable` or :class:`Unsound`; then everything
    is as before.
    """
    if url.startswith(POSTGRESQL):
        return _into_database(url, file, remake, overwrite=overwrite, told=told)
    if database_of(url) == MEMORY:
        raise BadLedgerUrl("a ledger in memory cannot be restored; name a file")
    target = Path(url.removeprefix("sqlite:///"))
    _require_copy(file)
    if target.exists() and target.samefile(file):
        raise BadLedgerUrl(f"{file} is the ledger itself")
    require_free(target, overwrite=overwrite)
    require_ledger(file)
    with whole(target, overwrite=overwrite, keep=True) as copy:
        with translated(), closing(sqlite3.connect(read_only(file), uri=True, isolation_level=None)) as source:
            copy_pages(source, copy, told)
        return head_of(copy)


def _into_database(url: str, file: Path, remake: Remake, *, overwrite: bool, told: Told) -> Head:
    """The copy is checked before anything is written, and is only read."""
    _require_copy(file)
    require_ledger(file)
    if overwrite:
        raise InTheWay(
            "a database of PostgreSQL is not replaced: restore into an empty one, and keep the other until you need it no more"
        )
    head_of(file)
    with translated(), closing(sqlite3.connect(read_only(file), uri=True, isolation_level=None)) as source:
        source.execute("BEGIN")
        return carried_over(source.cursor(), url, remake, told)


def _require_copy(file: Path) -> None:
    if not file.is_file():
        raise Unavailable(f"there is no copy at {file}")
