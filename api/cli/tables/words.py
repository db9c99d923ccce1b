"""The words and colours that all tables share. Colour never says anything that the words do not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rich.table import Table
from rich.text import Text

from api.cli.legible import legible
from api.views.evidence import Reason

NOTHING = "–"
COLOURS: Mapping[str, str] = {
    "active": "green",
    "scheduled": "cyan",
    "agreed": "cyan",
    "due": "cyan",
    "proposed": "blue",
    "postponed": "yellow",
    "overdue": "yellow",
    "suspended": "magenta",
    "dormant": "magenta",
    "discontinued": "red",
    "none": "dim",
}


def plain(words: object, style: str = "") -> Text:
    """The words as a text that wraps and is never cut off."""
    return Text(legible(str(words)), style=style, overflow="fold")


def status(words: str | None) -> Text:
    """A status in its colour."""
    return plain(words or NOTHING, COLOURS.get(words or "", ""))


def or_nothing(words: object | None) -> Text:
    """The words, or a dash."""
    return plain(NOTHING, "dim") if words is None or words == "" else plain(words)


def reasons(because: Iterable[Reason]) -> Text:
    """Keys of facts, one a line, and what the calendar says."""
    lines = [plain(r) if isinstance(r, str) else plain(r.message, "italic") for r in because]
    return Text("\n").join(lines) if lines else plain(NOTHING, "dim")


def columns(*names: str) -> Table:
    """A table with these columns; cells wrap at blanks, and long ids at any letter."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold", show_edge=False)
    for name in names:
        table.add_column(name, overflow="fold")
    return table


def said(value: object) -> str:
    """A value of JSON in words."""
    match value:
        case None | "" | []:
            return NOTHING
        case bool():
            return "yes" if value else "no"
        case list():
            return "\n".join(map(said, value)) if any(isinstance(part, dict) for part in value) else ", ".join(map(said, value))
        case dict():
            return ", ".join(f"{name.replace('_', ' ')} {said(part)}" for name, part in value.items() if part not in (None, [], {}))
        case _:
            return str(value)
