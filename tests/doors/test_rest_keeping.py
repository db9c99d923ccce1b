"""Answers that are kept: given again as they were, to whoever may have them, and never once something has changed."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.testclient import TestClient

from api.bootstrap import bootstrap
from api.rest import create_app
from api.rest.kept import Kept
from api.settings import Settings
from api.terms import Terms
from tests.doors.conftest import NOW, now
from tests.doors.fictional import COUNCIL, REPORT
from tests.doors.keyed import Clock, Keyed, keyed
from tests.doors.test_rest_patience import BUSY, Hall

STATE = f"/mechanisms/{COUNCIL}"
TWO = ("one", "other")


@pytest.fixture
def desk(place: str, casebook: Path) -> Iterator[Keyed]:
    with keyed(place, casebook) as opened:
        yield opened


def kind(response: Any) -> tuple[int, str]:
    """The status of a problem, and what it is called."""
    return response.status_code, response.json()["type"].rpartition(":")[2]


def test_what_is_kept_is_answered_also_where_there_is_no_place_for_more(desk: Keyed) -> None:
    """So it is not worked out: that would need a place."""
    hall = Hall(desk.tracker, Terms(concurrency=1, read_time=60))
    with hall.open() as address, ThreadPoolExecutor() as callers:
        kept = httpx.get(f"{address}{STATE}", timeout=BUSY)
        waiting = callers.submit(httpx.get, f"{address}/wait", timeout=60)
        assert hall.begun.acquire(timeout=BUSY)
        again = httpx.get(f"{address}{STATE}", timeout=BUSY)
        assert (again.status_code, again.content) == (200, kept.content)
        assert httpx.get(f"{address}{STATE}", headers={"If-None-Match": kept.headers["etag"]}, timeout=BUSY).status_code == 304
        assert kind(httpx.get(f"{address}{STATE}?at=2024-05-30", timeout=BUSY)) == (503, "busy")
        hall.let_go.set()
        assert waiting.result().status_code == 200


def test_kept_answers_have_their_line_and_their_place_in_the_counts(desk: Keyed, caplog: pytest.LogCaptureFixture) -> None:
    with desk.client() as client, caplog.at_level(logging.INFO, "api.rest.journal"):
        sizes = [len(client.get(STATE, headers=desk.key).content) for _ in TWO]
        client.head(STATE)
        lines = [vars(record) for record in caplog.records if record.name == "api.rest.journal"]
        told = [(line["message"], line["bytes"], line.get("key")) for line in lines]
        assert told == [
            *((f"GET /mechanisms/{{id}} {200}", size, "desk") for size in sizes),
            (f"HEAD /mechanisms/{{id}} {200}", 0, None),
        ]
        counted = client.get("/metrics").text
        assert 'detente_http_requests_total{method="GET",route="/mechanisms/{id}",status="200"} 2.0' in counted
        assert 'detente_http_request_duration_seconds_count{method="GET",route="/mechanisms/{id}"} 2.0' in counted
        assert 'detente_http_requests_total{method="HEAD",route="/mechanisms/{id}",status="200"} 1.0' in counted


def test_every_answer_has_an_id_of_its_own(desk: Keyed) -> None:
    with desk.client() as client:
        assert len({client.get(STATE).headers["x-request-id"] for _ in range(4)}) == 4
        assert client.get(STATE, headers={"X-Request-ID": "mine"}).headers["x-request-id"] == "mine"


def test_budgets_are_spent_on_kept_answers_too(desk: Keyed) -> None:
    with desk.client(Terms(read_rate=2), Clock()) as client:
        assert [client.get(STATE).headers["ratelimit"] for _ in TWO] == ['"read";r=1;t=30', '"read";r=0;t=60']
        assert kind(client.get(STATE)) == (429, "too-many")
        assert client.get(STATE, headers=desk.key).headers["ratelimit"] == '"read";r=1;t=30'


def test_a_key_that_another_process_revokes_is_void_at_once(place: str, desk: Keyed) -> None:
    reader, token = desk.tracker.create_key("reader", ("read-text",), NOW)
    shown = {"Authorization": f"Bearer {token}"}
    with desk.client(Terms(private=True)) as client, bootstrap(Settings(database=place)) as elsewhere:
        assert [client.get(STATE, headers=shown).status_code for _ in TWO] == [200, 200]
        assert kind(client.get(STATE)) == (401, "no-key")
        assert elsewhere.revoke_key(reader.id, NOW)
        assert kind(client.get(STATE, headers=shown)) == (401, "no-key")


def test_a_text_that_is_withheld_leaves_what_was_kept(desk: Keyed) -> None:
    with desk.client() as client:
        assert [client.get(f"/articles/{REPORT}").json()["withheld"] for _ in TWO] == [False, False]
        assert desk.tracker.withhold(REPORT)
        assert client.get(f"/articles/{REPORT}").json()["withheld"]


def test_nothing_is_given_from_a_ledger_that_is_closed(place: str, casebook: Path) -> None:
    with keyed(place, casebook) as desk:
        client = TestClient(create_app(desk.tracker, now))
        assert [client.get(STATE).status_code for _ in TWO] == [200, 200]
    assert kind(client.get(STATE)) == (503, "ledger-unavailable")


class Hand:
    """A clock that the test sets."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at


