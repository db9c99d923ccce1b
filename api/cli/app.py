"""The command line put together."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from api.cli import (
    articles,
    cite,
    copies,
    export,
    intake,
    journeys,
    keys,
    one,
    others,
    record,
    template,
    upkeep,
    web,
    webhooks,
    world,
)
from api.cli.door import Door, explained
from api.cli.options import Database
from api.settings import program_version


class Explaining(TyperGroup):
    """The commands; whatever fails in one of them is explained, and ends in an exit code."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was named."""
        with explained():
            return super().invoke(ctx)


def _tell_version(asked: bool) -> None:
    if asked:
        print(f"detente {program_version()}")
        raise typer.Exit


def detente(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_tell_version, is_eager=True, help="Print the version and exit.")
    ] = False,
    database: Database = None,
) -> None:
    """Track how parties stand to each other: which channels exist, are agreed, suspended or resumed, and who says so.

    Every answer depends on three clocks: the day in the world (--as-of), what was public by then (--known-by), and what this
    ledger held (--recorded-by). --at D asks what a careful reader would have said on day D.

    Exit codes: 0 fine, 1 failure, 2 usage, 3 not found, 4 conflict, 5 invalid data.
    """
    context.obj = (context.obj or Door()).over(database)


app = typer.Typer(
    name="detente",
    cls=Explaining,
    callback=detente,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)
for commands in (
    intake,
    template,
    record,
    journeys,
    one,
    others,
    cite,
    world,
    articles,
    export,
    upkeep,
    copies,
    keys,
    webhooks,
    web,
):
    commands.add_to(app)
