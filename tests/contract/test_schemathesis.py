"""A stranger who has read the description asks everything that it allows, and much that it forbids (schemathesis, all checks).

``FUZZ=200`` asks so many questions of each operation, in place of a few.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from api.bootstrap import bootstrap
from api.casebook import read, shipped
from api.rest import create_app
from api.rest.serving import config
from api.settings import Settings, ledger_url
from api.terms import USUAL
from tests.doors.conftest import NOW, now
from tests.listening import listening
from tests.unit.journeys.replay import EXTRACT, take_in

ROOT = Path(__file__).parents[2]
WHOLE = ROOT.parent / "shared" / "data" / "state-visits"
FUZZ = int(os.environ.get("FUZZ", "0"))
PROGRAM = Path(sys.executable).with_name("schemathesis")
CONFIGURATION = Path(__file__).with_name("schemathesis.toml")


@contextmanager
def served(url: str, lists: list[Path]) -> Iterator[tuple[str, str]]:
    """The address of a server with the shipped casebook and the journeys, and the token of a key for everything."""
    with bootstrap(Settings(database=url)) as tracker:
        take_in(tracker, lists)
        tracker.record(read([shipped()]), recorded_at=NOW)
        _, token = tracker.create_key("stranger", ("record", "read-text", "admin"), NOW)
        app = create_app(tracker, now)
        with listening(app, config(app, USUAL)) as address:
            yield address, token


def ask(url: str, folder: Path, lists: list[Path], *options: str) -> None:
    with served(url, lists) as (address, token):
        run = [
            str(PROGRAM),
            "--config-file",
            str(CONFIGURATION),
            "run",
            f"{address}/openapi.json",
            "--checks",
            "all",
            "--no-color",
            *options,
        ]
        environment = {**os.environ, "DETENTE_TOKEN": token, "PYTHONPATH": str(ROOT)}
        asked = subprocess.run(run, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert asked.returncode == 0, f"{asked.stdout[:5_000]}\n…\n{asked.stdout[-5_000:]}{asked.stderr}"


def test_whoever_reads_is_answered_as_described(place: str, tmp_path: Path) -> None:
    ask(place, tmp_path, EXTRACT, "--include-method", "GET", "--phases", "examples,coverage,fuzzing", "-n", str(FUZZ or 3))


def test_whoever_records_is_answered_as_described(place: str, tmp_path: Path) -> None:
    ask(place, tmp_path, EXTRACT, "--exclude-method", "GET", "--phases", "coverage,fuzzing", "-n", str(FUZZ or 5))


def test_one_answer_leads_to_another(place: str, tmp_path: Path) -> None:
    ask(place, tmp_path, EXTRACT, "--phases", "stateful", "-n", str(FUZZ or 5))


def test_so_is_whoever_reads_all_of_the_state_visits_from_a_file(tmp_path: Path) -> None:
    if not WHOLE.is_dir():
        pytest.skip("the lists of journeys (shared/data/state-visits) are not beside this checkout")
    lists, options = sorted(WHOLE.glob("*.jsonl")), ("--include-method", "GET", "--phases", "fuzzing")
    ask(ledger_url(tmp_path / "ledger.db"), tmp_path, lists, *options, "-n", str(FUZZ or 1))
