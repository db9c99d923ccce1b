"""The command that imports lists of journeys."""

from __future__ import annotations

import json
from pathlib import Path

from tests.doors.conftest import runner
from tests.unit.journeys.listing import line, record, written
from tests.unit.journeys.replay import EXTRACT

COMMAND = "import-state-visits"


def test_it_imports_once_and_tells_what_is_odd(place: str) -> None:
    run = runner(place)
    first, again = (run(COMMAND, *map(str, EXTRACT), "--format", "json", columns=200) for _ in range(2))
    assert (first.exit_code, again.exit_code) == (0, 0)
    assert json.loads(first.stdout)["events"] > 400
    assert json.loads(again.stdout)["events"] == 0
    assert json.loads(again.stdout)["position"] == json.loads(first.stdout)["position"]
    assert "record 1777: ends before it begins: start-date 2005-05-17, end-date 2005-05-08" in first.stderr
    assert "Read 164 revisions in" in first.stderr


def test_a_table_says_how_much(place: str, tmp_path: Path) -> None:
    run = runner(place)
    path = written(tmp_path, line(1, "add", "7", record("7", **{"from": "Poland", "from-id": "poland"})))
    first, again = (run(COMMAND, str(path), "--format", "table") for _ in range(2))
    assert first.stdout == "Recorded 6 events in 5 streams; newest position 6.\n"
    assert again.stdout == "Recorded 0 events in 0 streams, 3 were there already; newest position 6.\n"


def test_what_is_no_revision_ends_in_code_5_and_no_file_in_usage(place: str, tmp_path: Path) -> None:
    run = runner(place)
    refused = run(COMMAND, str(written(tmp_path, "{")), columns=200)
    assert (refused.exit_code, refused.stdout) == (5, "")
    assert "visits.jsonl:1: not JSON" in refused.stderr
    assert run(COMMAND).exit_code == 2
    assert run(COMMAND, str(tmp_path / "none.jsonl")).exit_code == 5
