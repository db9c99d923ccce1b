"""CSV that a spreadsheet program may open without harm (RFC 4180, UTF-8).

In files and pipes rows end in a line feed; what is sent as ``text/csv`` ends them as that RFC says.

A cell that such a program would take for a formula begins with an apostrophe; and so that it can be taken away again
without doubt, so does one that began with an apostrophe: to get the text back, take one away from the front, if there is one.
"""

from __future__ import annotations

import csv
from io import StringIO

from api.export.table import Table

BEGINNINGS = tuple("=+-@\t\r\n'＝＋－＠")
"""What a cell does not begin with: the signs by which spreadsheet programs know a formula, wide ones too, and the apostrophe."""


def harmless(cell: str | int | None) -> str | int | None:
    """The cell, behind an apostrophe if a spreadsheet program would take it for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(BEGINNINGS) else cell


def dumped(table: Table, row_end: str = "\n") -> bytes:
    """The table as CSV, with the names of the columns first."""
    text = StringIO()
    plain, quoting = (csv.writer(text, lineterminator=row_end, quoting=quoted) for quoted in (csv.QUOTE_MINIMAL, csv.QUOTE_ALL))
    plain.writerow(table.heading)
    for row in table.rows:
        cells = [harmless(cell) for cell in table.cells(row)]
        breaks = any("\r" in cell for cell in cells if isinstance(cell, str))  # readers take it for the end of a row
        (quoting if breaks else plain).writerow(cells)
    return text.getvalue().encode()
