"""The ledger at the command line: its raw events, and what is made anew from them."""

from __future__ import annotations

import json
from pathlib import Path

from starlette.testclient import TestClient

from tests.doors.conftest import Run, runner
from tests.doors.fictional import COUNCIL, SUMMIT


def test_the_log_is_that_of_rest(run: Run, client: TestClient) -> None:
    told = json.loads(run("log", "--format", "json").stdout)
    assert told == client.get("/ledger?limit=1000").json()
    some = json.loads(run("log", "--after", "3", "--stream", COUNCIL, "--limit", "2", "--format", "json").stdout)
    assert some == client.get(f"/ledger?after=3&stream={COUNCIL}&limit=2").json()


def test_a_pipe_gets_one_event_a_line(run: Run) -> None:
    lines = [json.loads(line) for line in run("log", "--stream", SUMMIT).stdout.splitlines()]
    assert [line["version"] for line in lines] == list(range(1, len(lines) + 1))


def test_people_see_what_each_event_tells(run: Run) -> None:
    told = run("log", "--stream", SUMMIT, "--format", "table", columns=200).stdout
    assert "SessionHeld" in told
    assert "The three meet." in told
    assert "The ledger ends at position" in told
    assert "The ledger ends at position" in run("log", "--after", "99999", "--format", "table").stdout


def test_what_is_derived_is_made_anew(place: str, casebook: Path) -> None:
    run = runner(place)
    assert run("import", str(casebook)).exit_code == 0
    before = run("list", "-q", "council").stdout
    result = run("rebuild")
    assert result.exit_code == 0
    assert "Made anew from" in result.stderr
    assert run("list", "-q", "council").stdout == before
    assert json.loads(before)["id"] == COUNCIL


def test_articles_are_sought(run: Run) -> None:
    def ids(*options: str) -> list[str]:
        return [json.loads(line)["id"] for line in run("article", "list", *options).stdout.splitlines()]

    assert ids("--publisher", "XEBEC mail", "--from", "2024-06-01") == ["xb-mail-2024-06-03"]
    assert ids("--origin", "Xanadu Post", "--to", "2017-12-31") == ["xa-post-2017-03-01"]
    assert ids("-q", "taken up", "--language", "en") == ["xa-post-2024-05-20"]
    assert ids("-q", "wire", "--language", "fr") == []
    assert run("article", "list", "--from", "2024-02-01", "--to", "2024-01-01").exit_code == 2
