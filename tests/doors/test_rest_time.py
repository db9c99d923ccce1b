"""Time negotiation (RFC 7089): from a date to what was answered then, and along all moments at which the answer changed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.bootstrap import bootstrap
from api.casebook import read
from api.rest import create_app
from api.rest.http_dates import read as read_date
from api.rest.http_dates import written
from api.settings import Settings
from api.terms import Terms
from api.tracker import Tracker
from tests.doors.abroad import ADA, BEACON, DOUBLE, JOURNEY, TOLL, TOUR, write_abroad
from tests.doors.conftest import NOW, now
from tests.doors.fictional import COUNCIL, HOTLINE, SUMMIT, article, fact

STATES = [
    f"/mechanisms/{COUNCIL}", f"/mechanisms/{SUMMIT}", f"/mechanisms/{HOTLINE}", f"/visits/{JOURNEY}", f"/visits/{TOUR}",
    f"/issues/{TOLL}", f"/issues/{BEACON}", f"/actors/{ADA}",
]  # fmt: skip
NOON = "Thu, 30 May 2024 12:00:00 GMT"
_LINK = re.compile(r'<([^>]*)>((?:; [a-z]+="[^"]*")*)')


def links(header: str) -> dict[str, list[dict[str, str]]]:
    """The links of a header or a TimeMap, by each of their relations."""
    found: dict[str, list[dict[str, str]]] = {}
    for target, more in _LINK.findall(header):
        said = {"url": target} | dict(re.findall(r'([a-z]+)="([^"]*)"', more))
        for rel in said["rel"].split():
            found.setdefault(rel, []).append(said)
    return found


def at(client: TestClient, path: str, when: str) -> Any:
    return client.get(path, headers={"Accept-Datetime": when})


def content(answer: dict[str, Any]) -> dict[str, Any]:
    return {name: part for name, part in answer.items() if name not in ("as_of", "known_by", "recorded_by")}


@pytest.mark.parametrize("path", [*STATES, "/relations/XA/XB"])
def test_a_date_leads_to_what_was_answered_then(abroad: TestClient, path: str) -> None:
    gate = at(abroad, path, "Thu, 20 Jun 2024 12:00:00 GMT")
    assert (gate.status_code, gate.content) == (302, b"")
    assert "accept-datetime" in gate.headers["vary"].lower()
    position = abroad.get("/readyz").json()["position"]
    assert gate.headers["location"].endswith(f"?as_of=2024-06-20&known_by=2024-06-20T12%3A00%3A00Z&recorded_by={position}")
    memento = abroad.get(gate.headers["location"])
    assert memento.status_code == 200
    assert memento.headers["memento-datetime"] == "Thu, 20 Jun 2024 12:00:00 GMT"
    assert memento.headers["cache-control"] == "max-age=31536000, immutable"
    (original,) = links(memento.headers["link"])["original"]
    assert original["url"] == f"http://testserver{path}"
    assert links(memento.headers["link"])["timegate"] == [original]
    assert memento.json()["known_by"] == "2024-06-20T12:00:00Z"


@pytest.mark.parametrize("path", STATES)
def test_every_moment_of_the_map_answers_and_says_what_changed(abroad: TestClient, path: str) -> None:
    response = abroad.get(f"{path}/timemap")
    assert (response.status_code, response.headers["content-type"]) == (200, "application/link-format")
    found = links(response.text)
    assert found["original"][0]["url"] == found["timegate"][0]["url"] == f"http://testserver{path}"
    assert found["self"][0]["type"] == "application/link-format"
    mementos = found["memento"]
    assert (mementos[0]["rel"].split()[0], mementos[-1]["rel"].split()[-2]) == ("first", "last")
    before = None
    for one in mementos:
        memento = abroad.get(one["url"])
        assert (memento.status_code, memento.headers["memento-datetime"]) == (200, one["datetime"])
        assert at(abroad, path, one["datetime"]).headers["location"] == one["url"]
        assert content(memento.json()) != before
        before = content(memento.json())


@pytest.mark.parametrize("path", STATES)
def test_between_two_moments_nothing_changed(abroad: TestClient, path: str) -> None:
    """Also where only the offices changed of those who took part, which belong to other streams."""
    mementos = {one["datetime"]: abroad.get(one["uri"]).json() for one in abroad.get(f"{path}/timemap.json").json()["items"]}
    for number in range(70):
        instant = datetime(2024, 5, 15, tzinfo=UTC) + timedelta(hours=16 * number, seconds=-1)
        past = [moment for moment in mementos if datetime.fromisoformat(moment) <= instant]
        if past and instant <= NOW:
            location = at(abroad, path, written(instant)).headers["location"]
            assert content(abroad.get(location).json()) == content(mementos[past[-1]]), instant


def test_one_can_walk_from_moment_to_moment(abroad: TestClient) -> None:
    whole = [one["uri"] for one in abroad.get(f"/mechanisms/{COUNCIL}/timemap.json").json()["items"]]
    address, walked = links(at(abroad, f"/mechanisms/{COUNCIL}", NOON).headers["link"])["first"][0]["url"], []
    while address:
        walked.append(address)
        around = links(abroad.get(address).headers["link"])
        assert around["last"][0]["url"] == whole[-1]
        assert [one["url"] for one in around.get("prev", ())] == walked[-2:-1]
        address = around["next"][0]["url"] if "next" in around else ""
    assert walked == whole


def test_a_map_comes_as_json_and_as_a_table_too(abroad: TestClient) -> None:
    path = f"/mechanisms/{SUMMIT}/timemap"
    accepted = abroad.get(path, headers={"Accept": "application/json"})
    assert accepted.json() == abroad.get(f"{path}.json").json()
    assert [item["sentence"] for item in accepted.json()["items"]][1].endswith("is overdue: no one said whether it took place.")
    assert accepted.json()["items"][1]["datetime"] == "2024-05-28T00:00:00Z"
    assert len(abroad.get(f"{path}.csv").text.splitlines()) == 1 + len(accepted.json()["items"])
    assert abroad.get(path, headers={"Accept": "text/html,*/*;q=0.1"}).headers["content-type"] == "application/link-format"


def test_the_format_is_kept_on_the_way(abroad: TestClient) -> None:
    gate = at(abroad, f"/issues/{TOLL}.csv", NOON)
    assert f"/issues/{TOLL}.csv?" in gate.headers["location"]
    assert abroad.get(gate.headers["location"]).headers["content-type"].startswith("text/csv")


@pytest.mark.parametrize(
    "when", ["yesterday", "2024-05-30", "Thu, 30 May 2024 25:00:00 GMT", "Thu, 30 May 2024 12:00:00 +0000", ""]
)
def test_a_date_that_is_none_is_refused(abroad: TestClient, when: str) -> None:
    refused = at(abroad, STATES[0], when)
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (400, "Accept-Datetime")


def test_before_anything_was_known_the_first_answer_is_given(abroad: TestClient) -> None:
    gate = at(abroad, f"/mechanisms/{HOTLINE}", "Sat, 01 Jan 2000 00:00:00 GMT")
    assert gate.status_code == 302
    assert gate.headers["location"] == links(abroad.get(f"/mechanisms/{HOTLINE}/timemap").text)["first"][0]["url"]


def test_from_the_future_one_is_led_to_the_present(abroad: TestClient) -> None:
    gate = at(abroad, STATES[0], "Tue, 01 Jan 2999 00:00:00 GMT")
    assert "as_of=2024-06-30&known_by=2024-06-30T12%3A00%3A00Z" in gate.headers["location"]


def test_what_was_never_known_is_not_found_at_any_time(abroad: TestClient) -> None:
    assert at(abroad, "/mechanisms/no-such-thing", NOON).status_code == 404
    assert abroad.get("/mechanisms/no-such-thing/timemap").status_code == 404
    assert abroad.get(f"/visits/{COUNCIL}/timemap").status_code == 404


def test_a_question_that_names_its_time_is_answered_as_it_stands(abroad: TestClient) -> None:
    for asked in ("at=2024-05-20", "known_by=2024-05-20"):
        response = at(abroad, f"{STATES[0]}?{asked}", NOON)
        assert response.status_code == 200
        assert "memento-datetime" not in response.headers
        assert "accept-datetime" not in response.headers["vary"].lower()


def test_a_day_that_is_named_stays_while_knowledge_is_led_back(abroad: TestClient) -> None:
    gate = at(abroad, f"{STATES[0]}?as_of=2018-06-01&recorded_by=40", NOON)
    assert gate.headers["location"].endswith("?as_of=2018-06-01&known_by=2024-05-30T12%3A00%3A00Z&recorded_by=40")
    memento = abroad.get(gate.headers["location"])
    assert memento.headers["memento-datetime"] == NOON
    assert links(memento.headers["link"])["original"][0]["url"].endswith("?as_of=2018-06-01")


def test_what_is_not_pinned_or_lies_ahead_is_no_memento(abroad: TestClient) -> None:
    for asked in ("", "?at=2024-05-20", "?at=2024-05-20&recorded_by=999", "?at=2031-01-01&recorded_by=40"):
        assert "memento-datetime" not in abroad.get(f"{STATES[0]}{asked}").headers


def test_a_double_was_itself_as_long_as_nobody_knew(abroad: TestClient) -> None:
    assert abroad.get(f"/visits/{DOUBLE}/timemap").headers["location"] == f"/visits/{JOURNEY}/timemap"
    gate = at(abroad, f"/visits/{DOUBLE}", "Sat, 01 Jun 2024 12:00:00 GMT")
    assert abroad.get(gate.headers["location"]).json()["id"] == DOUBLE
    assert abroad.get(at(abroad, f"/visits/{DOUBLE}", "Tue, 25 Jun 2024 12:00:00 GMT").headers["location"]).status_code == 307


@pytest.mark.parametrize("text", ["Thu, 30 May 2024 12:00:00 GMT", " thu, 30 may 2024 12:00:00 gmt "])
def test_dates_of_http_are_read_as_they_are_written(text: str) -> None:
    assert read_date(text) == datetime(2024, 5, 30, 12, tzinfo=UTC)
    assert written(datetime(2024, 5, 30, 12, 0, 0, 999_999, UTC)) == "Thu, 30 May 2024 12:00:00 GMT"
    assert written(datetime(1, 1, 1, tzinfo=UTC)) == "Mon, 01 Jan 0001 00:00:00 GMT"


@pytest.fixture
def growing(place: str, tmp_path: Path) -> Iterator[Tracker]:
    """A ledger of one's own, to record more in."""
    with bootstrap(Settings(database=place)) as tracker:
        tracker.record(read([write_abroad(tmp_path / "abroad")]), recorded_at=NOW)
        yield tracker


