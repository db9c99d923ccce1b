"""The citations of a row, from columns such as ``article`` and ``speaker``; of further ones, ``article 2`` and so on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from api.casebook.place import joined
from api.casebook.tables.cells import Cell
from api.casebook.tables.columns import citation
from api.casebook.tables.values import NotAValue, listed, passage, text

Fields = dict[str, object]


@dataclass
class Cited:
    """One citation as it is put together, and the heading of the column that each of its parts comes from."""

    fields: Fields = field(default_factory=dict)
    columns: dict[str, str] = field(default_factory=dict)

    def put(self, part: str, column: str, value: object) -> None:
        """Take in one part, such as ``attribution.speaker``."""
        around, _, name = part.rpartition(".")
        within = self.fields.setdefault(around, {}) if around else self.fields
        assert isinstance(within, dict)
        within[name] = value
        self.columns[part] = column


def cite(cells: Mapping[str, Cell]) -> Iterator[Cited | tuple[str, NotAValue]]:
    """The citations by their numbers, and every column that cannot be read with the reason."""
    numbered: dict[int, Cited] = {}
    for column, cell in cells.items():
        part, number = citation(column) or ("", 0)
        try:
            value = passage(cell, column) if part == "passage" else text(cell, column)
        except NotAValue as fault:
            numbered.setdefault(number, Cited()).put(part, column, cell.text)
            yield column, fault
        else:
            numbered.setdefault(number, Cited()).put(part, column, value)
    for number in sorted(numbered):
        yield from _each(numbered[number])


def located(citations: list[Cited]) -> tuple[list[Fields], dict[str, str]]:
    """The citations as a document has them, and the heading of the column of each of their parts, by its path."""
    columns = {
        joined("citations", joined(f"[{index}]", part)): column
        for index, one in enumerate(citations)
        for part, column in one.columns.items()
    }
    return [one.fields for one in citations], columns


def _each(cited: Cited) -> Iterator[Cited | tuple[str, NotAValue]]:
    """The citation itself, or one for each article if several stand in the cell."""
    articles = listed(str(cited.fields.get("article", "")))
    if len(articles) <= 1:
        yield cited
        return
    column = cited.columns["article"]
    if len(cited.fields) > 1:
        others = next(name for part, name in cited.columns.items() if part != "article")
        reason = f"{column!r} names several articles, and {others!r} can be of only one: write the others as 'article 2', …"
        yield column, NotAValue("not-valid", reason)
    for article in articles:
        yield Cited({"article": article}, {"article": column})
