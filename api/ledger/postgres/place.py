"""Where a ledger in PostgreSQL is kept: its URL, as libpq reads it."""

from __future__ import annotations

import psycopg
from psycopg.conninfo import conninfo_to_dict

from api.ledger.errors import BadLedgerUrl, Unavailable
from api.ledger.postgres.recorder import ChainRecorder
from api.ledger.postgres.standby import Standby
from api.ledger.postgres.store import PATIENCE, Store
from api.ledger.postgres.tables import make_ready


def open_recorder(url: str, *, must_exist: bool = False, read_from: str | None = None) -> ChainRecorder:
    """The recorder of the ledger in the database at ``url``, which is made there if it is not yet and need not be.

    ``read_from`` is the URL of a hot standby of that database.

    Raises :class:`BadLedgerUrl`, :class:`NotALedger` (and leaves the stranger's schema alone) or :class:`Unavailable`.
    """
    _require_reachable(url)
    standby = Standby(read_from) if read_from else None
    store = Store(url, standby.datastore if standby else None)
    try:
        make_ready(store, must_exist=must_exist)
        return ChainRecorder(store, standby)
    except BaseException:
        store.close()
        raise


def _require_reachable(url: str) -> None:
    """Say at once, and why, if nobody answers. No password is repeated, which a message of libpq about the URL might do."""
    try:
        named = conninfo_to_dict(url)
    except psycopg.ProgrammingError:
        raise BadLedgerUrl("a ledger in PostgreSQL is named as postgresql://user@host:port/database") from None
    try:
        psycopg.connect(url, connect_timeout=PATIENCE, autocommit=True).close()
    except psycopg.Error as error:
        database = f"{named.get('dbname') or named.get('user') or ''} at {named.get('host') or 'this machine'}"
        raise Unavailable(f"the database {database} cannot be opened: {str(error).partition(chr(10))[0]}") from None
