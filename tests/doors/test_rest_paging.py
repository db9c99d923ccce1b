"""Pages over REST: all are pages of one answer, whatever is recorded meanwhile; and no cursor is mistaken for another's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.casebook import read_document
from api.rest import create_app
from api.tracker import Tracker, open_tracker
from domain.article import ArticleCorrected
from domain.catalogue import EVENTS
from domain.dates import parse
from domain.proposal import Proposal
from tests.doors.abroad import ABROAD, ADA, JOURNEY
from tests.doors.conftest import NOW
from tests.doors.fictional import ARTICLES, COUNCIL, REPORT, SUMMIT, article, fact

LISTS = [
    "/mechanisms", "/visits", "/issues", "/actors", "/articles", "/relations", "/snapshot", "/changes?since=2017-01-01",
    "/agenda?from=2024-05-01&to=2024-12-31&at=2024-05-22", f"/mechanisms/{COUNCIL}/facts", f"/mechanisms/{COUNCIL}/timeline",
    f"/mechanisms/{COUNCIL}/beliefs?as_of=2024-05-30", f"/visits/{JOURNEY}/facts", f"/actors/{ADA}/facts", "/mechanisms?q=the",
    "/articles?publisher=xanadu+post",
]  # fmt: skip

MORE: dict[str, Any] = {
    "actors": [{"id": "aa-first", "kind": "body", "name": "The first"}, {"id": "zz-last", "kind": "body", "name": "The last"}],
    "articles": [article("xa-post-2016-01-01", "2016-01-01"), article("xa-post-2024-06-20", "2024-06-20")],
    "mechanisms": [
        {
            "id": id,
            "name": f"The {id}",
            "parties": ["XA", "aa-first"],
            "facts": [fact("founded", "MechanismEstablished", "2016-01-01", "The start.", "xa-post-2016-01-01")],
        }
        for id in ("aa-hotline", "mm-hotline", "zz-hotline")
    ],
    "visits": [
        {
            "id": "aa-visit",
            "name": "The first visit",
            "parties": ["XA", "XC"],
            "facts": [fact("planned", "VisitAnnounced", "2016-01-01", "The plan.", "xa-post-2016-01-01", planned="2024-06")],
        }
    ],
    "issues": [
        {
            "id": "aa-issue",
            "name": "The first issue",
            "parties": ["XA", "XC"],
            "facts": [fact("raised", "IssueRaised", "2016-01-01", "The quarrel.", "xa-post-2016-01-01")],
        }
    ],
}
EARLY, LATE = "xa-post-2016-01-01", "xa-post-2024-06-20"


def told(stream: str, key: str, event: str, occurred: str, cites: str, **more: Any) -> Proposal:
    return Proposal(stream, EVENTS[event].model_validate(_fields(key, occurred, cites) | more))


def _fields(key: str, occurred: str, cites: str) -> dict[str, Any]:
    return {"key": key, "occurred": occurred, "gist": f"The {key}.", "citations": [{"article": cites}]}


CHANGED = [
    told(COUNCIL, "idea", "MechanismProposed", "2016-01-01", EARLY),
    told(SUMMIT, "called-off", "SessionCancelled", "2024-06-20", LATE, edition=3),
    told(ADA, "seat", "OfficeTaken", "2016-01-01", EARLY, office="seat"),
    told(JOURNEY, "cancelled", "VisitCancelled", "2016-01-01", EARLY),
    Proposal(
        REPORT,
        ArticleCorrected(key="date", published=parse("2024-06-01"), changes={"published": "2017"}, cause="coder", reason="Older."),
    ),
]


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> Any:
        return self.now


@pytest.fixture
def opened(place: str) -> Iterator[Tracker]:
    tracker = open_tracker(place)
    articles = [{name: value for name, value in entry.items() if name != "text"} for entry in ARTICLES]
    tracker.record(read_document(ABROAD | {"articles": articles}), recorded_at=NOW)
    yield tracker
    tracker.close()


def pages(client: TestClient, path: str, between: Callable[[], None] = lambda: None) -> Iterator[list[Any]]:
    """The items of page after page of one item each."""
    address: str | None = f"{path}{'&' if '?' in path else '?'}limit=1"
    while address:
        response = client.get(address)
        assert response.status_code == 200, response.text
        yield response.json()["items"]
        assert response.json()["next"] is None or response.links["next"]["url"]
        address = response.links["next"]["url"] if "next" in response.links else None
        between()


@pytest.mark.parametrize("path", LISTS)
def test_the_pages_are_the_list(opened: Tracker, path: str) -> None:
    with TestClient(create_app(opened, Clock())) as client:
        whole = client.get(path).json()["items"]
        found = [item for page in pages(client, path) for item in page]
    assert found == whole
    assert len(whole) > 1


@pytest.mark.parametrize("path", LISTS)
def test_what_is_recorded_between_two_pages_neither_doubles_nor_loses_an_item(opened: Tracker, path: str) -> None:
    clock, news = Clock(), [list(read_document(MORE)), CHANGED]

    def go_on() -> None:
        clock.now += timedelta(days=1)
        if news:
            opened.record(news.pop(0), recorded_at=clock.now)

    with TestClient(create_app(opened, clock)) as client:
        whole = client.get(path).json()["items"]
        found = [item for page in pages(client, path, go_on) for item in page]
        assert found == whole
        assert client.get(path).json()["items"] != whole or "beliefs" in path or "agenda" in path


@pytest.mark.parametrize(
    ("path", "other"),
    [
        ("/mechanisms", "/snapshot"),
        ("/mechanisms", "/mechanisms?state=XB"),
        ("/mechanisms", "/mechanisms?q=summit"),
        ("/mechanisms?at=2024-05-30", "/mechanisms?at=2024-05-31"),
        ("/mechanisms", "/mechanisms?known_by=2024-05-31"),
        ("/articles", "/articles?language=en"),
        ("/changes?since=2017-01-01", "/changes?since=2018-01-01"),
        (f"/mechanisms/{COUNCIL}/facts", f"/mechanisms/{SUMMIT}/facts"),
        (f"/mechanisms/{COUNCIL}/facts", f"/mechanisms/{COUNCIL}/timeline"),
    ],
)
def test_a_cursor_of_another_list_is_refused(opened: Tracker, path: str, other: str) -> None:
    with TestClient(create_app(opened, Clock())) as client:
        cursor = client.get(f"{path}{'&' if '?' in path else '?'}limit=1").json()["next"]
        refused = client.get(f"{other}{'&' if '?' in other else '?'}cursor={cursor}")
    assert refused.status_code == 400
    assert refused.json()["errors"][0]["field"] == "cursor"
    assert "another list" in refused.json()["detail"]


def test_the_size_of_a_page_may_change(opened: Tracker) -> None:
    with TestClient(create_app(opened, Clock())) as client:
        first = client.get("/mechanisms?limit=1").json()
        rest = client.get(f"/mechanisms?limit=50&cursor={first['next']}").json()
        assert first["items"] + rest["items"] == client.get("/mechanisms").json()["items"]