def test_addresses_are_those_by_which_the_world_finds_the_server(growing: Tracker) -> None:
    terms = Terms(base_url="https://tracker.example.org")
    with TestClient(create_app(growing, now, terms), follow_redirects=False) as client:
        gate = at(client, f"/mechanisms/{COUNCIL}", NOON)
        assert gate.headers["location"].startswith(f"https://tracker.example.org/mechanisms/{COUNCIL}?as_of=2024-05-30&")
        found = client.get(f"/mechanisms/{COUNCIL}/timemap.json").json()
        assert found["original"] == f"https://tracker.example.org/mechanisms/{COUNCIL}"
        assert found["timemap"] == f"{found['original']}/timemap"
        assert all(one["uri"].startswith(f"{found['original']}?") for one in found["items"])


def test_a_server_beneath_a_path_names_it_once(growing: Tracker) -> None:
    with TestClient(create_app(growing, now), root_path="/tracker", follow_redirects=False) as client:
        gate = at(client, f"/tracker/mechanisms/{COUNCIL}.csv", NOON)
        assert gate.headers["location"].startswith(f"http://testserver/tracker/mechanisms/{COUNCIL}.csv?")


def test_no_memento_changes_whatever_is_recorded_later(growing: Tracker, tmp_path: Path) -> None:
    with TestClient(create_app(growing, now)) as client:
        found = [one["uri"] for path in STATES for one in client.get(f"{path}/timemap.json").json()["items"]]
        before = [client.get(address) for address in found]
        growing.record(read([_late_news(tmp_path)]), recorded_at=NOW)
        after = [client.get(address) for address in found]
        assert [one.content for one in after] == [one.content for one in before]
        assert [one.headers["etag"] for one in after] == [one.headers["etag"] for one in before]
        told = client.get(f"/mechanisms/{COUNCIL}?at=2017-06-01").json()
        assert told["status"] == "suspended"


def _late_news(folder: Path) -> Path:
    """What was in the papers long ago, and is found only now."""
    documents = {
        "articles": [article("found-2017", "2017-05-01"), article("found-2024", "2024-05-27")],
        "mechanisms": [
            {"id": COUNCIL, "facts": [fact("early-end", "MechanismSuspended", "2017-04-30", "It was over by then.", "found-2017")]},
            {
                "id": SUMMIT,
                "facts": [
                    fact(
                        "not-held",
                        "FactDenied",
                        "2024-05-27",
                        "It did not take place.",
                        "found-2024",
                        fact="second-held",
                        by=["XC"],
                    )
                ],
            },
        ],
    }
    file = folder / "late.json"
    file.write_text(json.dumps(documents))
    return file
