"""Remade: all that is derived from single events, made anew in one transaction, in which each event is read once."""

from __future__ import annotations

from api.ledger import concerning
from api.ledger.derived import Derived
from api.ledger.engine import LOCK
from api.ledger.mapper import legible
from api.ledger.port import Cursor, SearchIndex, Store

_PAGE = 300
"""How many events are worked on at once: no more than what a core has near at hand, its own memory, can hold of them."""
# Casts, because SQLite keeps whatever type a stranger writes.
_LATER = (
    "SELECT rowid, CAST(originator_id AS TEXT), CAST(topic AS TEXT), COALESCE(CAST(state AS BLOB), '') FROM stored_events "
    "WHERE rowid > ? ORDER BY rowid LIMIT ?"
)


def remade(store: Store, index: SearchIndex) -> int:
    """Make the words of all events and what they concern anew. Returns how many events there are."""
    with store.at_length() as c:
        c.execute(LOCK)
        index.empty(c)
        concerning.empty(c)
        return _filled(c, index)


def _filled(c: Cursor, index: SearchIndex) -> int:
    number = position = 0
    while True:
        c.execute(_LATER, (position, _PAGE))
        page = c.fetchall()
        if not page:
            return number
        found = Derived()
        for _, stream, name, state in page:
            found.take(stream, name, legible(state))
        number, position = number + len(page), page[-1][0]
        index.add(c, list(zip([row[0] for row in page], found.texts, strict=True)))
        concerning.write(c, found.rows)
        concerning.note(c, position)
