"""The ledger on a terminal: its raw events, one a row."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.text import Text

from api.cli.tables.words import columns, or_nothing, plain
from api.views.ledger import Log

_TOLD = ("gist", "name", "title", "digest", "reason")
"""The fields that say best what an event tells, the best first."""


def log(answer: Log) -> RenderableType:
    """The events in their order, and where the ledger ends."""
    head = answer.head
    end = Text.assemble("The ledger ends at position ", plain(head.position, "bold"), ", digest ", plain(head.digest), ".")
    if not answer.items:
        return end
    table = columns("Position", "Recorded", "Stream", "Event", "What it tells")
    for item in answer.items:
        told = next((item.data[name] for name in _TOLD if name in item.data), None)
        recorded = f"{item.recorded_at:%Y-%m-%d %H:%M}"
        table.add_row(plain(item.position), plain(recorded), plain(item.stream), plain(item.event), or_nothing(told))
    return Group(table, Text(), end)
