"""The steps that import casebooks kept as tables, and a publisher's list with its revisions."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell
from pytest_bdd import given, parsers, then, when

from api.casebook import read
from api.journeys import prepare
from domain.proposal import Proposal
from tests.features.facts import Row, Table, rows
from tests.features.world import RECORDED, World

_SHOWN = re.compile(r"(?P<day>\d{4}-\d{2}-\d{2}) shown as (?P<format>.+)")
_OF_A_REVISION = ("published", "revision", "op", "id")

# ------------------------------------------------------------------------------------------------------------- as tables


@given(parsers.parse('that one imports the table "{name}":'))
@when(parsers.parse('one imports the table "{name}":'))
def _import_table(world: World, name: str, docstring: str) -> None:
    world.take_in(lambda: read([world.file(name, docstring.encode())]))


@when(parsers.parse('one tries to import the table "{name}":'))
def _try_table(world: World, name: str, docstring: str) -> None:
    world.attempt(_later(lambda: world.file(name, docstring.encode())))


@when(parsers.re(r'one (?P<tries>tries to import|imports) a workbook whose sheet "(?P<sheet>[^"]+)" holds:'))
def _workbook(world: World, tries: str, sheet: str, datatable: Table) -> None:
    content = _excel(sheet, datatable)
    if tries == "imports":
        world.take_in(lambda: read([world.file("desk.xlsx", content)]))
    else:
        world.attempt(_later(lambda: world.file("desk.xlsx", content)))


@when(parsers.parse("one tries to import a table that {what}"))
def _try_broken(world: World, what: str) -> None:
    name, content = _BROKEN[what]
    world.attempt(_later(lambda: world.file(name, content)))


@then(parsers.re(r'it is refused as "(?P<code>[a-z-]+)" in row (?P<row>\d+)(?:, column "(?P<column>[^"]+)")?'))
def _refused_in_row(world: World, code: str, row: str, column: str | None) -> None:
    told = [(refusal.code, *refusal.place.path.rpartition("] ")[2].split(", column ")) for refusal in world.refusals]
    assert (code, f"row {row}", column) in told if column else (code, f"row {row}") in [one[:2] for one in told], told


def _later(file: Callable[[], Path]) -> Iterator[Proposal]:
    yield from read([file()])


def _excel(sheet: str, table: Table) -> bytes:
    book = Workbook()
    found: Any = book.active
    found.title = sheet
    for number, line in enumerate(table, 1):
        for place, words in enumerate(line, 1):
            _type(found.cell(number, place), words)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _type(cell: Cell, words: str) -> None:
    """Type words into a cell as a person does; ``2018-06-01 shown as mmm yyyy`` is a date of that format."""
    if shown := _SHOWN.fullmatch(words):
        cell.value, cell.number_format = date.fromisoformat(shown["day"]), shown["format"]
    elif words:
        cell.value = True if words == "TRUE" else words


_BROKEN = {
    "ends within a quotation": ("facts.csv", b'key,gist\nround,"They met.\n'),
    "is no workbook at all": ("desk.xlsx", b"They met in Port Ard."),
    "is a workbook of twenty years ago": ("desk.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    "holds nothing but a remark": ("facts.csv", b"# to be filled in\n"),
}

# ------------------------------------------------------------------------------------------------------ as a list's revisions


@given("these revisions of the list of visits:")
@when("one imports these revisions of the list of visits:")
def _revisions(world: World, datatable: Table) -> None:
    _follow(world, _lines(rows(datatable)))


@when("one imports the same revisions again")
def _again(world: World) -> None:
    world.position = world.tracker.position()
    _follow(world, world.revisions)


@when(parsers.parse("one tries to import a list that {what}"))
def _try_list(world: World, what: str) -> None:
    world.attempt(_revised(world, _ODD_LISTS[what]))


def _follow(world: World, lines: str) -> None:
    world.revisions = lines
    world.record()
    for run in _runs(world, lines):
        world.tracker.record(run, recorded_at=RECORDED)


def _revised(world: World, lines: str) -> Iterator[Proposal]:
    for run in _runs(world, lines):
        yield from run


def _runs(world: World, lines: str) -> Iterator[tuple[Proposal, ...]]:
    intake = prepare([world.file("revisions.jsonl", lines.encode())], world.tracker.streams(world.tracker.position()))
    return (run.proposals for run in intake.runs)


def _lines(revisions: list[Row]) -> str:
    return "".join(f"{json.dumps(_revision(row))}\n" for row in revisions)


def _revision(row: Row) -> dict[str, Any]:
    record = {name: cell for name, cell in row.items() if name not in _OF_A_REVISION}
    return {name: row[name] for name in _OF_A_REVISION} | {"record": record if row["op"] != "delete" else None}


def _one(**record: str) -> str:
    told = {"published": "2018-06-20T12:00:00Z", "revision": "r1", "op": "add", "id": "norway-1", "record": record}
    return f"{json.dumps(told)}\n"


_ODD_LISTS = {
    "is not JSON": "They met in Oslo.\n",
    "is without dates of publication": '{"revision": "r1", "op": "add", "id": "norway-1"}\n',
    "knows another operation": _one(visitor="King Haakon Nordmann").replace('"add"', '"rename"'),
    "is a list of something else": _one(ship="Fram"),
    "names a visitor as long as a book": _one(visitor="long " * 5_000),
    "describes a visit in a whole book": _one(visitor="King Ola Nordmann", description="long " * 5_000),
}
