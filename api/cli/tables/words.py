"""The words and colours that all tables share. Colour never says anything that the words do not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rich.console import RenderableType
from rich.style import StyleType
from rich.table import Table
from rich.text import Text

from api.cli.legible import legible
from api.cli.tables.breaking import Breaking
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
    "held": "green",
    "made": "green",
    "under way": "green",
    "announced": "cyan",
    "cancelled": "red",
    "declined": "red",
    "open": "yellow",
    "eased": "blue",
    "resolved": "green",
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


def listed(parts: Iterable[str]) -> Text:
    """The parts, one a line, or a dash."""
    lines = [plain(part) for part in parts]
    return Text("\n").join(lines) if lines else or_nothing(None)


def counted(count: int, what: str) -> str:
    """*1 origin*, *2 origins*."""
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"


def reasons(because: Iterable[Reason]) -> Text:
    """Keys of facts, one a line, and what the calendar says."""
    lines = [plain(r) if isinstance(r, str) else plain(r.message, "italic") for r in because]
    return Text("\n").join(lines) if lines else plain(NOTHING, "dim")


def columns(*names: str) -> Columns:
    """A table with these columns; cells wrap at blanks and after hyphens."""
    table = Columns(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold", show_edge=False)
    for name in names:
        table.add_column(name, overflow="fold")
    return table


class Columns(Table):
    """A table whose texts wrap where a reader would break them."""

    def add_row(self, *cells: RenderableType | None, style: StyleType | None = None, end_section: bool = False) -> None:
        """Add a row."""
        broken = (Breaking(cell) if isinstance(cell, Text) else cell for cell in cells)
        super().add_row(*broken, style=style, end_section=end_section)


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
