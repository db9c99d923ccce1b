"""One fact on a terminal: what it says, and the answer before and after it."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from api.cli.tables.histories import changed
from api.cli.tables.words import plain
from api.views.recordings import AnyAnswer, Outlook, Recording
from domain.facts import Fact

NOTHING_KNOWN = "nothing is known"


def recording(answer: Recording, fact: Fact) -> RenderableType:
    """The fact, the two answers about each subject that it touches, what changed between them, and how it ended."""
    return Group(preview(answer, fact), Text(), ending(answer))


def preview(answer: Recording, fact: Fact) -> RenderableType:
    """The fact, the two answers about each subject that it touches, and what changed between them."""
    head = Text.assemble(plain(fact.occurred), "  ", plain(fact.stored_name(), "bold"), "  ", plain(fact.key, "dim"))
    parts: list[RenderableType] = [head, plain(f"  {fact.gist}")]
    for outlook in answer.subjects:
        parts.extend((Text(), *((plain(outlook.id, "bold"),) if len(answer.subjects) > 1 else ()), _answers(outlook), Text()))
        parts.append(changed(outlook.changes) if outlook.changes else plain("It changes nothing of the answer."))
    return Group(*parts)


def ending(answer: Recording) -> Text:
    """Whether it is recorded."""
    if not answer.events:
        return plain("The ledger holds this fact already.")
    return plain(f"Recorded; newest position {answer.position}." if answer.recorded else "Nothing was recorded.")


def _answers(outlook: Outlook) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    table.add_row("before", plain(_said(outlook.before)))
    table.add_row("after", plain(_said(outlook.after)))
    return table


def _said(answer: AnyAnswer | None) -> str:
    return answer.sentence if answer else NOTHING_KNOWN
