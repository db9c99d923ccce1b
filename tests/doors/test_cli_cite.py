"""`detente cite` writes what the web serves, with an address that the world can find."""

from __future__ import annotations

import json

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

from api.cli import app
from api.cli.door import Door
from api.settings import Settings
from tests.doors.abroad import ADA, DOUBLE, JOURNEY, TOLL
from tests.doors.conftest import Run, now
from tests.doors.fictional import COUNCIL

SERVED = "http://127.0.0.1:8000"


@pytest.mark.parametrize(("format", "ending"), [("bibtex", "bib"), ("ris", "ris"), ("csl", "csl")])
@pytest.mark.parametrize(("route", "id"), [("mechanisms", COUNCIL), ("visits", JOURNEY), ("issues", TOLL)])
def test_it_is_the_same_as_over_http(run_abroad: Run, abroad: TestClient, route: str, id: str, format: str, ending: str) -> None:
    told = run_abroad("cite", id, "--format", format, "--at", "2024-06-04")
    served = abroad.get(f"/{route}/{id}.{ending}?at=2024-06-04")
    assert told.exit_code == 0
    assert told.stdout_bytes.decode() == served.content.decode().replace("http://testserver", SERVED)


def test_the_address_is_that_of_the_server_that_is_named(abroad_database: str) -> None:
    door = Door(Settings(database=abroad_database, base_url="https://tracker.example.org"), now)
    told = CliRunner().invoke(app, ["cite", JOURNEY, "--format", "csl"], obj=door, catch_exceptions=False)
    assert json.loads(told.stdout)[0]["URL"].startswith(f"https://tracker.example.org/visits/{JOURNEY}?as_of=")


def test_a_double_is_cited_as_what_it_is(run_abroad: Run) -> None:
    assert run_abroad("cite", DOUBLE).stdout.startswith(f"@misc{{{JOURNEY}-")


@pytest.mark.parametrize("id", [ADA, "no-such-thing"])
def test_what_has_no_state_cannot_be_cited(run_abroad: Run, id: str) -> None:
    told = run_abroad("cite", id)
    assert (told.exit_code, told.stdout) == (3, "")
    assert "mechanism, visit or issue" in told.stderr
