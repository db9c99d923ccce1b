"""The console script as a process: completion, colours and pipes."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.doors.fictional import COUNCIL

DETENTE = [sys.executable, "-c", "from api.cli import main; main()"]


def detente(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR", "DETENTE_DATABASE")}
    return subprocess.run(
        [*DETENTE, *arguments], env={**kept, **environment}, capture_output=True, text=True, timeout=60, check=False
    )


def test_the_environment_names_the_ledger(database: str) -> None:
    result = detente("state", COUNCIL, "--at", "2024-05-30", DETENTE_DATABASE=database)
    assert result.returncode == 0, result.stderr
    assert '"status":"agreed"' in result.stdout


@pytest.mark.parametrize(
    ("environment", "coloured"), [({"FORCE_COLOR": "1"}, True), ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False), ({}, False)]
)
def test_colour_is_for_terminals_that_want_it(database: str, environment: dict[str, str], coloured: bool) -> None:
    result = detente("list", "--format", "table", DETENTE_DATABASE=database, TERM="xterm", **environment)
    assert ("\x1b[32m" in result.stdout) is coloured


def test_a_reader_that_leaves_early_is_no_failure_to_explain(database: str) -> None:
    command = subprocess.Popen(
        [*DETENTE, "facts", COUNCIL, "--database", database], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert command.stdout is not None
    command.stdout.close()
    assert command.stderr is not None
    with command.stderr as stderr:
        assert "Traceback" not in stderr.read()
    command.wait(timeout=60)


def test_the_shell_completes_ids(database: str) -> None:
    asked = {"_DETENTE_COMPLETE": "complete_bash", "COMP_WORDS": "detente state xa-xb-c", "COMP_CWORD": "2"}
    assert COUNCIL in detente(DETENTE_DATABASE=database, **asked).stdout
    assert detente(DETENTE_DATABASE="nonsense", **asked).stdout.strip() == ""
