"""REST answers, on every clock, page by page."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.doors.fictional import COUNCIL, HOTLINE, REPORT, SUMMIT, WORDS, digest


def get(client: TestClient, path: str, **asked: Any) -> Any:
    response = client.get(path, params=asked)
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == "application/json"
    return response.json()


def test_a_state_says_why_with_passage_and_speaker(client: TestClient) -> None:
    state = get(client, f"/mechanisms/{COUNCIL}", at="2024-05-30")
    assert (state["status"], state["since"], state["evidence"]) == ("agreed", "2024-05-29", "one-side")
    quoted, in_words, copied = state["because"][0]["citations"]
    assert quoted["passage"] == {"start": 13, "end": 55, "digest": digest(WORDS), "checked": True, "text": WORDS}
    assert quoted["attribution"] == {
        "speaker": "ada-arden",
        "office": "chair",
        "party": "xa-forward",
        "via": None,
        "manner": "quoted",
    }
    assert in_words["passage"]["checked"]
    assert (copied["publisher"], copied["origin"]) == ("Xebec Mail", "Xanadu Post")
    assert state["origins"] == 1
    assert state["names"]["ada-arden"] == "Ada Arden"


def test_a_reader_sees_only_what_was_public(client: TestClient) -> None:
    state = get(client, f"/mechanisms/{COUNCIL}", as_of="2024-05-30", known_by="2024-05-29")
    assert [citation["article"] for citation in state["because"][0]["citations"]] == [REPORT, REPORT]


def test_what_only_the_calendar_tells_is_a_rule(client: TestClient) -> None:
    state = get(client, f"/mechanisms/{SUMMIT}", at="2024-05-28")
    assert state["status"] == "overdue"
    assert set(state["because"][0]) == {"rule", "message"}
    bands = get(client, f"/mechanisms/{SUMMIT}/timeline", known_by="2024-05-28")["items"]
    assert any(isinstance(reason, dict) for band in bands for reason in band["because"])


def test_a_denial_disputes_a_fact_and_takes_it_out_of_the_answer(client: TestClient) -> None:
    state = get(client, f"/mechanisms/{COUNCIL}", as_of="2024-05-30")
    assert (state["status"], state["disputed"], state["settled"]) == ("suspended", ["resumption-agreed"], False)
    assert {"status": "agreed", "since": "2024-05-29"} in state["may_also_be"]


@pytest.mark.parametrize(
    ("path", "asked", "fields"),
    [
        (f"/mechanisms/{COUNCIL}/timeline", {}, {"from", "to", "status", "since", "because"}),
        (f"/mechanisms/{COUNCIL}/beliefs", {"as_of": "2024-05-30"}, {"known_from", "known_to", "status", "since", "because"}),
        ("/mechanisms", {}, {"id", "name", "kind", "status", "since", "sentence"}),
        ("/snapshot", {}, {"id", "name", "kind", "status", "since", "sentence"}),
        ("/changes", {"since": "2024-05-01"}, {"day", "what", "id", "name", "before", "after", "since", "because"}),
        (
            "/agenda",
            {"from": "2024-06-01", "to": "2024-08-01"},
            {"id", "name", "what", "step", "when", "earliest", "latest", "sentence", "because"},
        ),
    ],
)
def test_lists_hold_items_and_a_next(client: TestClient, path: str, asked: dict[str, str], fields: set[str]) -> None:
    listing = get(client, path, **asked)
    assert listing["next"] is None
    assert listing["items"]
    assert all(set(item) == fields for item in listing["items"])


@pytest.mark.parametrize("path", ["/mechanisms", "/snapshot", "/articles", "/changes?since=2024-05-01"])
def test_pages_follow_each_other_and_leave_nothing_out(client: TestClient, path: str) -> None:
    whole = client.get(path).json()["items"]
    found: list[Any] = []
    address: str | None = f"{path}{'&' if '?' in path else '?'}limit=2"
    while address:
        response = client.get(address)
        assert len(response.json()["items"]) <= 2
        found += response.json()["items"]
        address = response.links["next"]["url"] if "next" in response.links else None
        assert (address is None) == (response.json()["next"] is None)
    assert found == whole


def test_filters_hold_together(client: TestClient) -> None:
    assert [item["id"] for item in get(client, "/mechanisms", state="XB", kind="hotline")["items"]] == [HOTLINE]
    assert get(client, "/mechanisms", state="XA", kind="hotline")["items"] == []
    assert [item["id"] for item in get(client, "/mechanisms", q="PARTY talks")["items"]] == [COUNCIL]


def test_an_article_tells_what_rests_on_it(client: TestClient) -> None:
    article = get(client, f"/articles/{REPORT}")
    assert {item["key"] for item in article["cited_by"]} >= {"resumption-agreed", "second-held"}
    assert (article["known_from"], article["url"]) == ("2024-05-29", "https://post.example/2024/05/29")
    assert get(client, "/articles", known_by="2017-12-31")["items"][0]["id"] == "xa-post-2017-03-01"


def test_the_server_says_how_it_is(client: TestClient) -> None:
    assert get(client, "/livez") == {"status": "ok"}
    assert get(client, "/readyz")["position"] > 0
