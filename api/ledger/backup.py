"""Copies of a ledger, taken while others read and write. Each is whole, or not there at all.

A copy is the ledger at one moment, with everything that its file holds, as SQLite's own backup makes it. Before it gets its name
its pages are checked and its chain is worked out anew: a copy of a damaged ledger would be found out only when it is needed.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from pathlib import Path

from api.ledger.chain import GENESIS, link
from api.ledger.engine import translated
from api.ledger.errors import Unsound
from api.ledger.whole_files import whole

PAGES = 2_000
"""How many pages are copied at once, between which one may be interrupted."""
Head = tuple[int, str]
_END = "SELECT position, digest FROM log ORDER BY position DESC LIMIT 1"
_ENTRIES = (
    "SELECT e.rowid, originator_id, originator_version, topic, recorded_at, state, digest "
    "FROM stored_events AS e LEFT JOIN log ON position = e.rowid ORDER BY e.rowid"
)
Told = Callable[[int], object]
"""Hears how many pages are copied."""


def back_up(apart: Callable[[], AbstractContextManager[sqlite3.Connection]], file: Path, *, overwrite: bool, told: Told) -> Head:
    """Copy a ledger, to which ``apart`` gives a connection, into a file of its owner's own. Returns the head of the copy.

    Raises :class:`InTheWay`, :class:`Unavailable` or :class:`Unsound`; then no copy is there, and what was there is as it was.
    """
    with whole(file, overwrite=overwrite) as copy:
        with apart() as source:
            copy_pages(source, copy, told)
        return head_of(copy)


def copy_pages(source: sqlite3.Connection, copy: Path, told: Told) -> None:
    """All pages as they are now. A transaction is open all the while, so that what others write does not make it begin again."""
    with translated(), closing(sqlite3.connect(copy, isolation_level=None)) as target:
        target.execute("PRAGMA journal_mode=OFF")
        source.execute("BEGIN")
        source.execute(_END).fetchone()
        source.backup(target, pages=PAGES, progress=lambda _, remaining, total: told(total - remaining))
        source.execute("ROLLBACK")


def read_only(path: Path) -> str:
    """The URI of a file that is only read. One at rest may lie where nothing can be written beside it."""
    is_in_use = path.with_name(f"{path.name}-wal").exists()
    return f"{path.absolute().as_uri()}?mode=ro{'' if is_in_use else '&immutable=1'}"


def head_of(copy: Path) -> Head:
    """The head of a copy that nobody has open. Raises :class:`Unsound` if its pages or its chain are not whole."""
    with translated(), closing(sqlite3.connect(read_only(copy), uri=True)) as connection:
        ((told,),) = connection.execute("PRAGMA integrity_check(1)")
        if told != "ok":
            raise Unsound(f"the file is damaged: {told}")
        position, digest = 0, GENESIS
        for at, stream, version, name, recorded_at, state, kept in connection.execute(_ENTRIES):
            if at != position + 1 or _linked(digest, (stream, version, name, recorded_at, state)) != kept:
                raise Unsound(f"the chain breaks at event {at}: detente verify tells more")
            position, digest = at, kept
    return position, digest


def _linked(previous: str, parts: tuple[str, int, str, str, bytes]) -> str | None:
    try:
        return link(previous, *parts)
    except (AttributeError, TypeError, ValueError):  # a stranger wrote another kind of value
        return None
