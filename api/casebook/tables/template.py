"""Templates: a workbook, or a file of CSV, with headings, explanations and an example, ready to be filled in."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from api.casebook.tables.choices import CHOICES, EXAMPLES, FILLED_IN, MEANS, NOTES
from api.casebook.tables.columns import TABLES, headings
from api.casebook.tables.csv_text import named
from api.casebook.tables.workbook import EXCEL

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_NOTES, _LISTS = "notes", "lists"
_LAST_ROW = 10_000
"""How far down the lists are offered."""


def template(file: Path) -> bytes:
    """The content of a template for a file of that name: Excel, or CSV of the table that the name says."""
    return _workbook() if file.suffix.lower() == EXCEL else _csv(named(file)).encode("utf-8-sig")


def example(table: str) -> list[str]:
    """The example's cells, as a remark."""
    cells = [EXAMPLES[table].get(column, "") for column in FILLED_IN[table]]
    return [f"# {cells[0]}", *cells[1:]]


def _csv(table: str) -> str:
    written = StringIO()
    lines = csv.writer(written, lineterminator="\r\n")
    lines.writerows([f"# {note}"] for note in NOTES)
    lines.writerow(FILLED_IN[table])
    lines.writerow(example(table))
    return written.getvalue()


def _workbook() -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    _explain(book.create_sheet(_NOTES))
    for table in TABLES:
        _prepare(book.create_sheet(table), table)
    _offer(book)
    book.active = book.sheetnames.index(TABLES[0])
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def _explain(sheet: Worksheet) -> None:
    for note in NOTES:
        sheet.append([note])
    sheet.append([])
    sheet.append(["sheet", "column", "what it is"])
    _embolden(sheet, sheet.max_row)
    for table in TABLES:
        for column in FILLED_IN[table]:
            sheet.append([table, column, MEANS[column]])
        sheet.append([table, "further columns", ", ".join(name for name in headings(table) if name not in FILLED_IN[table])])
    for letter, width in (("A", 14), ("B", 18), ("C", 110)):
        sheet.column_dimensions[letter].width = width


def _prepare(sheet: Worksheet, table: str) -> None:
    from openpyxl.comments import Comment
    from openpyxl.utils import get_column_letter

    sheet.append(list(FILLED_IN[table]))
    sheet.append(example(table))
    _embolden(sheet, 1)
    sheet.freeze_panes = "A2"
    for number, column in enumerate(FILLED_IN[table], 1):
        sheet.cell(1, number).comment = Comment(MEANS[column], "Détente")
        sheet.cell(2, number).number_format = "@"
        dimension = sheet.column_dimensions[get_column_letter(number)]
        dimension.width = 60 if column in ("gist", "title", "quote") else 20
        dimension.number_format = "@"  # so that a date stays as it is typed


def _offer(book: Workbook) -> None:
    """The words that a column takes, as lists to choose from."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    lists = book.create_sheet(_LISTS)
    for number, ((table, column), words) in enumerate(CHOICES.items(), 1):
        letter = get_column_letter(number)
        for row, word in enumerate((f"{table}: {column}", *words), 1):
            lists.cell(row, number, word)
        if column in FILLED_IN[table]:
            offered = DataValidation(type="list", formula1=f"{_LISTS}!${letter}$2:${letter}${len(words) + 1}", allow_blank=True)
            offered.error = f"{column}: one of the list"
            place = get_column_letter(FILLED_IN[table].index(column) + 1)
            offered.add(f"{place}3:{place}{_LAST_ROW}")
            book[table].add_data_validation(offered)
    _embolden(lists, 1)


def _embolden(sheet: Worksheet, row: int) -> None:
    from openpyxl.styles import Font

    for cell in sheet[row]:
        cell.font = Font(bold=True)
