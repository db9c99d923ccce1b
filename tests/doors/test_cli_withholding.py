"""Archived texts are taken out again, at the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.doors.conftest import Run
from tests.doors.fictional import COUNCIL, REPORT, WORDS, write_casebook
from tests.doors.terminal import at_a_terminal

STATED = ("--title", "Talks held", "--published", "2024-06-01")


@pytest.fixture
def database(place: str) -> str:
    """A ledger of each test's own."""
    return place


@pytest.fixture
def text(tmp_path: Path) -> str:
    """The file of a plain text."""
    (tmp_path / "talks.txt").write_text("Both sides met.\r\n")
    return str(tmp_path / "talks.txt")


def answer(run: Run, *arguments: str) -> Any:
    result = run(*arguments)
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def test_a_withheld_text_leaves_its_digest_and_passages_unchecked(run: Run, tmp_path: Path) -> None:
    casebook = str(write_casebook(tmp_path / "casebook"))
    run("import", casebook)
    before = answer(run, "article", "show", REPORT)
    assert [p["checked"] for cited in before["cited_by"] for p in cited["passages"]] == [True, True]
    result = run("article", "withhold", REPORT)
    assert (result.exit_code, result.stdout) == (0, "")
    assert f"The text of {REPORT} is withheld; the digest stays." in result.stderr
    after = answer(run, "article", "show", REPORT)
    assert (after["digest"], after["length"], after["withheld"]) == (before["digest"], before["length"], True)
    passages = [p for cited in after["cited_by"] for p in cited["passages"]]
    assert [(p["checked"], p["text"] == WORDS) for p in passages] == [(False, False), (False, False)]
    assert "text withheld" in run("article", "show", REPORT, "--format", "table").stdout
    assert "not checked" in run("facts", COUNCIL, "--format", "table").stdout
    assert run("verify").exit_code == 0


def test_to_import_it_again_does_not_bring_it_back(run: Run, tmp_path: Path, text: str) -> None:
    casebook = str(write_casebook(tmp_path / "casebook"))
    run("import", casebook)
    run("article", "withhold", REPORT)
    assert answer(run, "import", casebook)["events"] == 0
    assert answer(run, "article", "show", REPORT)["withheld"]
    run("article", "add", text, *STATED, "--id", "talks")
    run("article", "withhold", "talks")
    again = run("article", "add", text, *STATED, "--id", "talks")
    assert "nothing was written, and its text stays withheld" in again.stderr


def test_to_withhold_twice_is_no_error_and_without_a_text_there_is_none(run: Run, tmp_path: Path) -> None:
    run("import", str(write_casebook(tmp_path / "casebook")))
    run("article", "withhold", REPORT)
    twice = run("article", "withhold", REPORT)
    assert (twice.exit_code, f"The text of {REPORT} was withheld before." in twice.stderr) == (0, True)
    without = run("article", "withhold", "xb-mail-2024-05-30")
    assert (without.exit_code, "holds no text of the article xb-mail-2024-05-30" in without.stderr) == (3, True)
    nobody = run("article", "withhold", "nobody")
    assert (nobody.exit_code, "holds no article nobody" in nobody.stderr) == (3, True)
    mechanism = run("article", "withhold", COUNCIL)
    assert (mechanism.exit_code, f"holds no article {COUNCIL}" in mechanism.stderr) == (3, True)


def test_others_with_the_same_text_are_named(run: Run, database: str, text: str) -> None:
    for id in ("talks", "copy"):
        run("article", "add", text, *STATED, "--id", id)
    code, told = at_a_terminal(database, "n", "article", "withhold", "talks")
    assert (code, "Nothing was deleted." in told) == (1, True)
    assert "Delete the text of talks (17 characters), and with it that of copy, which is the same?" in told
    code, told = at_a_terminal(database, "n", "article", "withhold", "talks", "--yes")
    assert (code, "that of copy" in told) == (0, True)
    assert answer(run, "article", "show", "copy")["withheld"]
