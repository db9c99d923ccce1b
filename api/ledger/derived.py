"""What is derived from the events that are recorded and kept beside them: their words, and whom and what they concern.

It is gathered while they are written as bytes, event by event, before the ledger is locked: their fields are at hand only then.
"""

from __future__ import annotations

from collections.abc import Iterable

import orjson

from api.ledger.chain import Linked
from api.ledger.concerned import no_rows, take
from api.ledger.fields import Fields
from domain.search.texts import texts_ever

NOTED = "INSERT INTO derived VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET edition = excluded.edition"
"""Of a part of what is derived, under its name: up to which position it is there, or by which edition of its rules."""
BOTH_NOTED = NOTED.replace("(?, ?)", "(?, ?), (?, ?)")
"""The same of two parts."""


class Derived:
    """What is derived from some events. ``texts`` are the texts of each, in their order; ``rows`` what they concern, by table."""

    def __init__(self) -> None:
        self.texts: list[list[str]] = []
        self.rows = no_rows()

    def take(self, stream: str, name: str, fields: Fields | None) -> None:
        """The next event; of one whose fields cannot be read nothing is derived."""
        if fields is None:
            self.texts.append([])
            return
        self.texts.append(texts_ever(stream, fields))
        take(self.rows, stream, name, fields)

    def take_stored(self, events: Iterable[Linked]) -> None:
        """The next events, of which only the bytes are at hand."""
        for stream, _, name, state in events:
            self.take(stream, name, legible(state))


def derived_from(events: Iterable[Linked]) -> Derived:
    """What is derived from events of which only the bytes are at hand."""
    found = Derived()
    found.take_stored(events)
    return found


def legible(state: bytes) -> Fields | None:
    """The stored fields, as they are; None if the bytes are no JSON object: the audit names it, others pass over it."""
    try:
        fields = orjson.loads(state)
    except orjson.JSONDecodeError:
        return None
    return fields if isinstance(fields, dict) else None
