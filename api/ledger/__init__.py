"""The ledger: keeps the events, for ever and in order, with a chain of digests over them and the archived texts beside.

The only place in the project that imports ``eventsourcing`` or a database. ``port`` says what is asked of an engine: the modules
here speak SQLite, those of ``postgres`` do the same in PostgreSQL. Read in this order: ``mapper`` (events to bytes),
``chain`` (the digests), ``engine`` (SQLite), ``inscription`` (all that is written at once) and
``pen`` (how SQLite writes it), ``recorder`` (one transaction for all of it), ``acknowledgements`` (of what
arrives twice), ``keys`` (who may write), ``webhooks`` and ``outbox`` (who is told of changes, and what), ``trail`` (what
grew), ``bands`` (what status everything had), ``concerning`` and ``concerns``
(whom, which articles and which days the events concern, as it is laid down and as it is asked for),
``openings`` (which subjects there are), ``turns`` (whose status turned on which day),
``place`` (URLs and files), ``streams`` (decoded streams in memory), ``written`` (events as they are to be stored),
``audit`` (is all as it was recorded?), ``ledger`` (what the tracker uses), ``sitting`` (each stream read once), ``prospect``
(the ledger as it would be).
"""

from api.ledger.acknowledgements import Acknowledged, OtherSubmission, Receipt, Submission
from api.ledger.audit import Head
from api.ledger.chain import text_digest
from api.ledger.charted import Amendment, AnyCharting, Charting
from api.ledger.concerns import Concerns, Party
from api.ledger.errors import (
    BadLedgerUrl,
    Conflict,
    InTheWay,
    LedgerError,
    NotALedger,
    Unavailable,
    Unreadable,
    Unsound,
    Unstorable,
)
from api.ledger.keys import SCOPES, BadKey, Key, Scope
from api.ledger.ledger import Ledger, open_ledger
from api.ledger.log import LogItem
from api.ledger.moving import move
from api.ledger.openings import beyond
from api.ledger.outbox import Dispatch, Message, Outbox, Outcome
from api.ledger.port import Standby
from api.ledger.problem import Place, Problem
from api.ledger.prospect import Prospect
from api.ledger.restoration import restore
from api.ledger.rows import BANDED, drawn
from api.ledger.sitting import Sitting
from api.ledger.trail import Touch
from api.ledger.turns import Turn, Turns
from api.ledger.webhooks import Filters, Mark, Webhook
from api.ledger.written import Entries, Written, stream_of

__all__ = [
    "BANDED",
    "SCOPES",
    "Acknowledged",
    "Amendment",
    "AnyCharting",
    "BadKey",
    "BadLedgerUrl",
    "Charting",
    "Concerns",
    "Conflict",
    "Dispatch",
    "Entries",
    "Filters",
    "Head",
    "InTheWay",
    "Key",
    "Ledger",
    "LedgerError",
    "LogItem",
    "Mark",
    "Message",
    "NotALedger",
    "OtherSubmission",
    "Outbox",
    "Outcome",
    "Party",
    "Place",
    "Problem",
    "Prospect",
    "Receipt",
    "Scope",
    "Sitting",
    "Standby",
    "Submission",
    "Touch",
    "Turn",
    "Turns",
    "Unavailable",
    "Unreadable",
    "Unsound",
    "Unstorable",
    "Webhook",
    "Written",
    "beyond",
    "drawn",
    "move",
    "open_ledger",
    "restore",
    "stream_of",
    "text_digest",
]
