"""Stored events load for ever: every line of the golden file reads today as it did when it was written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson
import pytest

from api.ledger.mapper import to_event, to_state
from domain.catalogue import EVENTS
from tests.golden.write import lines, missing, reading, write

LINES = [pytest.param(line, id=f"{line['name']}-{line['version']}") for line in lines()]
TODAY = [pytest.param(line, id=line["name"]) for line in lines() if EVENTS[line["name"]].version == line["version"]]


def says(new: Any, old: Any) -> bool:
    """Whether ``new`` tells all that ``old`` does; it may have gained fields."""
    if isinstance(old, dict):
        return isinstance(new, dict) and all(name in new and says(new[name], value) for name, value in old.items())
    if isinstance(old, list):
        return isinstance(new, list) and len(new) == len(old) and all(map(says, new, old))
    return bool(new == old)


@pytest.mark.parametrize("line", LINES)
def test_it_loads(line: dict[str, Any]) -> None:
    assert type(to_event(line["name"], orjson.dumps(line["stored"]))) is EVENTS[line["name"]]


@pytest.mark.parametrize("line", TODAY)
def test_it_is_stored_as_the_same_bytes(line: dict[str, Any]) -> None:
    stored = orjson.dumps(line["stored"])
    assert to_state(to_event(line["name"], stored)) == stored


@pytest.mark.parametrize("line", TODAY)
def test_it_still_means_the_same(line: dict[str, Any]) -> None:
    assert says(reading(to_event(line["name"], orjson.dumps(line["stored"]))), line["read"])


def test_every_kind_of_the_catalogue_is_there() -> None:
    assert [kind.stored_name() for kind in missing()] == [], "run: python -m tests.golden.write"


def test_no_line_is_there_twice() -> None:
    stored = [(line["name"], orjson.dumps(line["stored"])) for line in lines()]
    assert len(stored) == len(set(stored))


def test_writing_adds_and_never_rewrites(tmp_path: Path) -> None:
    file = tmp_path / "stored-events.jsonl"
    old = b'{"name":"ActorRegistered","version":1,"stored":{"kind":"state","name":"Arland"},"read":{}}\n'
    file.write_bytes(old)
    assert "ActorRegistered" not in write(file)
    assert file.read_bytes().startswith(old)
    assert write(file) == []
    assert {line["name"] for line in lines(file)} == set(EVENTS)
