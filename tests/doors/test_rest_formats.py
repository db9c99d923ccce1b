"""Every answer in every format: by the ending of its path, or by what the client accepts."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.bootstrap import bootstrap
from api.casebook import read
from api.export.comma import harmless
from api.rest import create_app
from api.rest.formats import ANSWERED, CSV, JSON
from api.rest.negotiation import read as read_accept
from api.rest.negotiation import welcome
from api.settings import Settings
from tests.doors.abroad import ADA, DOUBLE, JOURNEY, TOLL
from tests.doors.conftest import NOW, Run, now
from tests.doors.fictional import COUNCIL, REPORT, SUMMIT, article, fact
from tests.engines import Engine

PATHS = [
    "/mechanisms", f"/mechanisms/{COUNCIL}", f"/mechanisms/{COUNCIL}/facts", f"/mechanisms/{COUNCIL}/timeline",
    f"/mechanisms/{COUNCIL}/beliefs", f"/mechanisms/{COUNCIL}/diff?from=2024-05-01", "/visits", f"/visits/{JOURNEY}",
    "/issues", f"/issues/{TOLL}", "/actors", f"/actors/{ADA}", "/articles", f"/articles/{REPORT}", "/relations",
    "/relations/XA/XB", "/snapshot", "/changes?since=2024-05-01", "/agenda?from=2024-05-01",
]  # fmt: skip
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"


def ended(path: str, ending: str) -> str:
    before, question, query = path.partition("?")
    return f"{before}.{ending}{question}{query}"


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("path", PATHS)
def test_the_ending_of_a_path_names_the_format(abroad: TestClient, path: str) -> None:
    usual, as_json, as_csv = (abroad.get(p) for p in (path, ended(path, "json"), ended(path, "csv")))
    assert (usual.status_code, as_json.status_code, as_csv.status_code) == (200, 200, 200)
    assert usual.content == as_json.content
    assert as_csv.headers["content-type"] == "text/csv; charset=utf-8; header=present"
    rows = usual.json().get("items", usual.json().get("changes", [usual.json()]))
    assert len(table(as_csv.text)) == len(rows)
    assert "Accept" not in as_json.headers.get("vary", "").split(", ")


@pytest.mark.parametrize("path", PATHS)
def test_what_is_accepted_names_the_format_too(abroad: TestClient, path: str) -> None:
    accepted = abroad.get(path, headers={"Accept": "text/csv"})
    assert accepted.content == abroad.get(ended(path, "csv")).content
    assert "Accept" in accepted.headers["vary"].split(", ")
    assert accepted.headers["content-location"] == ended(path, "csv")
    assert accepted.headers["etag"] != abroad.get(path).headers["etag"]


@pytest.mark.parametrize(
    ("accept", "format"),
    [
        ("", JSON),
        ("*/*", JSON),
        (BROWSER, JSON),
        ("application/*", JSON),
        ("text/*", CSV),
        ("text/csv", CSV),
        ("TEXT/CSV ; charset=utf-8 ; q=1", CSV),
        ("application/json;q=0.4, text/csv;q=0.5", CSV),
        ("application/json;q=0.5, text/csv;q=0.5", JSON),
        ("application/json;q=0, */*", CSV),
        ("text/csv;q=0.9, text/*;q=0.1, application/json;q=0.5", CSV),
        ("text/csv;q=0.1, text/*;q=0.9, application/json;q=0.5", JSON),
        ("application/json;q=5, text/csv", CSV),
        ("nonsense", JSON),
        (", ,", JSON),
    ],
)
def test_the_weights_of_what_is_accepted(client: TestClient, accept: str, format: Any) -> None:
    response = client.get("/mechanisms", headers={"Accept": accept})
    assert response.headers["content-type"] == format.content_type


@pytest.mark.parametrize(
    ("accept", "weight"), [("text/csv;q=0.25", 0.25), ("text/csv;q=nan", 0.0), ("text/csv;q=-1", 0.0), ("text/csv;q=x", 0.0)]
)
def test_what_is_no_weight_is_none(accept: str, weight: float) -> None:
    assert welcome(CSV, list(read_accept(accept))) == weight


@pytest.mark.parametrize("accept", ["text/html", "application/pdf, image/*", "*/*;q=0", "text/csv;q=0, application/json;q=0"])
def test_what_cannot_be_served_is_a_problem_that_names_what_can(client: TestClient, accept: str) -> None:
    response = client.get("/mechanisms", headers={"Accept": accept})
    assert (response.status_code, response.json()["type"]) == (406, "urn:detente:problem:not-acceptable")
    assert all(kind in response.json()["detail"] for kind in ("application/json", "text/csv"))
    assert response.headers["vary"] == "Accept"


@pytest.mark.parametrize(
    "path",
    ["/mechanisms.xlsx", f"/mechanisms/{COUNCIL}.", f"/mechanisms/{COUNCIL}.JSON", f"/articles/{REPORT}.bib.json", "/agenda.1"],
)
def test_an_ending_that_is_none_is_nowhere(client: TestClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert path == f"/articles/{REPORT}.bib.json" or ".json, .csv" in response.json()["detail"]


def test_what_is_sent_knows_no_endings(client: TestClient) -> None:
    assert client.post(f"/mechanisms/{COUNCIL}/facts.json").status_code in (401, 404)
    assert client.get(f"/articles/{REPORT}/text.csv").status_code == 404


def test_a_double_leads_to_what_it_is_in_the_same_format(abroad: TestClient) -> None:
    response = abroad.get(f"/visits/{DOUBLE}/timeline.csv?known_by=2024-06-30")
    assert response.status_code == 307
    assert response.headers["location"] == f"/visits/{JOURNEY}/timeline.csv?known_by=2024-06-30"


@pytest.mark.parametrize(("path", "accept"), [("/mechanisms.csv?limit=1", "*/*"), ("/mechanisms?limit=1", "text/csv")])
def test_the_next_page_comes_in_the_same_format(client: TestClient, path: str, accept: str) -> None:
    found: list[dict[str, str]] = []
    address: str | None = path
    while address:
        response = client.get(address, headers={"Accept": accept})
        found += table(response.text)
        address = response.links["next"]["url"] if "next" in response.links else None
        accept = "*/*"
    assert [row["id"] for row in found] == [item["id"] for item in client.get("/mechanisms").json()["items"]]


def test_an_answer_names_where_it_is_in_other_formats(client: TestClient) -> None:
    others = client.get(f"/mechanisms/{COUNCIL}?at=2024-05-30").links
    assert others["alternate"]["url"].startswith(f"/mechanisms/{COUNCIL}.")
    assert client.get(others["alternate"]["url"]).headers["content-type"].startswith(others["alternate"]["type"])


def test_a_table_has_the_name_of_its_path_as_a_file(client: TestClient) -> None:
    response = client.get(f"/mechanisms/{COUNCIL}/facts.csv")
    assert response.headers["content-disposition"] == f'attachment; filename="mechanisms-{COUNCIL}-facts.csv"'
    assert "content-disposition" not in client.get("/mechanisms").headers


def test_a_table_has_its_head_also_when_nothing_is_found(client: TestClient) -> None:
    assert client.get("/mechanisms.csv?at=2001-01-01").content == b"id,name,kind,status,since,sentence\r\n"
    whole, nothing = client.get("/agenda.csv?from=2024-06-01&to=2024-08-01"), client.get("/agenda.csv?at=2001-01-01")
    assert nothing.text.splitlines() == whole.text.splitlines()[:1]


def test_what_is_nested_is_read_without_a_program(abroad: TestClient) -> None:
    (state,) = table(abroad.get(f"/mechanisms/{SUMMIT}.csv").text)
    assert (state["phase.value"], state["next_session.planned"], state["opening.step"]) == ("active", "2024-07", "")
    assert (state["parties"], state["because"], state["settled"]) == ("XA; XB; XC", "third-scheduled", "true")
    assert "XA: Xanadu; XB: Xebec" in state["names"]
    (council,) = table(abroad.get(f"/mechanisms/{COUNCIL}.csv").text)
    assert council["may_also_be"] == "status agreed, since 2024-05-29"
    assert "ada-arden/chair" in council["context"]
    (relation,) = table(abroad.get("/relations/XA/XB.csv").text)
    assert f"{COUNCIL} (suspended)" in relation["mechanisms"]


@pytest.fixture(scope="module")
def hostile(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A ledger in which coders wrote what a spreadsheet program would compute."""
    folder = tmp_path_factory.mktemp("hostile")
    ours = {"id": "talks", "name": '=HYPERLINK("http://evil.example","x")', "facts": [
        fact("first", "SessionHeld", "2024-05-01", "+1, said\r\n\"he\"", "post-1", place="@home"),
    ]}  # fmt: skip
    document = {"articles": [article("post-1", "2024-05-01")], "mechanisms": [ours]}
    (folder / "casebook.json").write_text(json.dumps(document))
    with engine.place(folder) as database:
        with bootstrap(Settings(database=database)) as opened:
            opened.record(read([folder]), recorded_at=NOW)
        yield database


