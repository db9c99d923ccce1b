"""The page of the configuration names every setting with its default, and no other."""

from __future__ import annotations

import re

import pytest

from api.settings import Settings
from api.terms import Terms
from tests.docs.console import ROOT

PAGE, _, OF_MAKE = (ROOT / "docs/reference/configuration.md").read_text().partition("## make")
ROWS = dict(re.findall(r"^\| `DETENTE_(\w+)` \| .+ \| (.+) \|$", PAGE, re.MULTILINE))


def test_every_setting_is_described_and_no_other() -> None:
    assert {name.lower() for name in ROWS} == set(Settings.model_fields)


@pytest.mark.parametrize("name", sorted(name for name in Terms.model_fields if Terms.model_fields[name].default not in (None, ())))
def test_a_default_is_the_one_that_is_described(name: str) -> None:
    default = Terms.model_fields[name].default
    assert ROWS[name.upper()] == f"`{str(default).lower() if isinstance(default, bool) else default}`"
