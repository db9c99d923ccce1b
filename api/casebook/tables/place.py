"""Places in a table: ``desk.xlsx [facts] row 5, column occurred``."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from api.casebook.place import Step, joined, path_of, steps_of
from domain.proposal import Place

Columns = Mapping[str, str]
"""The path of each part of an entry, such as ``citations[0].article`` → the heading of the column it was written in."""

NO_COLUMNS: Columns = MappingProxyType({})


class InTable(Place):
    """A row of a table, or with the path of a part of its entry the cell where that is written, or belongs.

    ``column`` is the one to name where no part is: that of the id, say, once a row could be read.
    """

    def __init__(
        self,
        file: str | None,
        sheet: str | None,
        row: int | None,
        columns: Columns = NO_COLUMNS,
        part: str = "",
        column: str | None = None,
    ) -> None:
        # As with every place: there are many, and hardly any is ever shown.
        self.__dict__.update(file=file, line=row, sheet=sheet, _columns=columns, _part=part, _column=column)

    @property
    def path(self) -> str:
        """``[facts] row 5, column occurred``, as far as known."""
        column = self.column
        row = ", ".join(
            part for part in (f"row {self.line}" if self.line else "", f"column {column}" if column is not None else "") if part
        )
        sheet: str | None = self.__dict__["sheet"]
        return " ".join(part for part in (f"[{sheet}]" if sheet else "", row) if part)

    @property
    def column(self) -> str | None:
        """The heading of the column where the part is written, or would be."""
        part: str = self.__dict__["_part"]
        named: str | None = self.__dict__["_column"]
        return _column(steps_of(part), self.__dict__["_columns"]) if part else named

    def at(self, relative: str) -> Place:
        """The place of a part of this row."""
        here = self.__dict__
        return type(self)(self.file, here["sheet"], self.line, here["_columns"], joined(here["_part"], relative))

    def over(self, columns: Columns) -> InTable:
        """The same row, whose parts are written in these columns."""
        return type(self)(self.file, self.__dict__["sheet"], self.line, columns)

    def naming(self, column: str) -> Place:
        """The same row, which names that column while no part of it is asked for."""
        here = self.__dict__
        return type(self)(self.file, here["sheet"], self.line, here["_columns"], "", column)

    def __str__(self) -> str:
        """``file [sheet] row n, column x``, as far as known."""
        return " ".join(part for part in (self.file or "", self.path) if part)


class InTables(Place):
    """The document that the rows of several tables make up; each of its entries is a row."""

    def __init__(self, file: str | None, rows: Mapping[str, Place]) -> None:
        self.__dict__.update(file=file, path="", line=None, _rows=rows)

    def at(self, relative: str) -> Place:
        """The row of an entry such as ``articles[0]``."""
        rows: Mapping[str, Place] = self.__dict__["_rows"]
        return rows.get(relative) or Place(self.file, relative)


def _column(steps: list[Step], columns: Columns) -> str:
    for length in range(len(steps), 0, -1):
        if (heading := columns.get(path_of(steps[:length]))) is not None:
            return heading
    if steps[0] == "citations":
        return next((step for step in reversed(steps[1:]) if isinstance(step, str) and step != "exact"), "article")
    return path_of(step for step in steps if isinstance(step, str))
