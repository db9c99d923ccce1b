"""The page says what REST answers for the same clocks: the sentence, the status, the reasons and the facts."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from tests.doors.abroad import BEACON, JOURNEY, TOLL, TOUR
from tests.doors.fictional import COUNCIL, HOTLINE, SUMMIT
from tests.web.pages import page

RECORDS = {"accept": "application/json"}
PAGES = {"m": "mechanisms", "v": "visits", "i": "issues"}
SUBJECTS = [*(("m", id) for id in (COUNCIL, SUMMIT, HOTLINE)), *(("v", id) for id in (JOURNEY, TOUR)), ("i", TOLL), ("i", BEACON)]
CLOCKS = [
    {},
    {"at": "2024-05-30"},
    {"at": "2024-05-21"},
    {"as_of": "2024-07-20", "known_by": "2024-05-30"},
    {"as_of": "2018-06-01"},
]


@pytest.mark.parametrize("clocks", CLOCKS, ids=str)
@pytest.mark.parametrize(("kind", "id"), SUBJECTS)
def test_a_page_says_what_rest_answers(abroad_browser: TestClient, kind: str, id: str, clocks: dict[str, str]) -> None:
    answer = abroad_browser.get(f"/{PAGES[kind]}/{id}", params=clocks, headers=RECORDS)
    query = "&".join(f"{name}={value}" for name, value in clocks.items())
    if answer.status_code == 404:
        shown = page(abroad_browser, f"/{kind}/{id}?{query}", 404)
        assert (known := answer.json()["known_from"]) is None or known in shown.html
        return
    state = answer.json()
    shown = page(abroad_browser, f"/{kind}/{id}?{query}")
    assert shown.one("p", class_="lead").text.endswith(state["sentence"])
    facts = abroad_browser.get(f"/{PAGES[kind]}/{id}/facts", params=clocks, headers=RECORDS).json()["items"]
    assert [li.attributes["id"] for li in shown.all("li", class_="fact")] == [f"fact-{fact['key']}" for fact in facts]
    deciding = {reason["key"] for reason in state["because"] if "key" in reason}
    assert {li.attributes["id"] for li in shown.all("li", class_="deciding")} == {f"fact-{key}" for key in deciding}


def test_the_world_says_what_the_snapshot_answers(abroad_browser: TestClient) -> None:
    for day in ("2024-05-21", "2024-05-30", "2024-06-10"):
        items = abroad_browser.get("/snapshot", params={"at": day}, headers=RECORDS).json()["items"]
        rows = page(abroad_browser, f"/?at={day}").all("li", class_="channel")
        assert len(rows) == len(items)
        for row, item in zip(rows, items, strict=True):
            assert item["name"] in row.text
            assert row.text.endswith(item["sentence"])
