"""What is made in a database when it becomes a ledger, and how a ledger is known there: the schema ``detente`` with its layout.

The tables are those of a ledger in SQLite, under the same names (decision 0057); ``stored_events`` is the library's.
"""

from __future__ import annotations

from hashlib import sha256

from api.ledger.acknowledgements import TABLES as ACKNOWLEDGEMENTS
from api.ledger.concerning import TABLES as CONCERNS
from api.ledger.errors import NotALedger, Unavailable
from api.ledger.keys import TABLES as KEYS
from api.ledger.outbox import TABLES as OUTBOX
from api.ledger.postgres.bands import TABLES as BANDS
from api.ledger.postgres.dialect import declared
from api.ledger.postgres.search import TABLES as SEARCH
from api.ledger.postgres.store import SCHEMA, Speaker, Store
from api.ledger.turns import TABLES as TURNS
from api.ledger.webhooks import TABLES as WEBHOOKS

LAYOUT = 1
"""The layout of the tables; a ledger of a later layout is refused."""
_EVENTS = (
    """CREATE TABLE IF NOT EXISTS stored_events (originator_id TEXT NOT NULL, originator_version INTEGER NOT NULL,
    topic TEXT, state BYTEA, notification_id INTEGER NOT NULL, PRIMARY KEY (originator_id, originator_version))""",
    "CREATE UNIQUE INDEX IF NOT EXISTS stored_events_notification_id_idx ON stored_events (notification_id)",
    "CREATE TABLE IF NOT EXISTS log (position INTEGER NOT NULL PRIMARY KEY, recorded_at TEXT NOT NULL, digest TEXT NOT NULL)",
    "CREATE INDEX IF NOT EXISTS log_recorded_at ON log (recorded_at, position)",
    """CREATE INDEX IF NOT EXISTS openings ON stored_events (topic, originator_id)
    WHERE originator_version = 1 AND topic <> 'ArticleRegistered'""",
    "CREATE INDEX IF NOT EXISTS successions ON stored_events (originator_id) WHERE topic = 'MechanismSucceeded'",
    "CREATE INDEX IF NOT EXISTS merges ON stored_events (originator_id) WHERE topic = 'MergedInto'",
    "CREATE TABLE IF NOT EXISTS texts (digest TEXT PRIMARY KEY, text BYTEA NOT NULL)",
    "CREATE TABLE IF NOT EXISTS derived (name TEXT PRIMARY KEY, edition INTEGER NOT NULL)",
)
_INSTR = (
    "CREATE OR REPLACE FUNCTION instr(BYTEA, BYTEA) RETURNS INTEGER LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE "
    "AS 'SELECT position($2 IN $1)'"
)
"""What SQLite has and the shared statements use: the place of some bytes in others, from 1; 0 where they are not."""
_KEPT = tuple(map(declared, (*_EVENTS, *KEYS, *ACKNOWLEDGEMENTS, *WEBHOOKS, *OUTBOX, *CONCERNS)))
TABLES = (_INSTR, *_KEPT, *SEARCH, *BANDS, *TURNS)
MADE = sha256("\n".join(TABLES).encode()).hexdigest()
"""The digest of all these statements: where it stands, they need not be carried out again."""


def make_ready(store: Store, *, must_exist: bool = False) -> None:
    """Make what is not there yet. Raises :class:`NotALedger` (and leaves what is there alone) or :class:`Unavailable`."""
    if is_ready(store):
        return
    if must_exist and not is_there(store):
        raise Unavailable("there is no ledger in the database")
    with store.transaction(commit=True) as c:
        c.execute("SELECT current_setting('server_encoding')")
        if (c.fetchone() or ("",))[0] != "UTF8":
            raise NotALedger("the database does not keep its texts in UTF-8; create one WITH ENCODING 'UTF8'")
        _require_ours(c)
        for statement in (f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}", *TABLES):
            c.execute(statement)
        c.execute("CREATE TABLE IF NOT EXISTS layout (number BIGINT NOT NULL, made TEXT NOT NULL)")
        c.execute("DELETE FROM layout")
        c.execute("INSERT INTO layout VALUES (?, ?)", (LAYOUT, MADE))


def is_there(store: Store) -> bool:
    """Whether there is a ledger at all."""
    return store.glance("SELECT to_regclass(? || '.layout')::text", SCHEMA)[0][0] is not None


def is_ready(store: Store) -> bool:
    """Whether everything is there, by the statements of today."""
    return is_there(store) and store.glance("SELECT number, made FROM layout") == [(LAYOUT, MADE)]


def _require_ours(c: Speaker) -> None:
    c.execute("SELECT COUNT(*) FROM pg_tables WHERE schemaname = ?", (SCHEMA,))
    ((tables,),) = c.fetchall()
    if not tables:
        return
    c.execute("SELECT COUNT(*) FROM pg_tables WHERE schemaname = ? AND tablename = 'layout'", (SCHEMA,))
    if c.fetchall() != [(1,)]:
        raise NotALedger(f"the database has a schema {SCHEMA}, but it is not that of a ledger")
    c.execute("SELECT MAX(number) FROM layout")
    if (c.fetchall()[0][0] or 0) > LAYOUT:
        raise NotALedger("the database was written by a later version of this program")
