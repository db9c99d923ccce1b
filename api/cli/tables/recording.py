"""One fact on a terminal: what it says, and the answer before and after it."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from api.cli.tables.histories import changed
from api.cli.tables.words import plain
from api.views.recordings import Recording, Standing

NOTHING_KNOWN = "nothing is known"


def recording(answer: Recording) -> RenderableType:
    """The fact, the two answers, what changed between them, and how it ended."""
    return Group(preview(answer), Text(), ending(answer))


def preview(answer: Recording) -> RenderableType:
    """The fact, the two answers, and what changed between them."""
    head = Text.assemble(plain(answer.occurred), "  ", plain(answer.event, "bold"), "  ", plain(answer.key, "dim"))
    fact = Group(head, plain(f"  {answer.gist}"), Text(), _answers(answer))
    if not answer.changes:
        return Group(fact, Text(), plain("It changes nothing of the answer."))
    return Group(fact, Text(), changed(answer.changes))


def ending(answer: Recording) -> Text:
    """Whether it is recorded."""
    if answer.unchanged:
        return plain(f"{answer.stream} holds this fact already.")
    return plain(f"Recorded; newest position {answer.position}." if answer.recorded else "Nothing was recorded.")


def _answers(answer: Recording) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    table.add_row("before", plain(_said(answer.before)))
    table.add_row("after", plain(_said(answer.after)))
    return table


def _said(standing: Standing | None) -> str:
    if standing is None:
        return NOTHING_KNOWN
    since = f"{standing.status}, since {standing.since}" if standing.since else standing.status
    return standing.sentence or since or "known"
