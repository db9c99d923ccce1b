"""Citations at both doors: the same entries, in every format."""

from __future__ import annotations

import json

import pytest
from starlette.testclient import TestClient

from tests.doors.abroad import JOURNEY, TOLL
from tests.doors.conftest import Run
from tests.doors.fictional import COUNCIL

ENDINGS = [("bib", "bibtex"), ("ris", "ris"), ("csl", "csl")]


@pytest.mark.parametrize(("ending", "style"), ENDINGS)
@pytest.mark.parametrize("path", [f"/mechanisms/{COUNCIL}", f"/visits/{JOURNEY}", f"/issues/{TOLL}"])
def test_both_doors_cite_alike(abroad: TestClient, run_abroad: Run, path: str, ending: str, style: str) -> None:
    answer = abroad.get(f"{path}.{ending}?at=2024-06-01")
    assert answer.status_code == 200
    told = run_abroad("cite", path.rpartition("/")[2], "--at", "2024-06-01", "--format", style, "--base-url", "http://testserver")
    assert told.exit_code == 0, told.stderr
    if ending == "csl":
        assert json.loads(told.stdout) == answer.json()
    else:
        assert told.stdout.splitlines() == answer.text.splitlines()


def test_accept_chooses_a_citation_too(abroad: TestClient) -> None:
    answer = abroad.get(f"/mechanisms/{COUNCIL}", headers={"accept": "application/x-bibtex"})
    assert answer.headers["content-type"] == "application/x-bibtex; charset=utf-8"
    assert answer.text.startswith("@dataset{")


def test_a_list_cannot_be_cited(abroad: TestClient, run_abroad: Run) -> None:
    assert abroad.get("/mechanisms.bib").status_code == 404
    assert run_abroad("cite", "ada-arden").exit_code == 3
