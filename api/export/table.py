"""Tables: named columns of a kind, and rows that have a value or nothing under each name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal

Kind = Literal["text", "number", "day", "instant", "list"]
Value = str | int | date | datetime | tuple[str, ...] | None
Row = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what kind of value it holds, and what it says."""

    name: str
    kind: Kind
    says: str


@dataclass(frozen=True)
class Table:
    """A table with its name; the columns are always the same, whatever the rows."""

    name: str
    columns: tuple[Column, ...]
    rows: Iterable[Row]

    @property
    def heading(self) -> list[str]:
        """The names of the columns."""
        return [column.name for column in self.columns]

    def cells(self, row: Row) -> list[str | int | None]:
        """A row for formats that know only text and numbers: days and instants in ISO 8601, lists joined by semicolons."""
        return [flat(row.get(column.name)) for column in self.columns]


def flat(value: Value) -> str | int | None:
    """A value as text or number."""
    match value:
        case datetime():
            return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
        case date():
            return value.isoformat()
        case tuple():
            return "; ".join(value)
        case _:
            return value
