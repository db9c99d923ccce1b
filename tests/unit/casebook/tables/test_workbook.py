"""Workbooks as Excel keeps them: dates, numbers, formulas, and what is no workbook or too large a one."""

from __future__ import annotations

import zipfile
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from api.casebook import read
from api.casebook.tables import cells, read_tables, zipped
from domain.actor import ActorRegistered
from domain.mechanism.events import SessionHeld
from domain.proposal import Proposal, Refusal, Refused
from tests.unit.casebook.tables.desk import ACTORS, workbook

FILE = Path("desk.xlsx")
Typed = str | float | date | time | None
HEAD = ("mechanism", "event", "occurred", "gist", "edition", "session", "article")


def with_date(value: Typed, shown: str | None = None, **more: Typed) -> bytes:
    """A workbook with one fact that occurred then."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Facts"
    sheet.append(HEAD)
    row = {"mechanism": "m", "event": "SessionHeld", "gist": "g", "article": "a"} | more
    sheet.append([row.get(column) for column in HEAD])
    cell = sheet.cell(2, 3, value)
    if shown:
        cell.number_format = shown
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def only(content: bytes) -> Proposal | Refusal:
    """The one outcome of a workbook."""
    (outcome,) = read_tables(content, FILE).outcomes
    return outcome


@pytest.mark.parametrize(
    ("value", "shown", "meant"),
    [
        (date(2024, 5, 29), "dd/mm/yyyy", "2024-05-29"),
        (datetime(2024, 5, 29), "yyyy-mm-dd", "2024-05-29"),
        (datetime(2024, 5, 1), "mmm-yy", "2024-05"),
        (datetime(2024, 1, 1), "yyyy", "2024"),
        (datetime(2024, 5, 29), 'd "day" mmm\\d yyyy', "2024-05-29"),
        (2018, None, "2018"),
        (2018.0, None, "2018"),
        ("29 May 2024", "@", "2024-05-29"),
        ("c. 2018", None, "2018~"),
    ],
)
def test_a_date_is_as_precise_as_the_cell_shows_it(value: Typed, shown: str | None, meant: str) -> None:
    outcome = only(with_date(value, shown))
    assert isinstance(outcome, Proposal)
    assert isinstance(outcome.event, SessionHeld)
    assert outcome.event.occurred.text == meant


@pytest.mark.parametrize(
    ("value", "shown", "reason"),
    [
        (datetime(2024, 5, 29, 10), None, "the cell holds a time without an offset"),
        (time(10), None, "the cell holds a time without an offset"),
        (datetime(2024, 5, 29), "d-mmm", "the cell shows no year, and Excel made it 2024"),
        ("=TODAY()", None, "the cell holds a formula; formulas are not run here: paste its value"),
        ("#N/A", None, "the cell shows the error #N/A"),
        (True, None, "TRUE is not text; no column takes it"),
        ("05/06/2024", None, "'occurred': '05/06/2024' could be 5 June 2024 (2024-06-05) or 6 May 2024 (2024-05-06)"),
    ],
)
def test_what_cannot_be_read_as_a_date_is_refused(value: Typed, shown: str | None, reason: str) -> None:
    outcome = only(with_date(value, shown))
    assert isinstance(outcome, Refusal)
    assert outcome.reason.startswith(reason)
    assert str(outcome.place) == "desk.xlsx [Facts] row 2, column occurred"


def test_numbers_are_read_as_words_and_dates_are_not() -> None:
    outcome = only(with_date("2018", None, edition=3.0, session=2024))
    assert isinstance(outcome, Proposal)
    assert isinstance(outcome.event, SessionHeld)
    assert (outcome.event.edition, outcome.event.session) == (3, "2024")
    refusal = only(with_date("2018", None, session=date(2024, 5, 1)))
    assert isinstance(refusal, Refusal)
    assert "format it as text" in refusal.reason


def test_sheets_are_told_by_their_names() -> None:
    book = workbook({"Notes": [("read this",)], "_scratch": [("x",)], "empty": [], "ACTORS": ACTORS})
    outcomes = read_tables(book, FILE).outcomes
    assert [type(outcome.event) for outcome in outcomes if isinstance(outcome, Proposal)] == [ActorRegistered] * 2
    with pytest.raises(Refused) as caught:
        read_tables(workbook({"actor": ACTORS, "Tabelle1": [("x",)]}), FILE)
    assert [str(refusal).split(";")[0] for refusal in caught.value.refusals] == [
        "desk.xlsx [actor]: unknown sheet 'actor'",
        "desk.xlsx [Tabelle1]: unknown sheet 'Tabelle1'",
    ]


def test_what_the_file_says_of_its_own_size_is_not_believed() -> None:
    written = BytesIO()
    with zipfile.ZipFile(BytesIO(workbook({"actors": ACTORS}))) as old, zipfile.ZipFile(written, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b'ref="A1:C3"', b'ref="A1:A1"'))
    assert len(read_tables(written.getvalue(), FILE).outcomes) == 2


def test_a_sheet_may_begin_anywhere_and_have_gaps() -> None:
    book = load_workbook(BytesIO(workbook({"actors": ACTORS})))
    book["actors"].move_range("A1:C3", rows=7, cols=2)
    book["actors"].move_range("C10:E10", rows=5)
    written = BytesIO()
    book.save(written)
    assert [outcome.place.line for outcome in read_tables(written.getvalue(), FILE).outcomes] == [9, 15]


def archive(**files: bytes) -> bytes:
    """An archive that looks like a workbook."""
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in {"[Content_Types].xml": b"<Types/>", **files}.items():
            made.writestr(name, content)
    return written.getvalue()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "this is no Excel workbook (.xlsx)"),
        (b"id,name\n", "this is no Excel workbook (.xlsx)"),
        (b"PK\x03\x04", "this is no Excel workbook (.xlsx)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "this workbook is locked with a password, or is an older one (.xls)"),
        (archive(), "this is no Excel workbook (.xlsx) that can be read"),
        (archive(x=b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), "this workbook declares XML entities"),
        (workbook({"actors": ACTORS})[:-400], "this is no Excel workbook (.xlsx)"),
    ],
    ids=["empty", "text", "cut off", "locked", "hollow", "entities", "shortened"],
)
def test_what_is_no_workbook_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(Refused) as caught:
        read_tables(content, FILE)
    (refusal,) = caught.value.refusals
    assert refusal.reason.startswith(reason)


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = archive(**{"xl/worksheets/sheet1.xml": b"\0" * 5_000_000})
    assert len(bomb) < 10_000
    monkeypatch.setattr(zipped, "LARGEST_UNPACKED", 4_000_000)
    monkeypatch.setattr(zipfile.ZipFile, "open", None)
    with pytest.raises(Refused, match="unpacked, this workbook is larger than"):
        read_tables(bomb, FILE)


def test_too_many_rows_and_too_large_a_file_are_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(cells, "MOST_ROWS", 2)
    with pytest.raises(Refused, match=r"desk.xlsx \[actors\] row 3: the table has more than 2 rows"):
        read_tables(workbook({"actors": ACTORS}), FILE)
    (tmp_path / "facts.csv").write_bytes(b"x" * (17 * 1024 * 1024))
    with pytest.raises(Refused, match="the file is larger than 16 MiB"):
        read([tmp_path / "facts.csv"])
