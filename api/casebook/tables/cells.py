"""What a table is made of, whichever file it came from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from api.casebook.tables.place import InTable
from domain.proposal import Refusal, Refused

MOST_ROWS = 100_000
"""The most rows of one table; a longer one is better split into several files."""
MOST_CELLS = 4_000_000
"""The most cells of one table, empty ones between others counted."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with something in it. ``is_date``: the file says that it is a date, and ``text`` is EDTF already.

    ``fault`` is why it cannot be read, as a code and a sentence.
    """

    text: str
    is_date: bool = False
    fault: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row by its number in the file, counted from 1; ``None`` is an empty cell."""

    number: int
    cells: Sequence[Cell | None]

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing in it, or a remark: its first cell with something in it begins with ``#``."""
        first = next((cell for cell in self.cells if cell), None)
        return first is None or first.text.startswith("#")


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one file, or of one sheet of it, that are neither empty nor remarks; the first has the headings."""

    file: str | None
    sheet: str | None
    rows: Sequence[Row]


def table(file: str | None, sheet: str | None, rows: Iterable[Row]) -> Table:
    """The table of these rows. Raises ``Refused`` when there are too many of them."""
    return Table(file, sheet, [row for row in _bounded(file, sheet, rows) if not row.is_blank])


def _bounded(file: str | None, sheet: str | None, rows: Iterable[Row]) -> Iterator[Row]:
    cells = 0
    for row in rows:
        cells += len(row.cells)
        if cells > MOST_CELLS or row.number > MOST_ROWS and any(row.cells):
            reason = f"the table has more than {MOST_ROWS:,} rows or {MOST_CELLS:,} cells: split it, or delete what is empty"
            raise Refused([Refusal("too-large", reason, InTable(file, sheet, row.number))])
        yield row
