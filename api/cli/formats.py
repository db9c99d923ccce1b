"""How an answer is written: the tables are for people, the other formats for programs."""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Iterator
from typing import TypeVar

import orjson
from rich.console import RenderableType

from api.cli.legible import console
from api.cli.options import Format
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
            csv.writer(sys.stdout, lineterminator="\n").writerows(_records(answer))


def _records(answer: View) -> Iterator[list[str]]:
    """The names of the columns, then the rows; what is itself a list or an object is written as JSON."""
    columns = [field.alias or name for name, field in answer.row_shape().model_fields.items()]
    yield columns
    for row in answer.rows():
        shown = row.model_dump(mode="json")
        yield [_cell(shown[column]) for column in columns]


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case str() | int():
            return str(value)
        case _:
            return orjson.dumps(value).decode()
