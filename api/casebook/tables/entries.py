"""One row, read as the entry of a document: its fields, and which column each of them comes from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from api.casebook.tables.cells import Cell
from api.casebook.tables.citations import Cited, cite, located
from api.casebook.tables.columns import ALONE, FACTS, STREAMS, citation, fields_of, part_shape, shapes
from api.casebook.tables.values import NotAValue, text, value

Cells = Mapping[str, Cell]
"""What is filled in of a row, by the normal heading of its column."""

_NOT_OF_A_KEY = re.compile(r"[^a-z0-9]+")
_WORDS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


@dataclass
class Entry:
    """What a row says. ``columns``: path of each part → heading; ``faults``: the columns that cannot be read, and why."""

    fields: dict[str, object] = field(default_factory=dict)
    columns: dict[str, str] = field(default_factory=dict)
    faults: dict[str, NotAValue] = field(default_factory=dict)


def entry(table: str, cells: Cells) -> Entry:
    """The entry that a row of the table makes. A fact without a key is given one by its event and date."""
    made, own = Entry(), _own(table, cells)
    for column in own:
        _put(made, table, column, cells[column])
    cited = {column: cell for column, cell in cells.items() if column not in own}
    citations: list[Cited] = []
    for found in cite(cited):
        if isinstance(found, Cited):
            citations.append(found)
        else:
            made.faults[found[0]] = found[1]
    if citations:
        made.fields["citations"], columns = located(citations)
        made.columns.update(columns)
    if table == FACTS and "key" not in made.fields and (key := key_for(made.fields)):
        made.fields["key"] = key
    return made


def key_for(fact: Mapping[str, object]) -> str | None:
    """The key of a fact that was given none: its event, the fact that it is about, and its date. Always the same one."""
    event, about, occurred = (str(fact.get(name) or "") for name in ("event", "fact", "occurred"))
    if not event or not occurred:
        return None
    return _NOT_OF_A_KEY.sub("-", "-".join((_WORDS.sub("-", event), about, occurred)).lower()).strip("-")


def _own(table: str, cells: Cells) -> list[str]:
    """The columns that are the entry's own and no part of a citation."""
    if table in ALONE:
        return list(cells)
    stream = next((name for name in STREAMS if name in cells), "")
    fields = fields_of(stream, cells["event"].text) if table == FACTS and "event" in cells else frozenset()
    return [column for column in cells if citation(column) is None or column in fields]


def _put(made: Entry, table: str, column: str, cell: Cell) -> None:
    name, point, part = column.partition(".")
    try:
        shape = part_shape(table, name, part) if point else shapes(table).get(name, "text")
        read = value(cell, shape, column)
    except NotAValue as fault:
        made.faults[column] = fault
        read = cell.text
    for at, inner in _parts(name, part):
        made.columns[at] = column
        if inner is None:
            made.fields[name] = read
        else:
            within = made.fields.setdefault(name, {})
            assert isinstance(within, dict)
            within[inner] = read


def _parts(name: str, part: str) -> Iterator[tuple[str, str | None]]:
    yield (f"{name}.{part}", part) if part else (name, None)


def stream_of(cells: Cells) -> tuple[str, str] | NotAValue:
    """What the fact of a row is about: its kind and id; or why that is not told."""
    named = [column for column in STREAMS if column in cells]
    if len(named) != 1:
        said = f"{' and '.join(map(repr, named))} are both filled in" if named else f"none of {', '.join(STREAMS)} is filled in"
        return NotAValue("no-stream" if not named else "two-streams", f"a fact is about one thing: {said}")
    try:
        return named[0], text(cells[named[0]], named[0])
    except NotAValue as fault:
        return fault