NOON = datetime(2024, 5, 30, 12, tzinfo=UTC)
"""Of a day on which something was published, which is known by its end."""


def test_what_is_to_be_a_memento_becomes_one_at_its_instant(desk: Keyed) -> None:
    hand = Hand(NOON)
    asked = f"{STATE}?as_of=2024-05-30&known_by=2024-05-30T12:00:01Z&recorded_by={desk.tracker.position()}"
    with TestClient(create_app(desk.tracker, hand)) as client:
        assert ["memento-datetime" in client.get(asked).headers for _ in TWO] == [False, False]
        hand.at += timedelta(seconds=1)
        assert ["memento-datetime" in client.get(asked).headers for _ in TWO] == [True, True]
        hand.at -= timedelta(microseconds=1)
        assert "memento-datetime" not in client.get(asked).headers


def test_the_mementos_of_today_are_listed_when_they_have_come(desk: Keyed) -> None:
    hand = Hand(NOON)
    with TestClient(create_app(desk.tracker, hand)) as client:

        def listed() -> list[str]:
            return [memento["datetime"] for memento in client.get(f"{STATE}/timemap.json").json()["items"]]

        before = [listed() for _ in TWO]
        hand.at = datetime(2024, 5, 30, 23, 59, 59, tzinfo=UTC)
        assert before == [listed()[:-1]] * 2
        assert listed()[-1] == "2024-05-30T23:59:59Z"


def test_an_answer_is_kept_for_each_name_of_the_server(desk: Keyed) -> None:
    with desk.client(Terms(allowed_hosts=("desk.example.org", "testserver"))) as client:
        own = [client.get(STATE).headers["link"] for _ in TWO]
        named = [client.get(STATE, headers={"Host": "desk.example.org"}).headers["link"] for _ in TWO]
        assert own[0] == own[1] == named[0].replace("desk.example.org", "testserver")
        assert named[0] == named[1]
        assert kind(client.get(STATE, headers={"Host": "rebound.example.net"})) == (421, "unknown-host")


def test_what_is_kept_makes_room_for_what_is_asked_for_later() -> None:
    kept: Kept[str, bytes] = Kept(80, len)
    for name in "abcdefgh":
        assert kept.get(name, 1) is None
        kept.keep(name, name.encode() * 10, 1)
    assert kept.get("a", 1) == b"a" * 10
    kept.keep("i", b"i" * 10, 1)
    assert [name for name in "abcdefghi" if kept.get(name, 1)] == list("acdefghi")
    kept.keep("large", b"x" * 11, 1)
    assert kept.get("large", 1) is None
    kept.keep("a", b"b", 1)
    assert kept.get("a", 1) == b"b"


def test_with_the_next_beat_all_is_forgotten_and_nothing_of_before_is_kept() -> None:
    kept: Kept[str, bytes] = Kept(80, len)
    assert kept.get("a", 1) is None
    kept.keep("a", b"a", 1)
    assert kept.get("b", 2) is None
    kept.keep("b", b"worked out before the beat", 1)
    assert (kept.get("a", 1), kept.get("a", 2), kept.get("b", 1), kept.get("b", 2)) == (None, None, None, None)


def test_no_more_is_kept_than_there_is_room_for_and_long_questions_take_more_of_it(desk: Keyed) -> None:
    with TestClient(create_app(desk.tracker, now, Terms(kept_answers=200_000))) as client:
        for number in range(40):
            assert client.get(STATE, headers={"Accept": f"application/json, {'x' * 10_000}/{number}"}).status_code == 200
        counted = dict(line.split() for line in client.get("/metrics").text.splitlines() if line.startswith("detente_kept"))
        assert 10 < float(counted["detente_kept_answers"]) < 20
        assert 100_000 < float(counted["detente_kept_bytes"]) <= 200_000


def test_where_nothing_is_to_be_kept_nothing_is(desk: Keyed) -> None:
    with TestClient(create_app(desk.tracker, now, Terms(kept_answers=0))) as client:
        assert len({client.get(STATE).text for _ in TWO}) == 1
        assert "detente_kept_answers 0.0" in client.get("/metrics").text
