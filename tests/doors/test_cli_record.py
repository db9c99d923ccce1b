"""Recording one fact: from options, in a pipe and at a terminal, with the answer before and after."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.doors.conftest import Run, runner
from tests.doors.fictional import COUNCIL, REPORT

HELD = ("record", COUNCIL, "--event", "SessionHeld", "--occurred", "15 June 2024", "--gist", "The council met.")
CITED = ("--article", "xc-wire-2024-06-20", "--by", "xa-forward", "--by", "xb-union")


@pytest.fixture
def ledger(place: str, tmp_path: Path, casebook: Path) -> str:
    """The URL of a ledger of its own with the fictional casebook, and an article that no fact cites yet."""
    more = tmp_path / "articles.csv"
    more.write_text("id,title,published\nxc-wire-2024-06-20,The council met,20 June 2024\n", encoding="utf-8")
    assert runner(place)("import", str(casebook), str(more)).exit_code == 0
    return place


@pytest.fixture
def alone(ledger: str) -> Run:
    """Runs commands over that ledger."""
    return runner(ledger)


def test_a_fact_is_recorded_with_the_answer_before_and_after(alone: Run) -> None:
    told = json.loads(alone(*HELD, *CITED, "--yes", "--format", "json").stdout)
    [event], [subject] = told["events"], told["subjects"]
    assert (event["stream"], event["kind"], event["event"]) == (COUNCIL, "mechanism", "SessionHeld")
    assert (event["data"]["key"], event["data"]["occurred"]) == ("session-held-2024-06-15", "2024-06-15")
    assert (told["recorded"], told["unchanged"]) == (True, 0)
    assert (subject["before"]["status"], subject["after"]["status"]) == ("suspended", "active")
    status = next(change for change in subject["changes"] if change["field"] == "status")
    assert status == {"field": "status", "before": "suspended", "after": "active", "because": ["session-held-2024-06-15"]}
    assert json.loads(alone("state", COUNCIL, "--format", "json").stdout) == subject["after"]
    again = json.loads(alone(*HELD, *CITED, "--yes", "--format", "json").stdout)
    assert again == {"recorded": False, "position": told["position"], "events": [], "unchanged": 1, "subjects": []}
    assert "holds this fact already" in alone(*HELD, *CITED, "--yes", "--format", "table").stdout


def test_a_dry_run_foresees_what_recording_then_does_and_writes_nothing(alone: Run) -> None:
    foreseen = json.loads(alone(*HELD, *CITED, "--dry-run", "--format", "json").stdout)
    assert foreseen["recorded"] is False
    assert "session-held" not in alone("facts", COUNCIL).stdout
    done = json.loads(alone(*HELD, *CITED, "--yes", "--format", "json").stdout)
    assert {**foreseen, "recorded": True, "position": done["position"]} == done


def test_the_answer_is_shown_at_the_clocks_asked_for(alone: Run) -> None:
    told = alone(*HELD, *CITED, "--dry-run", "--at", "2024-06-16", "--format", "json").stdout
    assert json.loads(told)["subjects"][0]["changes"] == []
    early = json.loads(alone(*HELD, *CITED, "--dry-run", "--at", "2001-01-01", "--format", "json").stdout)["subjects"][0]
    assert (early["before"], early["after"]) == (None, None)
    shown = alone(*HELD, *CITED, "--dry-run", "--format", "table", columns=200).stdout
    assert "The council met." in shown
    assert "before  Suspended" in shown
    assert "after   Active" in shown
    assert shown.endswith("Nothing was recorded.\n")


def test_other_columns_are_set(alone: Run) -> None:
    outcome = ("record", "xa-xb-xc-summit", "--event", "OutcomeReported", "--occurred", "27.05.2024", "--gist", "More.")
    told = alone(*outcome, "--set", "text=Fish, too.", "--article", REPORT, "--set", "article 2=xb-mail-2024-05-30", "--yes")
    assert told.exit_code == 0, told.stderr
    assert "Fish, too." in alone("state", "xa-xb-xc-summit").stdout
    corrected = ("record", "xa-xb-xc-summit", "--event", "FactCorrected", "--occurred", "30 May 2024", "--gist", "It was two.")
    by = ("--fact", "second-held", "--set", "cause=later-evidence", "--set", "changes.place=Xeres", "--article", REPORT)
    told = alone(*corrected, *by, "--yes")
    assert json.loads(told.stdout)["subjects"][0]["changes"][0]["field"] == "last_session.place"


def test_facts_of_actors_are_recorded_too(alone: Run) -> None:
    office = ("record", "ada-arden", "--event", "OfficeTaken", "--occurred", "2023", "--gist", "She chairs it.")
    told = alone(*office, "--office", "chair", "--set", "of=xa-forward", "--article", REPORT, "--yes")
    answer = json.loads(told.stdout)["subjects"][0]
    assert (answer["kind"], answer["before"]["offices"]) == ("actor", [])
    assert "offices" in [change["field"] for change in answer["changes"]]


@pytest.mark.parametrize(
    ("arguments", "code", "reason"),
    [
        (HELD, 2, "--yes: nobody is there to ask"),
        (("record", COUNCIL, "--yes"), 2, "--event: it is missing"),
        (("record", COUNCIL, "--yes", "--event", "SessionHeld"), 2, "--occurred: it is missing"),
        (("record", COUNCIL, "--yes", "--event", "SessionHeld", "--occurred", "2018"), 2, "--gist: it is missing"),
        ((*HELD, "--yes"), 2, "--article: it is missing"),
        ((*HELD, "--yes", "--event", "SessionScheduled"), 2, "--planned: it is missing"),
        ((*HELD, "--yes", "--event", "OutcomeReported"), 2, "--set text=…: it is missing"),
        ((*HELD, "--yes", "--event", "FactCorrected", "--fact", "x"), 2, "--set changes.FIELD=VALUE: it is missing"),
        ((*HELD, "--yes", "--set", "occured=2018"), 2, "did you mean 'occurred'?"),
        ((*HELD, "--yes", "--set", "mechanism=x"), 2, "what it is about is the ID"),
        ((*HELD, *CITED, "--yes", "--event", "SesionHeld"), 5, "--event: unknown event 'SesionHeld'; did you mean 'SessionHeld'?"),
        ((*HELD, *CITED, "--yes", "--occurred", "05/06/2024"), 5, "--occurred: 'occurred': '05/06/2024' could be 5 June 2024"),
        ((*HELD, *CITED, "--yes", "--by", "xa-forwar"), 5, "--by: no actor 'xa-forwar' is known; did you mean 'xa-forward'?"),
        ((*HELD, *CITED, "--yes", "--set", "article 2=xx"), 5, "--set article_2=…: no article 'xx' is known"),
        ((*HELD, *CITED, "--yes", "--planned", "2025"), 5, "--planned: SessionHeld takes no 'planned'"),
        (("record", "no-such", "--yes"), 3, "The ledger holds no mechanism, visit, issue or actor no-such"),
        (("record", REPORT, "--yes"), 3, "The ledger holds no mechanism, visit, issue or actor"),
    ],
)
def test_what_is_missing_or_wrong_is_told_with_the_option(alone: Run, arguments: tuple[str, ...], code: int, reason: str) -> None:
    result = alone(*arguments, columns=300)
    assert result.exit_code == code, result.stderr
    assert result.stdout == ""
    assert reason in result.stderr
    assert "session-held" not in alone("facts", COUNCIL).stdout


class Terminal:
    """Someone who types at a terminal, and sees what is printed there."""

    def __init__(self, ledger: str, *arguments: str) -> None:
        self.screen, end = pty.openpty()
        environment = {
            **os.environ,
            "DETENTE_DATABASE": ledger,
            "TERM": "dumb",
            "NO_COLOR": "1",
            "COLUMNS": "200",
            "INPUTRC": "/dev/null",
        }
        command = [str(Path(sys.executable).parent / "detente"), *arguments]
        self.process = subprocess.Popen(command, stdin=end, stdout=end, stderr=end, env=environment, start_new_session=True)
        os.close(end)
        self.seen = ""

    def sees(self, words: str) -> None:
        """Wait until the words are printed; what comes before them is done with."""
        until = time.monotonic() + 60
        while words not in self.seen and time.monotonic() < until:
            self.seen += next(self._more)
        before, found, self.seen = self.seen.partition(words)
        assert found, f"{words!r} is not in {before!r}"

    def types(self, words: str) -> None:
        """Type the words and press the enter key."""
        os.write(self.screen, f"{words}\n".encode())

    @property
    def _more(self) -> Iterator[str]:
        try:
            yield os.read(self.screen, 65_536).decode(errors="replace").replace("\r\n", "\n")
        except OSError:
            yield ""


def test_at_a_terminal_what_is_missing_is_asked_for(ledger: str, alone: Run) -> None:
    terminal = Terminal(ledger, "record", COUNCIL, "--article", "xc-wire-2024-06-20")
    terminal.sees("event:")
    terminal.types("SesionHeld")
    terminal.sees("did you mean SessionHeld?")
    terminal.types("SessionHeld")
    terminal.sees("occurred:")
    terminal.types("15 June 2024")
    terminal.sees("gist:")
    terminal.types("The council met.")
    terminal.sees("after")
    terminal.sees("Record this? [y/N]")
    terminal.types("y")
    terminal.sees("Recorded; newest position")
    assert terminal.process.wait(timeout=60) == 0
    assert "session-held-2024-06-15" in alone("facts", COUNCIL).stdout


def test_who_says_no_records_nothing(ledger: str, alone: Run) -> None:
    terminal = Terminal(ledger, *HELD, *CITED)
    terminal.sees("Record this? [y/N]")
    terminal.types("n")
    terminal.sees("Aborted")
    assert terminal.process.wait(timeout=60) == 1
    assert "session-held" not in alone("facts", COUNCIL).stdout
