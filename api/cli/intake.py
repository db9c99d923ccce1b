"""The command that takes casebooks into the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress
from rich.text import Text

from api.casebook import Reading, read_file, shipped
from api.casebook.files import collect
from api.cli.door import entered, tracker
from api.cli.formats import tell
from api.cli.legible import message
from api.cli.options import Database, Written, examples
from api.cli.progress import bar_of, progress
from api.cli.tables.words import counted, plain
from api.tracker import Tracker
from api.views.receipts import Receipt
from domain.proposal import Proposal

Paths = Annotated[list[Path] | None, typer.Argument(metavar="[PATH]...", help="Files or folders. Default: the shipped casebook.")]


def import_(context: typer.Context, paths: Paths = None, format: Written = None, database: Database = None) -> None:
    """Take casebooks into the ledger, all or nothing; what is there already is passed over.

    It may be interrupted and repeated without harm.
    """
    files = collect(paths or [shipped()])
    with progress() as bar, tracker(context, database) as opened:
        proposals = _read(files, bar, opened)
        recording = bar.add_task("recording", total=None)
        receipt = opened.record(proposals, recorded_at=entered(context).now())
        bar.update(recording, total=len(proposals), completed=len(proposals))
        opened.chart(bar_of(bar))
        seconds = sum(task.elapsed or 0.0 for task in bar.tasks)
    rate = f"{len(proposals) / max(seconds, 0.001):,.0f} a second"
    message(f"Read {counted(len(proposals), 'record')} in {seconds:.1f} s, {rate}.")
    tell(Receipt.model_validate(receipt), format, _told)


def _read(files: Sequence[Path], progress: Progress, opened: Tracker) -> Sequence[Proposal]:
    """What all the files propose. Raises Refused with the problems of every file, and of what could be read of it."""
    reading = Reading()
    for file in progress.track(files, description="reading"):
        read_file(file, reading)
    return reading.accepted(opened.objections)


def _told(receipt: Receipt) -> Text:
    there = f", {receipt.unchanged} {'was' if receipt.unchanged == 1 else 'were'} there already" if receipt.unchanged else ""
    grown = f"{counted(receipt.events, 'event')} in {counted(len(receipt.streams), 'stream')}"
    return plain(f"Recorded {grown}{there}; newest position {receipt.position}.")


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("import", epilog=examples("import", "import my-casebook/ more.yaml", "import desk.xlsx"))(import_)
