"""How an answer is written: the tables are for people, the other formats for programs."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TypeVar

from rich.console import RenderableType

from api.cli.legible import console
from api.cli.options import Format
from api.export.answers import table_of
from api.export.comma import dumped
from api.views.base import View

Answer = TypeVar("Answer", bound=View)


def tell(answer: Answer, format: Format | None, table: Callable[[Answer], RenderableType]) -> None:
    """Write the answer to stdout: as a table on a terminal, as JSON lines in a pipe, or as told."""
    match format or (Format.TABLE if sys.stdout.isatty() else Format.JSONL):
        case Format.TABLE:
            console().print(table(answer))
        case Format.JSON:
            print(answer.model_dump_json(indent=2))
        case Format.JSONL:
            for row in answer.rows():
                print(row.model_dump_json())
        case Format.CSV:
            sys.stdout.write(dumped(table_of(answer)).decode())
