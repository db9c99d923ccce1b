"""The command that takes the ledger's content out: as a casebook, as a table of facts, or in the codes of event data."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from api.casebook.files import LARGEST
from api.cli.completion import mechanism_ids
from api.cli.door import FAILURE, tracker
from api.cli.legible import message
from api.cli.options import Database, examples
from api.cli.progress import progress
from api.cli.tables.words import counted
from api.export.arranging import File, Texts, beside
from api.export.facts import written_here
from api.export.holdings import Holdings
from api.export.parquet import NoParquet
from api.export.taking import SUFFIXES, Form, casebook, table, take
from api.export.writing import InTheWay, make_sure, replace, write
from api.tracker import Tracker


class Scheme(StrEnum):
    """The codes of event data that facts can be written in."""

    PLOVER = "plover"
    CAMEO = "cameo"


Out = Annotated[
    str,
    typer.Argument(
        metavar="OUT", show_default=False, help="A .yaml, .json, .csv, .xlsx or .parquet file, a folder/, or -. Default: -, stdout."
    ),
]
Ids = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="ID", help="Only these; in a casebook, with what they rest on. Default: everything.", autocompletion=mechanism_ids
    ),
]


def export(
    context: typer.Context,
    out: Out = "-",
    ids: Ids = None,
    form: Annotated[Form | None, typer.Option("--format", help="Default: as OUT ends; yaml for stdout and folders.")] = None,
    scheme: Annotated[Scheme | None, typer.Option("--as", help="Facts as coded events; a table says what is lost.")] = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace what is there.")] = False,
    database: Database = None,
) -> None:
    """Take the ledger's content out: a casebook that imports again, or facts as a table.

    A casebook (.yaml, .json, a folder) holds everything but when it was recorded; a table (.csv, .xlsx, .parquet) has a row
    for each fact. What was written, and where the ledger stood, is told on stderr.
    """
    asked = _form(out, form, scheme)
    try:
        if out != "-":
            make_sure(Path(out), overwrite=overwrite)
        with progress() as bar, tracker(context, database) as opened:
            everything = take(opened, lambda streams: bar.track(streams, description="reading"))
            if asked.is_casebook:
                _casebook(everything.around(ids) if ids else everything, opened, out, asked)
            else:
                _table(everything.only(ids) if ids else everything, out, asked, scheme)
    except InTheWay as error:
        raise typer.BadParameter(str(error), param_hint="OUT") from None
    except NoParquet as error:
        message(str(error), style="red")
        raise typer.Exit(FAILURE) from None


def _form(out: str, form: Form | None, scheme: Scheme | None) -> Form:
    """What is to be written. Raises a usage error where OUT, --format and --as do not go together."""
    default = Form.CSV if scheme else Form.YAML
    found = form or (default if out == "-" or _is_folder(out) else SUFFIXES.get(Path(out).suffix.lower()))
    if found is None:
        endings = ", ".join(SUFFIXES)
        raise typer.BadParameter(f"end the name in one of {endings}, in / for a folder, or give --format", param_hint="OUT")
    if _is_folder(out) and not found.is_casebook:
        raise typer.BadParameter(f"{found} is one file, and {out} a folder", param_hint="OUT")
    if scheme and found.is_casebook:
        raise typer.BadParameter("coded events are a table: csv, xlsx or parquet", param_hint="--as")
    if out == "-" and found in (Form.XLSX, Form.PARQUET) and sys.stdout.isatty():
        raise typer.BadParameter(f"{found} is not for a terminal; name a file", param_hint="OUT")
    return found


def _is_folder(out: str) -> bool:
    return out.endswith("/") or Path(out).is_dir()


def _casebook(holdings: Holdings, opened: Tracker, out: str, form: Form) -> None:
    texts = Texts.of(holdings, opened.text)
    if out == "-":
        _print(casebook(holdings, Texts({}, {}), form, "-")[0][1])
    elif _is_folder(out):
        replace(Path(out), casebook(holdings, texts, form, None))
    else:
        files = casebook(holdings, texts, form, Path(out).name)
        write(Path(out).parent, files)
        _warn_of_size(files)
    _tell(holdings)
    if out == "-" and texts.kept:
        message(f"{counted(len(texts.kept), 'archived text')} left out; a file or a folder would take them along.")
    for article, why in texts.left_out.items():
        message(f"The text of {article} is left out: {why}.")


def _table(holdings: Holdings, out: str, form: Form, scheme: Scheme | None) -> None:
    content = table(holdings, form, scheme.value if scheme else None)
    if out == "-":
        _print(content)
    else:
        name = Path(out).name
        write(Path(out).parent, [(name, content), *([beside(name, holdings)] if form is Form.CSV else [])])
    _tell(holdings)


def _print(content: bytes) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def _tell(holdings: Holdings) -> None:
    facts = counted(sum(1 for _ in written_here(holdings)), "fact")
    message(f"Took out {facts} in {counted(len(holdings.streams), 'stream')}, at position {holdings.position} of the ledger,")
    message(f"whose digest is {holdings.head}.")


def _warn_of_size(files: list[File]) -> None:
    if len(files[0][1]) > LARGEST:
        message(f"{files[0][0]} is larger than the {LARGEST // 2**20} MiB that are imported at once; write to a folder.")


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog=examples("export casebook/", "export facts.xlsx", "export events.csv --as cameo"))(export)
