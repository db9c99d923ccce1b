"""Tables break their words where a reader would, and count in plain English."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from rich.console import Console
from rich.text import Text

from api.cli.tables.breaking import Breaking
from api.cli.tables.words import columns, counted
from tests.doors.conftest import Run, runner
from tests.doors.fictional import COUNCIL


def lines(words: str, width: int) -> list[str]:
    console = Console(width=width, color_system=None)
    with console.capture() as capture:
        console.print(Breaking(Text(words)))
    return capture.get().splitlines()


@pytest.mark.parametrize(
    ("words", "width", "broken"),
    [
        ("resumption-agreed-2024", 22, ["resumption-agreed-2024"]),
        ("resumption-agreed-2024", 21, ["resumption-agreed-", "2024"]),
        ("resumption-agreed-2024", 11, ["resumption-", "agreed-2024"]),
        ("[2024-05-20..2024-05-25]", 18, ["[2024-05-20..", "2024-05-25]"]),
        ("held 2024-05-29, under way", 12, ["held", "2024-05-29,", "under way"]),
        ("one\n\ntwo three", 5, ["one", "", "two", "three"]),
        ("incomprehensibilities", 10, ["incomprehe", "nsibilitie", "s"]),
        ("日中与党交流協議会", 8, ["日中与党", "交流協議", "会"]),
        ("", 5, [""]),
    ],
)
def test_words_break_at_blanks_hyphens_and_between_days(words: str, width: int, broken: list[str]) -> None:
    assert lines(words, width) == broken


def test_a_cell_keeps_its_colours() -> None:
    table = columns("Status")
    table.add_row(Text("long-suspended", "magenta"))
    console = Console(width=9, force_terminal=True, color_system="standard", _environ={})
    with console.capture() as capture:
        console.print(table)
    assert capture.get().count("\x1b[35m") == 2


def test_a_difference_cuts_no_key_and_no_date(run: Run) -> None:
    told = run("diff", COUNCIL, "--from", "2018-06-01", "--to", "2024-05-30", "--format", "table").stdout
    cells = {cell for line in told.splitlines() for cell in line.split()}
    assert {"resumption-agreed", "2024-05-29"} <= cells


def test_what_else_may_be_stands_a_line_each(run: Run, shipped_database: str) -> None:
    council = ("state", "japan-china-ruling-party-exchange-council", "--as-of", "2018-06-01", "--format", "table")
    told = runner(shipped_database)(*council).stdout
    _, _, after = told.partition("\nmay also be")
    assert [line.strip() for line in after.splitlines()[:2]] == ["dormant, since 2018", "suspended, since 2018"]


def test_one_is_counted_as_one(place: str, tmp_path: Path) -> None:
    assert [counted(0, "event"), counted(1, "event"), counted(2_000, "event")] == ["0 events", "1 event", "2,000 events"]
    (tmp_path / "one.json").write_text(json.dumps({"actors": [{"id": "xa-forward", "kind": "party", "name": "Xanadu Forward"}]}))
    run = runner(place)
    first = run("import", str(tmp_path / "one.json"), "--format", "table")
    assert "Read 1 record in" in first.stderr
    assert "Recorded 1 event in 1 stream; newest position 1." in first.stdout
    assert "1 was there already" in run("import", str(tmp_path / "one.json"), "--format", "table").stdout
