"""Tables from CSV: UTF-8, separated by commas, semicolons or tabs, as the headings are."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from api.casebook.tables.cells import Cell, Row, Table, table
from api.casebook.tables.columns import FACTS, TABLES
from api.casebook.tables.place import InTable
from domain.proposal import Refusal, Refused

CSV = ".csv"
FORMULA = ("formula", "the cell holds a formula; formulas are not run here: paste its value")

_SEPARATORS = ",;\t"
_WORDS = re.compile(r"[\s._-]+")


def named(file: Path) -> str:
    """What the table holds, by the last word of the file's name: ``harbour-articles.csv``. Facts, unless it says otherwise."""
    last = _WORDS.split(file.stem.lower())[-1]
    return last if last in TABLES else FACTS


def of_text(text: str, file: str) -> Table:
    """The table in a text. Raises ``Refused`` where it is not CSV."""
    return table(file, None, _rows(text.removeprefix("\ufeff"), file))


def _rows(text: str, file: str) -> Iterator[Row]:
    lines = csv.reader(text.splitlines(keepends=True), delimiter=_separator(text), strict=True)
    number = 0
    try:
        for number, cells in enumerate(lines, 1):
            yield Row(number, [_cell(words.strip()) for words in cells])
    except csv.Error as error:
        raise Refused([Refusal("not-csv", f"this is not CSV: {error}", InTable(file, None, number + 1))]) from None


def _separator(text: str) -> str:
    """The separator that the headings have most of."""
    head = next((line for line in text.splitlines() if line.strip() and not line.lstrip('\t "').startswith("#")), "")
    return max(_SEPARATORS, key=head.count)


def _cell(words: str) -> Cell | None:
    if not words:
        return None
    return Cell(words, fault=FORMULA if words.startswith("=") else None)
