"""Excel workbooks. Every cell is text or a number, and none a formula.

Days stay in ISO 8601, since Excel knows none before 1900.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from api.export.table import Table

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

LONGEST = 32_767
"""How many characters a cell can hold; what is longer ends in an ellipsis."""
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_TIMES = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")


def dumped(tables: Iterable[Table]) -> bytes:
    """The tables as sheets of one workbook; the same tables give the same bytes."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    for table in tables:
        _fill(book.create_sheet(table.name), table)
    written = BytesIO()
    book.save(written)
    return _timeless(written)


def _fill(sheet: WriteOnlyWorksheet, table: Table) -> None:
    sheet.freeze_panes = "A2"
    sheet.append([_cell(sheet, name) for name in table.heading])
    for row in table.rows:
        sheet.append([_cell(sheet, value) for value in table.cells(row)])


def _cell(sheet: WriteOnlyWorksheet, value: str | int | None) -> Cell | int | None:
    """Text is said to be text, so that nothing in it is computed, even when it is edited."""
    from openpyxl.cell import WriteOnlyCell

    if not isinstance(value, str):
        return value
    cell = WriteOnlyCell(sheet)
    cell.value = _fitting(value)
    cell.data_type = "s"
    cell.quotePrefix = value.startswith(tuple("=+-@"))
    return cell


def _fitting(text: str) -> str:
    text = _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _timeless(written: BytesIO) -> bytes:
    """The workbook without the time at which it was written, in its properties and in the archive around it."""
    kept = BytesIO()
    with ZipFile(written) as book, ZipFile(kept, "w", ZIP_DEFLATED) as copy:
        for name in book.namelist():
            part = book.read(name)
            copy.writestr(ZipInfo(name), _TIMES.sub(b"", part) if name == "docProps/core.xml" else part, ZIP_DEFLATED)
    return kept.getvalue()
