"""The command that takes a publisher's lists of journeys into the ledger, revision by revision."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress
from rich.text import Text

from api.cli.door import entered, tracker
from api.cli.formats import tell
from api.cli.legible import message
from api.cli.options import Database, Written, examples
from api.cli.progress import progress
from api.cli.tables.words import counted, plain
from api.journeys import Intake, prepare
from api.tracker import Tracker
from api.views.receipts import Receipt

Files = Annotated[list[Path], typer.Argument(metavar="FILE...", help="Files of revisions: JSON lines, oldest first.")]


def import_state_visits(context: typer.Context, files: Files, format: Written = None, database: Database = None) -> None:
    """Take lists of state visits and travels into the ledger: every revision of every record.

    Odd records are told on stderr, one a line. They are recorded in runs, in the order of publication; it may be interrupted
    and repeated without harm, and what is there already is passed over.
    """
    with progress() as bar, tracker(context, database) as opened:
        reading = bar.add_task("reading", total=None)
        intake = prepare(files, opened.streams(opened.position()))
        bar.update(reading, total=intake.revisions, completed=intake.revisions)
        bar.stop_task(reading)
        for sentence in intake.odd:
            message(sentence)
        receipt = _record(context, opened, intake, bar)
        seconds = sum(task.elapsed or 0.0 for task in bar.tasks)
    rate = f"{intake.revisions / max(seconds, 0.001):,.0f} a second"
    message(f"Read {counted(intake.revisions, 'revision')} in {seconds:.1f} s, {rate}; {counted(len(intake.odd), 'odd record')}.")
    tell(receipt, format, _told)


def _record(context: typer.Context, opened: Tracker, intake: Intake, bar: Progress) -> Receipt:
    """Record run after run; what they wrote, together."""
    recording = bar.add_task("recording", total=intake.revisions)
    events = unchanged = 0
    grown: dict[str, None] = {}
    for run in intake.runs:
        receipt = opened.record(run.proposals, recorded_at=entered(context).now())
        events, unchanged = events + receipt.events, unchanged + receipt.unchanged
        grown |= dict.fromkeys(receipt.streams)
        bar.advance(recording, run.revisions)
    return Receipt(position=opened.position(), events=events, unchanged=unchanged, streams=tuple(grown))


def _told(receipt: Receipt) -> Text:
    there = f", {receipt.unchanged:,} {'was' if receipt.unchanged == 1 else 'were'} there already" if receipt.unchanged else ""
    grown = f"{counted(receipt.events, 'event')} in {counted(len(receipt.streams), 'stream')}"
    return plain(f"Recorded {grown}{there}; newest position {receipt.position:,}.")


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    command = "import-state-visits"
    app.command(command, epilog=examples(f"{command} visits.jsonl travels.jsonl"))(import_state_visits)
