"""Files that are whole or not there: written under another name, brought to the disk, and then put in their place."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from secrets import token_hex

from api.ledger.errors import InTheWay, Unavailable

BESIDE = ("-wal", "-shm", "-journal")
"""The ends of the names of what SQLite keeps beside a file."""
REPLACED = ".replaced"
PRIVATE = 0o600


@contextmanager
def whole(target: Path, *, overwrite: bool, keep: bool = False) -> Iterator[Path]:
    """The name of a new empty file that only its owner may read; at the end of the block it stands at ``target``, whole.

    What stood there is replaced if ``overwrite`` says so, and kept beside it, with ``.replaced`` after its name, if ``keep`` does.
    If the block fails, everything is as before. Raises :class:`InTheWay`, and :class:`Unavailable` while a program has the ledger
    open that stands there.
    """
    require_free(target, overwrite=overwrite)
    unfinished = target.with_name(f".{target.name}.{token_hex(4)}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE))
        yield unfinished
        _sync(unfinished)
        if overwrite and target.exists():
            _take_over(target, unfinished, keep=keep)
        else:
            _settle(target, unfinished)
        _sync(target.parent)
    except OSError as error:
        raise Unavailable(f"{target} cannot be written: {error}") from error
    finally:
        for end in ("", *BESIDE):
            unfinished.with_name(unfinished.name + end).unlink(missing_ok=True)


def require_free(target: Path, *, overwrite: bool) -> None:
    """See that a file may be written there. Raises :class:`InTheWay`."""
    if target.is_dir():
        raise InTheWay(f"{target} is a folder; name a file")
    if target.exists() and not overwrite:
        raise InTheWay(f"{target} is there already; --overwrite replaces it")


def _settle(target: Path, unfinished: Path) -> None:
    """Put it where nothing stands, and replace nothing that came to stand there meanwhile."""
    try:
        target.hardlink_to(unfinished)
    except FileExistsError:
        raise InTheWay(f"{target} is there by now; --overwrite replaces it") from None
    except OSError:  # there are disks that know no second name of a file
        unfinished.rename(target)


def _take_over(target: Path, unfinished: Path, *, keep: bool) -> None:
    """Put it in the place of another file, whose write-ahead log would be taken for its own: that has to go first."""
    _require_unused(target)
    if keep:
        _set_aside(target, unfinished)
    for end in BESIDE:
        target.with_name(target.name + end).unlink(missing_ok=True)
    unfinished.replace(target)


def _set_aside(target: Path, successor: Path) -> None:
    """Keep what stands there under another name, and let its successor be whose it is."""
    found, aside = target.stat(), target.with_name(target.name + REPLACED)
    successor.chmod(found.st_mode & 0o777)
    with suppress(PermissionError):
        os.chown(successor, found.st_uid, found.st_gid)
    for end in ("", *BESIDE):
        kept, left = aside.with_name(aside.name + end), target.with_name(target.name + end)
        kept.unlink(missing_ok=True)
        if end == "":
            kept.hardlink_to(target)
        elif left.exists():
            left.rename(kept)


def _require_unused(target: Path) -> None:
    """See that nobody has a ledger open, and bring its write-ahead log into it. A damaged one may be replaced as it is."""
    try:
        with closing(
            sqlite3.connect(f"{target.absolute().as_uri()}?mode=rw", uri=True, timeout=0, isolation_level=None)
        ) as connection:
            connection.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise Unavailable(f"another program has {target} open: stop it first") from error
    except sqlite3.DatabaseError:
        return


def _sync(path: Path) -> None:
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
