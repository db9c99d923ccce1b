"""The command that writes a template for facts in a spreadsheet."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from api.casebook.tables import SUFFIXES
from api.casebook.tables import template as content
from api.cli.legible import message
from api.cli.options import examples

File = Annotated[Path, typer.Argument(metavar="FILE", help="The file to write, which ends in .xlsx or .csv.")]


def template(file: File) -> None:
    """Write a template for a casebook in a spreadsheet; `detente import` reads it once it is filled in.

    A file of CSV holds one table, which the last word of its name says: facts, articles, actors, mechanisms, visits, issues.
    """
    if file.suffix.lower() not in SUFFIXES:
        raise typer.BadParameter(f"a template ends in {' or '.join(SUFFIXES)}", param_hint="FILE")
    try:
        with file.open("xb") as written:
            written.write(content(file))
    except FileExistsError:
        raise typer.BadParameter(f"{str(file)!r} is there already, and is not overwritten", param_hint="FILE") from None
    message(f"Wrote {file}.")


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog=examples("template desk.xlsx", "template facts.csv"))(template)
