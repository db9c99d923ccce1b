"""Remade: all that is derived from single events, made anew in one transaction, in which each event is read once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from api.ledger import concerning
from api.ledger.chain import Linked
from api.ledger.derived import Derived
from api.ledger.engine import LOCK
from api.ledger.port import Cursor, SearchIndex, Store

_PAGE = 300
"""How many events are worked on at once: no more than what a core has near at hand, its own memory, can hold of them."""
_TOGETHER = 100_000
"""Of so many events the rows that lie by days are written together: so those that lie side by side come one after the other."""
# Casts, because SQLite keeps whatever type a stranger writes.
_LATER = (
    "SELECT CAST(originator_id AS TEXT), rowid, CAST(topic AS TEXT), COALESCE(CAST(state AS BLOB), '') FROM stored_events "
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
    number, by_day = 0, _no_rows()
    for page in _pages(c):
        found = Derived()
        found.take_stored(page)
        index.add(c, list(zip([row[1] for row in page], found.texts, strict=True)))
        for table, rows in by_day.items():
            rows.extend(found.rows.pop(table))
        concerning.write(c, found.rows)
        number += len(page)
        if number % _TOGETHER < len(page):
            concerning.write(c, by_day)
            by_day = _no_rows()
    concerning.write(c, by_day)
    return number


def _no_rows() -> dict[str, list[tuple[Any, ...]]]:
    return {table: [] for table in concerning.BY_DAY}


def _pages(c: Cursor) -> Iterator[list[Linked]]:
    """All events, some at a time, each with its position in the place of its version; that of the last is noted in the end."""
    position = 0
    while True:
        c.execute(_LATER, (position, _PAGE))
        page = c.fetchall()
        if not page:
            concerning.note(c, position)
            return
        position = page[-1][1]
        yield page
