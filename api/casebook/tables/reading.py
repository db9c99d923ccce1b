"""Tables read: the rows of every sheet as entries of one document, and the document read as any other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from api.casebook.archive import beside
from api.casebook.document import Outcome, read_fact, read_parts
from api.casebook.files import decoded
from api.casebook.spelling import shown
from api.casebook.tables.cells import Cell, Row, Table
from api.casebook.tables.columns import FACTS, STREAMS, kind_of, normal, why_unknown
from api.casebook.tables.csv_text import CSV, named, of_text
from api.casebook.tables.entries import Cells, Entry, entry, stream_of
from api.casebook.tables.place import InTable, InTables
from api.casebook.tables.values import NotAValue
from api.casebook.tables.words import in_columns
from api.casebook.tables.workbook import EXCEL, of_workbook
from domain.proposal import Place, Proposal, Refusal

SUFFIXES = (CSV, EXCEL)
"""How the names of files end that hold tables."""
LARGEST = 16 * 1024 * 1024
"""The largest such file that is read, in bytes."""


@dataclass
class Tables:
    """What the tables of one file propose and what is wrong with them. ``unclear``: the ids and keys of rows that are wrong."""

    outcomes: list[Outcome] = field(default_factory=list)
    unclear: set[str] = field(default_factory=set)
    keys: dict[tuple[str, str], tuple[int, dict[str, object]]] = field(default_factory=dict)

    def refuse(self, code: str, reason: str, place: Place) -> None:
        """Note what is wrong."""
        self.outcomes.append(Refusal(code, reason, place))

    def take(self, outcome: Outcome, made: Entry, column: str) -> None:
        """Take in what a row came to, unless it only repeats that a cell of it cannot be read."""
        place = outcome.place
        if isinstance(outcome, Proposal) and made.faults:
            return
        if isinstance(outcome, Proposal):
            assert isinstance(place, InTable)
            self.outcomes.append(Proposal(outcome.stream, outcome.event, place.naming(column), outcome.text))
        elif not (isinstance(place, InTable) and place.column in made.faults):
            self.outcomes.append(in_columns(outcome, made))


def read_tables(content: bytes, file: Path) -> Tables:
    """Everything that a file of tables proposes and everything wrong with it. Raises ``Refused`` if it is no such file."""
    read, sheets = Tables(), _sheets(content, file)
    if not any(table.rows for _, table in sheets):
        read.refuse("empty", "there is nothing in it but remarks", Place(str(file)))
    for holds, table in sheets:
        _read(read, holds, table, file.parent)
    return read


def _sheets(content: bytes, file: Path) -> list[tuple[str, Table]]:
    if file.suffix.lower() == EXCEL:
        return of_workbook(content, str(file))
    return [(named(file), of_text(decoded(content, str(file)), str(file)))]


def read_row(kind: str, stream: str, cells: Cells, place: InTable) -> list[Outcome]:
    """What one fact comes to that was told in the cells of a row, for a stream that is a ``kind`` of thing."""
    read, made = Tables(), entry(FACTS, {kind: Cell(stream), **cells})
    at = place.over(made.columns)
    _faults(read, made, at)
    _fact(read, {kind: Cell(stream), **cells}, made, at)
    return read.outcomes


def _read(read: Tables, holds: str, table: Table, folder: Path) -> None:
    if not table.rows:
        return
    head, *rows = table.rows
    columns = _columns(read, holds, table, head)
    for row in rows:
        cells = _cells(read, table, row, columns)
        made = entry(holds, cells)
        place = InTable(table.file, table.sheet, row.number, made.columns)
        before = len(read.outcomes)
        _faults(read, made, place)
        if holds == FACTS:
            _fact(read, cells, made, place)
        else:
            _registration(read, holds, made, place, folder)
        if any(isinstance(outcome, Refusal) for outcome in read.outcomes[before:]):
            read.unclear.update(str(made.fields[name]) for name in ("id", "key") if name in made.fields)


def _faults(read: Tables, made: Entry, place: InTable) -> None:
    for column, fault in made.faults.items():
        read.refuse(fault.code, str(fault), place.naming(column))


def _columns(read: Tables, holds: str, table: Table, head: Row) -> dict[int, str | None]:
    """The columns by their places in a row; None for those that are wrong, or not read since their headings begin with ``_``."""
    columns: dict[int, str | None] = {}
    for index, cell in enumerate(head.cells):
        if cell is None:
            continue
        column = normal(cell.text)
        place = InTable(table.file, table.sheet, head.number, column=cell.text)
        columns[index] = None
        if cell.text.startswith("_"):
            continue
        if why := why_unknown(holds, column):
            read.refuse("unknown-column", why, place)
        elif column in columns.values():
            read.refuse("duplicate-column", "there are two columns of this name", place)
        else:
            columns[index] = column
    return columns


def _cells(read: Tables, table: Table, row: Row, columns: dict[int, str | None]) -> Cells:
    """What is filled in, by its column."""
    cells: dict[str, Cell] = {}
    for index, cell in enumerate(row.cells):
        if cell is not None and index not in columns:
            reason = f"{shown(cell.text)} stands in a column without a heading"
            read.refuse("no-heading", reason, InTable(table.file, table.sheet, row.number))
        elif cell is not None and (column := columns[index]) is not None:
            cells[column] = cell
    return cells


def _registration(read: Tables, holds: str, made: Entry, place: InTable, folder: Path) -> None:
    document = InTables(place.file, {f"{holds}[0]": place})
    for outcome in read_parts({holds: [made.fields]}, document, beside(folder)):
        read.take(outcome, made, "id")


def _fact(read: Tables, cells: Cells, made: Entry, place: InTable) -> None:
    about = stream_of(cells)
    if isinstance(about, NotAValue):
        read.refuse(about.code, str(about), place.naming(next((name for name in STREAMS if name in cells), STREAMS[0])))
        about = kind_of(made.fields.get("event")), ""
    kind, stream = about
    fields = {name: value for name, value in made.fields.items() if name not in STREAMS}
    for outcome in (*_unless_taken(read, stream, fields, place, "key" in made.columns), *read_fact(kind, stream, fields, place)):
        if stream or isinstance(outcome, Refusal):
            read.take(outcome, made, kind)


def _unless_taken(read: Tables, stream: str, fields: dict[str, object], place: InTable, has_key: bool) -> Iterator[Outcome]:
    """A refusal if an earlier row of the file tells another fact of the same event and day, and neither was given a key."""
    if has_key or "key" not in fields or place.line is None:
        return
    earlier, told = read.keys.setdefault((stream, str(fields["key"])), (place.line, fields))
    if told != fields:
        reason = f"row {earlier} tells the same event of the same date: give each a 'key' of its own"
        yield Refusal("key-missing", reason, place.naming("key"))
