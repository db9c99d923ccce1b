"""The command that looks after the ledger."""

from __future__ import annotations

import typer
from rich.text import Text

from api.cli.door import FAILURE, tracker
from api.cli.formats import tell
from api.cli.legible import message
from api.cli.options import Database, Written, examples
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


def _told(found: Findings) -> Text:
    lines = (plain(f"event {one.position}: {one.message}" if one.position is not None else one.message) for one in found.items)
    return Text("\n").join(lines)


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog=examples("verify"))(verify)
