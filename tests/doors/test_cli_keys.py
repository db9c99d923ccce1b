"""Keys at the command line: made, listed and revoked."""

from __future__ import annotations

import json

import pytest

from api.bootstrap import bootstrap
from api.settings import Settings
from tests.doors.conftest import Run


@pytest.fixture
def database(place: str) -> str:
    """A ledger of each test's own."""
    return place


def made(run: Run, *arguments: str) -> str:
    result = run("key", "create", *arguments)
    assert result.exit_code == 0, result.stderr
    return result.stdout.strip()


def test_a_token_is_printed_once_and_its_key_listed_without_it(run: Run, database: str) -> None:
    token = made(run, "Ada Arden", "--scope", "record", "--scope", "read-text")
    with bootstrap(Settings(database=database)) as tracker:
        key = tracker.authenticate(token)
    assert key
    assert (key.name, key.scopes) == ("Ada Arden", ("record", "read-text"))
    listed = run("key", "list", "--format", "json")
    assert json.loads(listed.stdout)["items"] == [
        {"id": key.id, "name": "Ada Arden", "scopes": ["record", "read-text"], "created": "2024-06-30T12:00:00Z", "revoked": None}
    ]
    table = run("key", "list", "--format", "table").stdout
    assert (key.id in table, "Ada Arden" in table) == (True, True)
    assert token.split("_", 2)[2] not in listed.output + table


def test_a_revoked_key_stays_in_the_list(run: Run, database: str) -> None:
    token = made(run, "desk", "--scope", "admin")
    id = token.split("_")[1]
    assert f"The key {id} is revoked." in run("key", "revoke", id).stderr
    assert f"The key {id} was revoked before." in run("key", "revoke", id).stderr
    with bootstrap(Settings(database=database)) as tracker:
        assert tracker.authenticate(token) is None
    assert json.loads(run("key", "list").stdout)["revoked"] == "2024-06-30T12:00:00Z"


def test_what_cannot_be_a_key_is_explained(run: Run) -> None:
    assert "There is no key" in run("key", "list", "--format", "table").stdout
    made(run, "desk", "--scope", "record")
    taken = run("key", "create", "desk", "--scope", "record")
    assert (taken.exit_code, taken.stdout, "named 'desk' already" in taken.stderr) == (5, "", True)
    bad = run("key", "create", " desk", "--scope", "record")
    assert (bad.exit_code, "printable" in bad.stderr) == (5, True)
    assert run("key", "create", "other").exit_code == 2
    assert run("key", "create", "other", "--scope", "everything").exit_code == 2
    unknown = run("key", "revoke", "0000")
    assert (unknown.exit_code, "The ledger holds no key 0000." in unknown.stderr) == (3, True)
