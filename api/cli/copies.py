"""Commands that copy a ledger, and put a copy back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from api.bootstrap import bootstrap, moved, restored
from api.cli.door import FAILURE, entered, tracker
from api.cli.legible import message
from api.cli.options import Database, examples
from api.cli.progress import progress
from api.tracker import InTheWay

Copy = Annotated[Path, typer.Argument(metavar="FILE", show_default=False, help="The file that holds the copy.")]
Overwrite = Annotated[bool, typer.Option("--overwrite", help="Replace what is there.")]


def backup(context: typer.Context, file: Copy, overwrite: Overwrite = False, database: Database = None) -> None:
    """Copy the whole ledger into a file, while others read and write it.

    The copy is the ledger at one moment. It is checked before it gets its name, and only its owner may read it: it holds keys and
    secrets as the ledger does. The head of its chain goes to stdout; keep it elsewhere, for `detente verify --head`.
    """
    try:
        with progress() as bar, tracker(context, database, as_it_lies=True) as opened:
            task = bar.add_task("copying", total=None)
            position, digest = opened.back_up(file, overwrite=overwrite, told=lambda done: bar.update(task, completed=done))
    except InTheWay as error:
        raise typer.BadParameter(str(error), param_hint="FILE") from None
    message(f"{file} holds the ledger up to position {position}.")
    print(f"{position}:{digest}")


def restore(context: typer.Context, file: Copy, overwrite: Overwrite = False, database: Database = None) -> None:
    """Make the ledger from a copy that `detente backup` made.

    With --overwrite it takes the place of the ledger that is there, which is kept with `.replaced` after its name. Stop every
    program that has that open first. A database of PostgreSQL has to be empty: the copy is carried over into it, as by
    `detente move`.
    """
    settings = entered(context).over(database).settings
    try:
        with progress() as bar:
            task = bar.add_task("copying", total=None)
            position, digest = restored(settings, file, overwrite=overwrite, told=lambda done: bar.update(task, completed=done))
    except InTheWay as error:
        raise typer.BadParameter(str(error), param_hint="--database") from None
    message(f"The ledger is restored up to position {position}.")
    print(f"{position}:{digest}")


def move(
    context: typer.Context,
    source: Annotated[str, typer.Option("--from", metavar="URL", show_default=False, help="The ledger to move; it stays.")],
    target: Annotated[str, typer.Option("--to", metavar="URL", show_default=False, help="Where to: an empty ledger, or none yet.")],
) -> None:
    """Carry a ledger over to another place, as from a file to a server of PostgreSQL, or back, and verify it there.

    Positions, recorded times, digests, texts, keys and webhooks stay what they are. Stop every program that records first. What is
    broken off goes on where it stopped when the same is asked again; until then nobody can open what was begun.
    """
    try:
        with progress() as bar:
            task = bar.add_task("events", total=None)
            position, digest = moved(source, target, told=lambda done: bar.update(task, completed=done))
    except InTheWay as error:
        raise typer.BadParameter(str(error), param_hint="--to") from None
    with bootstrap(entered(context).over(target).settings, as_it_lies=True) as opened:
        for problem in opened.verify((position, digest)):
            message(str(problem))
            raise typer.Exit(FAILURE)
    message(f"The ledger is moved up to position {position}, and verified there.")
    print(f"{position}:{digest}")


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(epilog=examples("backup /srv/backups/detente.db > /srv/backups/detente.head"))(backup)
    app.command(epilog=examples("restore /srv/backups/detente.db", "restore /srv/backups/detente.db --overwrite"))(restore)
    app.command(epilog=examples("move --from sqlite:////srv/detente.db --to postgresql://detente@db.example.org/detente"))(move)
