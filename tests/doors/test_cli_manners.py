"""How the command line behaves: formats, exit codes, streams, and that no failure shows a traceback."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from api.cli.legible import legible
from api.settings import ledger_url
from tests.doors.conftest import Run, runner
from tests.doors.fictional import COUNCIL


def test_in_a_pipe_an_answer_is_json_lines(run: Run) -> None:
    lines = run("list").stdout.splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["xa-xb-council", "xa-xb-xc-summit", "xb-xc-hotline"]


def test_csv_has_a_head_and_is_read_without_a_program(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("timeline", COUNCIL, "--format", "csv").stdout)))
    assert list(rows[0]) == ["from", "to", "status", "since", "because"]
    assert rows[0]["because"] == "established"
    assert rows[-1]["to"] == ""


def test_an_empty_list_still_has_its_head(run: Run) -> None:
    assert run("list", "--at", "2001-01-01", "--format", "csv").stdout == "id,name,kind,status,since,sentence\n"
    assert run("list", "--at", "2001-01-01", "--format", "jsonl").stdout == ""
    assert "No mechanism" in run("list", "--at", "2001-01-01", "--format", "table").stdout


@pytest.mark.parametrize(
    ("arguments", "code", "reason"),
    [
        (("state", COUNCIL, "--at", "2024-05-30", "--as-of", "2024-05-30"), 2, "at is short for"),
        (("state", COUNCIL, "--as-of", "2024-02-30"), 2, "--as-of"),
        (("state", COUNCIL, "--known-by", "yesterday"), 2, "--known-by"),
        (("state", COUNCIL, "--recorded-by", "-1"), 2, "--recorded-by"),
        (("diff", COUNCIL, "--from", "2024-05-30~x"), 2, "--from"),
        (("changes", "--since", "2024-05-30", "--until", "2024-05-01"), 2, "until lies before since"),
        (("list", "--status", "gone"), 2, "--status"),
        (("frobnicate",), 2, "frobnicate"),
        (("state", "no-such-mechanism"), 3, "The ledger holds no mechanism no-such-mechanism"),
        (("state", COUNCIL, "--at", "2001-01-01"), 3, "known from 2017-03-01 on"),
        (("article", "show", "no-such-article"), 3, "The ledger holds no article no-such-article"),
        (("list", "--database", "mysql://x"), 1, "sqlite:///"),
    ],
)
def test_failures_are_sentences_on_stderr_and_exit_codes(run: Run, arguments: tuple[str, ...], code: int, reason: str) -> None:
    result = run(*arguments, columns=200)
    assert result.exit_code == code
    assert result.stdout == ""
    assert reason in result.stderr
    assert "Traceback" not in result.stderr


def test_an_unforeseen_failure_is_told_too(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("by nought")

    monkeypatch.setattr("api.views.answers.Answers.snapshot", fail)
    result = run("snapshot")
    assert result.exit_code == 1
    assert "please report it: ZeroDivisionError: by nought" in result.stderr


def test_a_casebook_is_imported_once(tmp_path: Path, casebook: Path) -> None:
    run = runner(ledger_url(tmp_path / "new" / "detente.db"))
    first = run("import", str(casebook))
    assert first.exit_code == 0, first.stderr
    recorded = json.loads(first.stdout)
    assert recorded["events"] == recorded["position"] > 0
    assert "a second" in first.stderr
    again = json.loads(run("import", str(casebook)).stdout)
    assert (again["events"], again["unchanged"]) == (0, recorded["events"])
    assert "Recorded 0 events" in run("import", str(casebook), "--format", "table").stdout


def test_without_a_path_the_shipped_casebook_is_imported(place: str) -> None:
    run = runner(place)
    assert run("import").exit_code == 0
    assert run("state", "japan-china-ruling-party-exchange-council", "--at", "2024-05-30").exit_code == 0


def test_every_problem_of_a_casebook_is_told_and_nothing_recorded(place: str, tmp_path: Path) -> None:
    run = runner(place)
    for name in ("one", "two"):
        (tmp_path / f"{name}.json").write_text('{"mechanismz": []}')
    result = run("import", str(tmp_path / "one.json"), str(tmp_path / "two.json"))
    assert result.exit_code == 5
    assert result.stdout == ""
    assert "one.json:1" in result.stderr
    assert "two.json:1" in result.stderr
    assert run("list").stdout == ""


def test_a_sound_ledger_is_verified(run: Run) -> None:
    result = run("verify")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "All is as it was recorded" in result.stderr


def test_the_database_may_be_named_before_or_after_the_command(run: Run, shipped_database: str) -> None:
    before = run("--database", shipped_database, "list")
    assert before.exit_code == 0
    assert before.stdout == run("list", "--database", shipped_database).stdout != run("list").stdout


@pytest.mark.parametrize(
    "command", ["import", "state", "timeline", "facts", "beliefs", "diff", "list", "snapshot", "changes", "agenda"]
)
def test_help_gives_examples(run: Run, command: str) -> None:
    told = run(command, "--help", columns=140).stdout
    assert f"detente {command}" in told.split("Examples")[1]
    if command != "import":
        for option in ("--as-of", "--known-by", "--recorded-by", "--at", "--format", "--database"):
            assert option in told


def test_what_others_wrote_cannot_steer_the_terminal() -> None:
    assert legible("a\x1b[31mb\x07\u202ec\nd") == "a\ufffd[31mb\ufffd\ufffdc d"


def test_the_version_is_told(run: Run) -> None:
    assert run("--version").stdout.startswith("detente 0.")
