"""The page of problems lists every kind with its status, and no other."""

from __future__ import annotations

import re

from api.rest.kinds import KINDS
from tests.docs.console import ROOT

PAGE = (ROOT / "docs/reference/problems.md").read_text()


def test_every_kind_of_problem_is_explained_with_its_status_and_no_other_is() -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \| (\d{3}) \| .+ \| .+ \|$", PAGE, re.MULTILINE)
    assert {name: int(status) for name, status in rows} == {kind.name: kind.status for kind in KINDS.values()}
    assert len(rows) == len(KINDS)


def test_every_member_of_a_problem_is_explained() -> None:
    from api.rest.problems import BadQuestion, NotFound

    _, _, members = PAGE.partition("| Member | Is |")
    assert set(re.findall(r"^\| `(\w+)` \| [^|]+ \|$", members, re.MULTILINE)) == set(BadQuestion.model_fields) | set(
        NotFound.model_fields
    )
