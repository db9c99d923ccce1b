"""The command that takes casebooks into the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeElapsedColumn
from rich.text import Text

from api.casebook import read, shipped
from api.casebook.files import collect
from api.cli.door import entered, tracker
from api.cli.formats import tell
from api.cli.legible import message
from api.cli.options import Database, Written, examples
from api.cli.tables.words import plain
from api.views.receipts import Receipt
from domain.proposal import Proposal, Refusal, Refused

Paths = Annotated[list[Path] | None, typer.Argument(metavar="[PATH]...", help="Files or folders. Default: the shipped casebook.")]


def import_(context: typer.Context, paths: Paths = None, format: Written = None, database: Database = None) -> None:
    """Take casebooks into the ledger, all or nothing; what is there already is passed over.

    It may be interrupted and repeated without harm.
    """
    files = collect(paths or [shipped()])
    with _progress() as progress, tracker(context, database) as opened:
        proposals = _read(files, progress)
        recording = progress.add_task("recording", total=None)
        receipt = opened.record(proposals, recorded_at=entered(context).now())
        progress.update(recording, total=len(proposals), completed=len(proposals))
        seconds = sum(task.elapsed or 0.0 for task in progress.tasks)
    message(f"Read {len(proposals)} records in {seconds:.1f} s, {len(proposals) / max(seconds, 0.001):,.0f} a second.")
    tell(Receipt.model_validate(receipt), format, _told)


def _read(files: Sequence[Path], progress: Progress) -> Sequence[Proposal]:
    """What all the files propose. Raises Refused with the problems of every file."""
    proposals: list[Proposal] = []
    refusals: list[Refusal] = []
    for file in progress.track(files, description="reading"):
        try:
            proposals.extend(read([file]))
        except Refused as refused:
            refusals.extend(refused.refusals)
    if refusals:
        raise Refused(refusals)
    return proposals


def _told(receipt: Receipt) -> Text:
    there = f", {receipt.unchanged} were there already" if receipt.unchanged else ""
    return plain(f"Recorded {receipt.events} events in {len(receipt.streams)} streams{there}; newest position {receipt.position}.")


class _Rate(ProgressColumn):
    """How many a second."""

    def render(self, task: Task) -> Text:
        """The rate, once there is one."""
        speed = task.finished_speed or task.speed
        return Text(f"{speed:,.0f} a second" if speed else "", style="dim")


def _progress() -> Progress:
    """A bar on stderr, if that is a terminal."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), _Rate(), TimeElapsedColumn())
    return Progress(*columns, console=console, disable=not console.is_terminal, transient=True)


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("import", epilog=examples("import", "import my-casebook/ more.yaml"))(import_)
