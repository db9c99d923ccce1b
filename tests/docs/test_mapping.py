"""The page of the mapping says what the code does, and the how-to guide names every column."""

from __future__ import annotations

import re

import pytest

from api.export import codes, facts
from tests.docs.console import ROOT

MAPPING = (ROOT / "docs/reference/mapping.md").read_text()
GUIDE = (ROOT / "docs/how-to/take-facts-out.md").read_text()
ROWS = {row[0]: row[1:] for row in re.findall(r"^\| `(\w+)` \| (.+?) \| (.+?) \| (.+) \|$", MAPPING, re.MULTILINE)}


def test_every_event_has_a_row_and_nothing_else_has() -> None:
    assert set(ROWS) == set(codes.MAPPING)


@pytest.mark.parametrize("name", sorted(codes.MAPPING))
def test_a_row_says_what_the_code_does(name: str) -> None:
    counterpart = codes.MAPPING[name]
    assert ROWS[name] == (str(counterpart.plover), str(counterpart.cameo), counterpart.loses)


def test_the_columns_of_coded_events_are_described() -> None:
    described = [
        name for row in re.findall(r"^\| (`.+?`) \| [^|]+ \|$", MAPPING, re.MULTILINE) for name in re.findall(r"`(\w+)`", row)
    ]
    assert described == [column.name for column in codes.COLUMNS]


def test_the_columns_of_facts_are_described() -> None:
    _, _, table = GUIDE.partition("### The columns")
    described = re.findall(r"^\| `(\w+)` \| (.+) \|$", table, re.MULTILINE)
    assert described == [(column.name, column.says) for column in facts.COLUMNS]
