"""Tables from an Excel workbook (``.xlsx``): one sheet for each, read as values and never run."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import TYPE_CHECKING, Any

from api.casebook.spelling import unknown
from api.casebook.tables.cells import Cell, Row, Table, table
from api.casebook.tables.columns import TABLES
from api.casebook.tables.csv_text import FORMULA
from api.casebook.tables.place import InTable
from api.casebook.tables.zipped import check
from domain.proposal import Place, Refusal, Refused

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

EXCEL = ".xlsx"
ASIDE = ("notes", "lists")
"""Sheets that are not read; nor is one whose name begins with ``_``."""

_NOT_SHOWN = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')


def of_workbook(content: bytes, file: str) -> list[tuple[str, Table]]:
    """The tables of a workbook, each with what it holds. Raises ``Refused`` where it cannot be read, or is too large."""
    check(content, file)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of decorations that are not read here
        try:
            return list(_tables(content, file))
        except Refused:
            raise
        except Exception:  # a broken workbook makes the library fail in any way
            reason = "this is no Excel workbook (.xlsx) that can be read; save it anew, or save the sheets as CSV"
            raise Refused([Refusal("not-excel", reason, Place(file))]) from None


def _tables(content: bytes, file: str) -> Iterator[tuple[str, Table]]:
    from openpyxl import load_workbook

    book = load_workbook(BytesIO(content), read_only=True, data_only=False, keep_links=False)
    refusals: list[Refusal] = []
    for name in book.sheetnames:
        holds, read = name.strip().lower(), _table(book, name, file)
        if holds in TABLES:
            yield holds, read
        elif read.rows and holds not in ASIDE and not holds.startswith("_"):
            reason = f"{unknown('sheet', name, TABLES)}; one that is not to be read has a name that begins with _"
            refusals.append(Refusal("unknown-sheet", reason, InTable(file, name, None)))
    if refusals:
        raise Refused(refusals)


def _table(book: Workbook, name: str, file: str) -> Table:
    sheet: Any = book[name]
    if not hasattr(sheet, "reset_dimensions"):
        return Table(file, name, ())  # a sheet with a chart only
    sheet.reset_dimensions()  # what the file says of its own size may be wrong
    return table(file, name, _rows(sheet))


def _rows(sheet: Any) -> Iterator[Row]:
    for number, cells in enumerate(sheet.iter_rows(), 1):
        yield Row(number, [_cell(cell) for cell in cells])


def _cell(cell: Any) -> Cell | None:
    value = cell.value
    if value is None:
        return None
    if cell.data_type == "f":
        return Cell(str(value), fault=FORMULA)
    if cell.data_type == "e":
        return Cell(str(value), fault=("error", f"the cell shows the error {value}"))
    if isinstance(value, bool):
        return Cell(str(value), fault=("truth-value", f"{str(value).upper()} is not text; no column takes it"))
    if isinstance(value, date | time | timedelta):
        return _dated(value, _NOT_SHOWN.sub("", str(cell.number_format)).lower())
    words = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()
    return Cell(words) if words else None


def _dated(value: date | time | timedelta, shown: str) -> Cell:
    """A date as precisely as the cell shows it: ``May 2024``, typed into Excel, is kept there as the first of May."""
    if not isinstance(value, date) or isinstance(value, datetime) and value.time() != time():
        reason = "the cell holds a time without an offset: format it as text and write 2024-05-29T10:00:00+09:00"
        return Cell(str(value), fault=("not-a-date", reason))
    if "y" not in shown and "e" not in shown:
        reason = f"the cell shows no year, and Excel made it {value.year}: write the whole date"
        return Cell(str(value), fault=("not-a-date", reason))
    day = value.isoformat()[:10]
    return Cell(day if "d" in shown else day[:7] if "m" in shown else day[:4], is_date=True)
