"""The commands that look after the ledger."""

from __future__ import annotations

import typer
from rich.text import Text

from api.cli.door import FAILURE, tracker
from api.cli.formats import tell
from api.cli.legible import message
from api.cli.options import Database, Written, examples
from api.cli.progress import bar_of, progress
from api.cli.tables.words import plain
from api.views.receipts import Finding, Findings


def verify(context: typer.Context, format: Written = None, database: Database = None) -> None:
    """Read the whole ledger anew: the chain of digests, every event, and every cited passage in its article's text.

    Problems go to stdout, one a line, and make the exit code 1.
    """
    with tracker(context, database) as opened:
        findings = tuple(map(Finding.model_validate, opened.verify()))
        position = opened.position()
    if findings:
        tell(Findings(items=findings), format, _told)
        raise typer.Exit(FAILURE)
    message(f"All is as it was recorded, up to position {position}.")


def rebuild(context: typer.Context, database: Database = None) -> None:
    """Make anew what is derived from the events: the index for search, and the status of everything on every day.

    Answers are right without it; those about many subjects are quicker after it. It may be interrupted and repeated.
    """
    with progress() as bar, tracker(context, database) as opened:
        events = opened.rebuild(bar_of(bar))
    message(f"Made anew from {events} events.")


def _told(found: Findings) -> Text:
    lines = (plain(f"event {one.position}: {one.message}" if one.position is not None else one.message) for one in found.items)
    return Text("\n").join(lines)


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(epilog=examples("verify"))(verify)
    app.command(epilog=examples("rebuild"))(rebuild)
