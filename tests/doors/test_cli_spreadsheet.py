"""A desk's spreadsheet: refused row by row with all that is wrong, and after mending imported whole. And its template."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.doors.conftest import Run, runner
from tests.unit.casebook.tables.desk import ACTORS, ARTICLES, MECHANISMS, Sheets, write

HEAD = ("mechanism", "event", "key", "occurred", "gist", "by", "planned", "edition", "article", "party", "manner")
HELD = ("harbour-talks", "SessionHeld", "", "3 March 2021", "The third round was held.", "arcadia; borduria", "", 3)
TYPED: Sheets = {
    "facts": (
        HEAD,
        ("# what we read this week",),
        (*HELD, "gazette-2021-03-04", "arcadia", "paraphrased"),
        ("harbour-talks", "SessionProposed", "", "03.03.2021", "They may meet again.", "", "Spring", 4, "gazette-2021-03-04"),
        ("harbour-talk", "SessionAgreed", "", "03.03.2021", "They will meet again.", "", "c. 2022", 4, "gazette-2021-03-04"),
        ("harbour-talks", "SessionHeld", "", "02/04/2022", "The fourth round was held.", "arcadia", "", 4, "gazette-2022-04-02"),
        ("harbour-talks", "OutcomeReported", "", "April 2022", "", "", "", 4, ""),
        ("harbour-talks", "FactDenied", "", "2 April 2022", "Borduria denies it.", "borduri", "", "", "gazette-2022-04-2"),
    ),
    "articles": ARTICLES,
    "actors": ACTORS,
    "mechanisms": MECHANISMS,
}
WRONG = (
    ("row 4, column planned", "'planned': 'Spring' is not a date"),
    ("row 5, column mechanism", "did you mean 'harbour-talks'?"),
    ("row 6, column occurred", "'02/04/2022' could be 2 April 2022 (2022-04-02) or 4 February 2022 (2022-02-04)"),
    ("row 7, column gist", "the column 'gist' is not filled in"),
    ("row 7, column article", "a fact cites at least one article: the column 'article' is not filled in"),
    ("row 7, column text", "the column 'text' is not filled in"),
    ("row 8, column fact", "the column 'fact' is not filled in"),
)
MENDED: Sheets = {
    **TYPED,
    "facts": (
        (*HEAD, "text", "fact"),
        *TYPED["facts"][1:3],
        ("harbour-talks", "SessionAgreed", "", "03.03.2021", "They will meet again.", "", "c. 2022", 4, "gazette-2021-03-04"),
        (
            "harbour-talks",
            "SessionHeld",
            "fourth-held",
            "2 April 2022",
            "The fourth round was held.",
            "arcadia",
            "",
            4,
            ARTICLES[2][0],
        ),
        ("harbour-talks", "OutcomeReported", "", "April 2022", "Dues.", "", "", 4, ARTICLES[2][0], "", "", "Dues are to fall."),
        ("harbour-talks", "FactDenied", "", "2.4.2022", "No.", "borduria", "", "", ARTICLES[2][0], "", "", "", "fourth-held"),
    ),
}


@pytest.fixture
def empty(place: str) -> Run:
    """Runs commands over a ledger of its own that holds nothing yet."""
    return runner(place)


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_a_spreadsheet_is_refused_row_by_row_and_after_mending_imported_whole(empty: Run, tmp_path: Path, ending: str) -> None:
    book = write(tmp_path, TYPED, ending)
    first = empty("import", str(book))
    assert first.exit_code == 5
    assert first.stdout == ""
    facts = f"{book} [facts]" if ending == ".xlsx" else f"{book / 'facts.csv'}"
    head, *told = first.stderr.strip().splitlines()
    assert head == "Nothing was recorded:"
    assert [line.strip().partition(": ")[0] for line in told] == [f"{facts} {place}" for place, _ in WRONG]
    assert [line for line, (_, reason) in zip(told, WRONG, strict=True) if reason not in line] == []
    assert empty("list").stdout == ""

    mended = json.loads(empty("import", str(write(tmp_path, MENDED, ending))).stdout)
    assert (mended["events"], mended["unchanged"]) == (10, 0)
    again = json.loads(empty("import", str(book)).stdout)
    assert (again["events"], again["unchanged"]) == (0, 10)
    state = json.loads(empty("state", "harbour-talks", "--at", "2021-04-01", "--format", "json").stdout)
    assert state["last_session"]["held"] == "2021-03-03"
    assert state["next_session"]["planned"] == "2022~"


def test_a_spreadsheet_tells_facts_of_what_the_ledger_holds(empty: Run, tmp_path: Path) -> None:
    base = tmp_path / "base"
    base.mkdir()
    assert (
        empty("import", str(write(base, {name: MENDED[name] for name in ("articles", "actors", "mechanisms")}, ".csv"))).exit_code
        == 0
    )
    done = empty("import", str(write(tmp_path, {"facts": MENDED["facts"]}, ".xlsx")))
    assert json.loads(done.stdout)["events"] == 5


def test_a_template_is_filled_in_and_imported(empty: Run, tmp_path: Path) -> None:
    file = tmp_path / "desk.xlsx"
    written = empty("template", str(file))
    assert (written.exit_code, written.stdout) == (0, "")
    assert "Wrote " in written.stderr
    book = load_workbook(BytesIO(file.read_bytes()))
    for name, (head, *rows) in MENDED.items():
        columns = {str(cell.value): number for number, cell in enumerate(book[name][1], 1)}
        for number, row in enumerate(rows, 3):
            for column, value in zip(head, row, strict=False):
                book[name].cell(number, columns[str(column)], value or None)
    book.save(file)
    imported = empty("import", str(file))
    assert imported.exit_code == 0, imported.stderr
    assert json.loads(imported.stdout)["events"] == 10


def test_a_template_overwrites_nothing(empty: Run, tmp_path: Path) -> None:
    file = tmp_path / "facts.csv"
    assert empty("template", str(file)).exit_code == 0
    before = file.read_bytes()
    again = empty("template", str(file), columns=300)
    assert again.exit_code == 2
    assert "is there already, and is not overwritten" in again.stderr
    assert file.read_bytes() == before
    assert "a template ends in .csv or .xlsx" in empty("template", str(tmp_path / "desk.xls"), columns=300).stderr
