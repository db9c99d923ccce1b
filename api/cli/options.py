"""The arguments and options that commands share. The questions themselves are read by ``api.views.questions``."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from api.cli.completion import actor_ids, article_ids, ids, issue_ids, mechanism_ids, subject_ids, visit_ids


class Format(StrEnum):
    """How an answer is written."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


_CLOCKS, _OUTPUT = "Clocks", "Output"

MechanismId = Annotated[
    str, typer.Argument(metavar="ID", help="The mechanism's id, as `detente list` shows it.", autocompletion=mechanism_ids)
]
VisitId = Annotated[
    str, typer.Argument(metavar="ID", help="The visit's id, as `detente list --what visits` shows it.", autocompletion=visit_ids)
]
IssueId = Annotated[
    str, typer.Argument(metavar="ID", help="The issue's id, as `detente list --what issues` shows it.", autocompletion=issue_ids)
]
ActorId = Annotated[
    str, typer.Argument(metavar="ID", help="The actor's id, as `detente list --what actors` shows it.", autocompletion=actor_ids)
]
SubjectId = Annotated[
    str, typer.Argument(metavar="ID", help="The id of a mechanism, a visit or an issue.", autocompletion=subject_ids)
]
AnyId = Annotated[str, typer.Argument(metavar="ID", help="The id of a mechanism, visit, issue or actor.", autocompletion=ids)]
ArticleId = Annotated[
    str, typer.Argument(metavar="ID", help="The article's id, as `detente article list` shows it.", autocompletion=article_ids)
]
AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="DAY", help="The day in the world. Default: today.", rich_help_panel=_CLOCKS)
]
KnownBy = Annotated[
    str | None,
    typer.Option(
        "--known-by", metavar="DAY|INSTANT", help="Only what was public by then. Default: today.", rich_help_panel=_CLOCKS
    ),
]
RecordedBy = Annotated[
    str | None,
    typer.Option(
        "--recorded-by",
        metavar="POSITION|INSTANT",
        help="Only what the ledger held by then. Default: all of it.",
        rich_help_panel=_CLOCKS,
    ),
]
At = Annotated[
    str | None,
    typer.Option("--at", metavar="DAY", help="Short for --as-of and --known-by of one day.", rich_help_panel=_CLOCKS),
]
Written = Annotated[
    Format | None,
    typer.Option("--format", help="Default: a table on a terminal, jsonl in a pipe.", rich_help_panel=_OUTPUT),
]
Database = Annotated[
    str | None,
    typer.Option(
        "--database",
        metavar="URL",
        help="The ledger, sqlite:///file.db. Default: DETENTE_DATABASE, else a file in your data folder.",
        rich_help_panel="Ledger",
    ),
]


def examples(*commands: str) -> str:
    """The end of a help text: commands to try."""
    return "\n\n".join(("[bold]Examples[/bold]", *(f"[dim]$[/dim] detente {command}" for command in commands)))
