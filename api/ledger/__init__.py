"""The ledger: keeps the events, for ever and in order, with a chain of digests over them and the archived texts beside.

The only place in the project that imports ``eventsourcing``. Read in this order: ``mapper`` (events to bytes),
``chain`` (the digests), ``engine`` (SQLite), ``recorder`` (one transaction for all of it), ``keys`` (who may write),
``place`` (URLs and files),
``streams`` (decoded streams in memory), ``audit`` (is all as it was recorded?), ``ledger`` (what the tracker uses).
"""

from api.ledger.audit import Problem
from api.ledger.chain import text_digest
from api.ledger.errors import BadLedgerUrl, Conflict, LedgerError, NotALedger, Unavailable, Unreadable, Unstorable
from api.ledger.keys import SCOPES, BadKey, Key, Scope
from api.ledger.ledger import Ledger, LogItem, open_ledger

__all__ = [
    "SCOPES",
    "BadKey",
    "BadLedgerUrl",
    "Conflict",
    "Key",
    "Ledger",
    "LedgerError",
    "LogItem",
    "NotALedger",
    "Problem",
    "Scope",
    "Unavailable",
    "Unreadable",
    "Unstorable",
    "open_ledger",
    "text_digest",
]
