"""Where a ledger is kept: its URL, and the file behind it, made ready before the library opens it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from time import monotonic, sleep

from api.ledger.acknowledgements import TABLES as ACKNOWLEDGEMENTS
from api.ledger.backup import read_only
from api.ledger.bands import GONE
from api.ledger.bands import TABLES as BANDS
from api.ledger.concerning import TABLES as CONCERNS
from api.ledger.engine import MEMORY, Engine
from api.ledger.errors import BadLedgerUrl, NotALedger, Unavailable
from api.ledger.glances import LOCK_TIMEOUT
from api.ledger.keys import TABLES as KEYS
from api.ledger.outbox import TABLES as OUTBOX
from api.ledger.port import Recorder
from api.ledger.recorder import ChainRecorder
from api.ledger.search import TABLES as SEARCH
from api.ledger.turns import TABLES as TURNS
from api.ledger.webhooks import TABLES as WEBHOOKS

APPLICATION_ID = 0x44_E9_74_65
"""In the header of every ledger file: ``Déte`` in Latin-1."""
TABLES = (*GONE, *KEYS, *ACKNOWLEDGEMENTS, *WEBHOOKS, *OUTBOX, *SEARCH, *BANDS, *CONCERNS, *TURNS)
"""What is kept beside the events, as statements that create it, and take away what older programs kept."""
POSTGRESQL = ("postgresql://", "postgres://")
"""How the URL of a database of PostgreSQL begins."""
LAYOUT = 1
"""The layout of the tables; a ledger of a later layout is refused."""


def database_of(url: str) -> str:
    """The database that SQLite is to open: ``:memory:``, or the URI of a file. Raises :class:`BadLedgerUrl`.

    As in SQLAlchemy, ``sqlite:///notes.db`` is relative, ``sqlite:////var/notes.db`` absolute, and ``sqlite://`` memory.
    """
    scheme, colon, rest = url.partition("://")
    if not colon or scheme != "sqlite":
        kind = f"{scheme}://" if colon else "this"
        raise BadLedgerUrl(f"a ledger is named as sqlite:///path/file.db or postgresql://host/database; {kind} cannot be opened")
    host, _, path = rest.partition("/")
    if host or "?" in path:
        raise BadLedgerUrl("after sqlite:// come a slash and the path of a file, without a host and without options")
    if path in ("", MEMORY):
        return MEMORY
    if path.endswith("/") or "\0" in path:
        raise BadLedgerUrl(f"{path!r} is not the path of a file")
    return Path(path).absolute().as_uri()


def is_memory(url: str) -> bool:
    """Whether the ledger of that URL is in the memory of this process, where no other can open it. Raises :class:`BadLedgerUrl`."""
    return not url.startswith(POSTGRESQL) and database_of(url) == MEMORY


def open_recorder(url: str, *, must_exist: bool = False, read_from: str | None = None) -> Recorder:
    """The recorder of the ledger at ``url``, which is created, in SQLite with its folder, if it is not there and need not be.

    Raises :class:`BadLedgerUrl`, :class:`NotALedger` (and leaves what a stranger keeps there alone) or :class:`Unavailable`.
    """
    if url.startswith(POSTGRESQL):
        from api.ledger.postgres.place import open_recorder as open_there  # its driver is loaded only for it

        return open_there(url, must_exist=must_exist, read_from=read_from)
    if read_from:
        raise BadLedgerUrl("only a ledger in PostgreSQL has a standby to be read from")
    database = database_of(url)
    if database != MEMORY:
        path = Path(url.removeprefix("sqlite:///"))
        if must_exist and not path.is_file():
            raise Unavailable(f"there is no ledger at {path}")
        _make_ready(database, path)
    recorder = ChainRecorder(Engine(database), TABLES)
    recorder.create_table()
    return recorder


def _make_ready(database: str, path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or _is_empty(f"{database}?mode=ro", path):
            _mark(database)
    except (OSError, sqlite3.OperationalError) as error:
        raise Unavailable(f"{path} cannot be opened: {error}") from error
    except sqlite3.DatabaseError as error:
        raise NotALedger(f"{path} is not a ledger: {error}") from error


def require_ledger(path: Path) -> None:
    """Make sure that a file is a ledger that this version knows. Raises :class:`NotALedger` or :class:`Unavailable`."""
    try:
        if _is_empty(read_only(path), path):
            raise NotALedger(f"{path} is empty")
    except sqlite3.OperationalError as error:
        raise Unavailable(f"{path} cannot be opened: {error}") from error
    except sqlite3.DatabaseError as error:
        raise NotALedger(f"{path} is not a ledger: {error}") from error


def _is_empty(database: str, path: Path) -> bool:
    with closing(sqlite3.connect(database, uri=True, timeout=LOCK_TIMEOUT)) as connection:
        ((tables,),) = connection.execute("SELECT COUNT(*) FROM sqlite_master")
        ((owner,),) = connection.execute("PRAGMA application_id")
        ((layout,),) = connection.execute("PRAGMA user_version")
    if owner != APPLICATION_ID and (tables or owner):
        raise NotALedger(f"{path} is a database, but not a ledger")
    if layout > LAYOUT:
        raise NotALedger(f"{path} was written by a later version of this program")
    return not owner


def _mark(database: str) -> None:
    with closing(sqlite3.connect(database, uri=True, timeout=LOCK_TIMEOUT, isolation_level=None)) as connection:
        _write_ahead(connection)
        connection.executescript(f"BEGIN IMMEDIATE; PRAGMA application_id={APPLICATION_ID}; PRAGMA user_version={LAYOUT}; COMMIT")


def _write_ahead(connection: sqlite3.Connection) -> None:
    # SQLite does not wait for its lock here, so two programs that create the same ledger can meet.
    deadline = monotonic() + LOCK_TIMEOUT
    while not _changed_to_wal(connection):
        if monotonic() > deadline:
            raise sqlite3.OperationalError("another program holds it")
        sleep(0.01)


def _changed_to_wal(connection: sqlite3.Connection) -> bool:
    try:
        connection.execute("PRAGMA journal_mode=WAL")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise
        return False
    return True
