"""A desk's spreadsheets for the tests, about parties that do not exist, as CSV and as a real workbook."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from io import BytesIO, StringIO
from pathlib import Path

from openpyxl import Workbook

Value = str | int | None
Sheet = Sequence[Sequence[Value]]
Sheets = Mapping[str, Sheet]

ARTICLES: Sheet = (
    ("id", "title", "publisher", "published"),
    ("gazette-2021-03-04", "Harbour talks to go on", "Harbour Gazette", "4 March 2021"),
    ("gazette-2022-04-02", "Fourth round", "Harbour Gazette", "2.4.2022"),
)
ACTORS: Sheet = (
    ("id", "kind", "name"),
    ("arcadia", "body", "Foreign Ministry of Arcadia"),
    ("borduria", "body", "Foreign Ministry of Borduria"),
)
MECHANISMS: Sheet = (
    ("id", "name", "kind", "parties", "cadence"),
    ("harbour-talks", "Harbour talks", "dialogue", "arcadia; borduria", "P1Y"),
)


def workbook(sheets: Sheets) -> bytes:
    """A workbook with these sheets."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def separated(rows: Sheet, delimiter: str = ",") -> str:
    """The rows as CSV."""
    written = StringIO()
    csv.writer(written, delimiter=delimiter).writerows(rows)
    return written.getvalue()


def write(folder: Path, sheets: Sheets, ending: str) -> Path:
    """The sheets as one workbook, or as a folder of files of CSV. Returns what is to be imported."""
    if ending == ".xlsx":
        file = folder / "desk.xlsx"
        file.write_bytes(workbook(sheets))
        return file
    book = folder / "desk"
    book.mkdir(exist_ok=True)
    for name, rows in sheets.items():
        (book / f"{name}.csv").write_text(separated(rows), encoding="utf-8-sig", newline="")
    return book
