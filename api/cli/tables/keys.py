"""Keys on a terminal."""

from __future__ import annotations

from rich.console import RenderableType
from rich.text import Text

from api.cli.tables.words import columns, or_nothing, plain
from api.views.keys import KeyRing


def ring(answer: KeyRing) -> RenderableType:
    """Each key with its name and what it is for."""
    table = columns("Key", "Name", "For", "Created", "Revoked")
    for item in answer.items:
        style = "strike" if item.revoked else ""
        days = (plain(item.created.date()), or_nothing(item.revoked and item.revoked.date()))
        table.add_row(plain(item.id, style), plain(item.name), Text(", ").join(map(plain, item.scopes)), *days)
    return table if answer.items else plain("There is no key; detente key create makes one.")