def test_no_cell_is_a_formula(hostile: str) -> None:
    with bootstrap(Settings(database=hostile)) as tracker, TestClient(create_app(tracker, now)) as client:
        (item,) = table(client.get("/mechanisms.csv").text)
        assert item["name"] == '\'=HYPERLINK("http://evil.example","x")'
        (told,) = list(csv.DictReader(io.StringIO(client.get("/mechanisms/talks/facts.csv").text, newline="")))
        assert told["gist"] == '\'+1, said\r\n"he"'
        cells = [cell for path in ("", "/facts", "/timeline") for row in table(client.get(f"/mechanisms/talks{path}.csv").text)
                 for cell in row.values()]  # fmt: skip
        assert all(cell == harmless(cell) or cell.startswith("'") for cell in cells)


def test_both_doors_write_the_same_table(client: TestClient, run: Run) -> None:
    for path, command in ((f"/mechanisms/{COUNCIL}", f"state {COUNCIL}"), (f"/mechanisms/{COUNCIL}/facts", f"facts {COUNCIL}")):
        told = run(*command.split(), "--format", "csv").stdout
        assert told == client.get(f"{path}.csv").text.replace("\r\n", "\n")


def test_every_answer_is_described_in_every_format(client: TestClient) -> None:
    described = client.get("/openapi.json").json()["paths"]
    apart = {
        "/livez", "/readyz", "/metrics", "/calendar.ics", "/feed.atom", "/webhooks", "/webhooks/{id}", "/articles/{id}/text",
        "/ledger/stream",
    }  # fmt: skip
    for path, operations in described.items():
        if "get" not in operations or path in apart:
            continue
        assert path.split("/")[1] in ANSWERED
        content = operations["get"]["responses"]["200"]["content"]
        assert {"application/json", "text/csv"} <= set(content), path
        assert all(told["example"] for told in content.values())
        assert "406" in operations["get"]["responses"]
