"""What is derived from the events that are recorded and kept beside them: their words, and whom and what they concern.

It is gathered while they are written as bytes, event by event, before the ledger is locked: their fields are at hand only then.
"""

from __future__ import annotations

from collections.abc import Iterable

from eventsourcing.persistence import StoredEvent

from api.ledger.concerned import no_rows, take
from api.ledger.fields import Fields
from api.ledger.mapper import legible
from domain.search.texts import texts_ever


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


def derived_from(events: Iterable[StoredEvent]) -> Derived:
    """What is derived from events of which only the bytes are at hand."""
    found = Derived()
    for event in events:
        found.take(str(event.originator_id), event.topic, legible(event.state))
    return found
