"""A request that arrives twice is recorded once, and what moved meanwhile is not written over."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest

from tests.doors.fictional import COUNCIL, REPORT
from tests.doors.scribe import FACTS, HELD, Scribe, problem, scribe

KEY = "8e03978e-40d5-43dd-bc93-6894a57f9324"
STATE = f"/mechanisms/{COUNCIL}"
AT_ONCE = 8


@pytest.fixture
def desk(place: str) -> Iterator[Scribe]:
    """A client that may do everything, over a ledger of each test's own."""
    with scribe(place) as opened:
        yield opened


def held(number: int) -> dict[str, Any]:
    return HELD | {"key": f"held-{number}", "gist": f"They met for the {number}th time."}


def at_once(send: Callable[[int], Any]) -> list[Any]:
    """Send as many requests as there are threads, all at the same moment."""
    barrier = Barrier(AT_ONCE)

    def one(number: int) -> Any:
        barrier.wait()
        return send(number)

    with ThreadPoolExecutor(AT_ONCE) as threads:
        return list(threads.map(one, range(AT_ONCE)))


# --------------------------------------------------------------------------------------------------- Idempotency-Key


def test_the_same_request_with_the_same_key_is_recorded_once_and_answered_alike(desk: Scribe) -> None:
    first = desk.post(FACTS, HELD, Idempotency_Key=KEY)
    desk.post(FACTS, held(1))
    again = desk.post(FACTS, HELD, Idempotency_Key=KEY)
    assert (first.status_code, again.status_code) == (201, 201)
    assert (again.content, again.headers["location"]) == (first.content, first.headers["location"])
    assert (first.headers.get("idempotent-replayed"), again.headers["idempotent-replayed"]) == (None, "true")
    assert desk.post(FACTS, HELD).status_code == 200


def test_what_was_there_already_is_answered_alike_too(desk: Scribe) -> None:
    desk.post(FACTS, HELD)
    first = desk.post(FACTS, HELD, Idempotency_Key=KEY)
    again = desk.post(FACTS, HELD, Idempotency_Key=KEY)
    assert (first.status_code, again.status_code, again.content) == (200, 200, first.content)
    assert again.headers["idempotent-replayed"] == "true"


def test_another_request_with_the_same_key_is_refused(desk: Scribe) -> None:
    desk.post(FACTS, HELD, Idempotency_Key=KEY)
    position = desk.tracker.position()
    others: list[tuple[str, object]] = [(FACTS, held(1)), ("/mechanisms/xb-xc-hotline/facts", HELD), ("/import", HELD)]
    for path, body in others:
        problem(desk.post(path, body, Idempotency_Key=KEY), 422, "other-request")
    assert desk.tracker.position() == position


def test_the_keys_of_different_senders_are_different(desk: Scribe) -> None:
    other = Scribe(desk.tracker, desk.client, desk.key("other", "record"))
    desk.post(FACTS, HELD, Idempotency_Key=KEY)
    assert other.post(FACTS, held(1), Idempotency_Key=KEY).status_code == 201


def test_what_is_refused_or_only_tried_is_not_kept(desk: Scribe) -> None:
    assert desk.post(FACTS, HELD | {"by": ["nobody"]}, Idempotency_Key=KEY).status_code == 422
    assert desk.post(f"{FACTS}?dry_run=true", held(1), Idempotency_Key=KEY).status_code == 200
    assert desk.post(FACTS, HELD, Idempotency_Key=KEY).status_code == 201


def test_a_repeat_does_not_mind_that_its_own_first_arrival_moved_the_stream(desk: Scribe) -> None:
    etag = desk.client.get(STATE).headers["etag"]
    first = desk.post(FACTS, HELD, Idempotency_Key=KEY, If_Match=etag)
    again = desk.post(FACTS, HELD, Idempotency_Key=KEY, If_Match=etag)
    assert (first.status_code, again.status_code, again.content) == (201, 201, first.content)


@pytest.mark.parametrize("key", ['""', '"', "x" * 256, '"' + "x" * 256 + '"', "a\tb", '"a"b"', "\xe9", '"\\n"', " "])
def test_a_key_that_cannot_be_is_a_bad_request(desk: Scribe, key: str) -> None:
    sent = {"Authorization": f"Bearer {desk.token}", "Content-Type": "application/json", "Idempotency-Key": key}
    headers = {name.encode(): value.encode("latin-1") for name, value in sent.items()}
    told = problem(desk.client.post(FACTS, content=json.dumps(HELD).encode(), headers=headers), 400, "bad-request")
    assert told["errors"][0]["field"] == "Idempotency-Key"
    assert desk.post(FACTS, HELD).status_code == 201


def test_a_key_may_be_in_quotes(desk: Scribe) -> None:
    desk.post(FACTS, HELD, Idempotency_Key=f'"{KEY}"')
    assert desk.post(FACTS, HELD, Idempotency_Key=KEY).headers["idempotent-replayed"] == "true"
    twice = [(b"Authorization", f"Bearer {desk.token}".encode()), (b"Content-Type", b"application/json")]
    answer = desk.client.post(FACTS, content=b"{}", headers=[*twice, *[(b"Idempotency-Key", b"x")] * 2])
    assert "give it once" in problem(answer, 400, "bad-request")["detail"]


def test_of_many_at_once_one_is_recorded_and_none_fails(desk: Scribe) -> None:
    answers = at_once(lambda _: desk.post(FACTS, HELD, Idempotency_Key=KEY))
    told = [answer for answer in answers if answer.status_code == 201]
    assert {answer.status_code for answer in answers} <= {201, 409}
    assert len([answer for answer in told if "idempotent-replayed" not in answer.headers]) == 1
    assert len({answer.content for answer in told}) == 1
    for answer in answers:
        if answer.status_code == 409:
            problem(answer, 409, "under-way")
            assert answer.headers["retry-after"] == "1"


def test_two_servers_over_one_ledger_record_a_submission_once(desk: Scribe, place: str) -> None:
    with scribe(place, key=None) as other:
        elsewhere = Scribe(other.tracker, other.client, desk.token)
        desks = (desk, elsewhere)
        position = desk.tracker.position()
        answers = at_once(lambda number: desks[number % 2].post(FACTS, HELD, Idempotency_Key=KEY))
        assert {answer.status_code for answer in answers} <= {201, 409}
        assert desk.tracker.position() == elsewhere.tracker.position() == position + 1
        assert elsewhere.post(FACTS, HELD, Idempotency_Key=KEY).headers["idempotent-replayed"] == "true"


# ---------------------------------------------------------------------------------------------------------- If-Match


def test_who_says_what_it_read_records_only_if_that_still_holds(desk: Scribe) -> None:
    etag = desk.client.get(STATE).headers["etag"]
    assert desk.client.get(f"{STATE}/facts").headers["etag"].split(".")[0] == etag.split(".")[0]
    assert desk.post(FACTS, held(1), If_Match=etag).status_code == 201
    position = desk.tracker.position()
    told = problem(desk.post(FACTS, held(2), If_Match=etag), 412, "moved-on")
    assert "at version 7 now" in told["detail"]
    problem(desk.post(f"{FACTS}?dry_run=true", held(2), If_Match=etag), 412, "moved-on")
    problem(desk.post(FACTS, held(1), If_Match=etag), 412, "moved-on")
    assert desk.tracker.position() == position
    newer = desk.client.get(STATE).headers["etag"]
    assert desk.post(FACTS, held(2), If_Match=f'"other", {newer}').status_code == 201
    assert desk.post(FACTS, held(3), If_Match="*").status_code == 201


@pytest.mark.parametrize("sent", ['W/"5.abc"', '"5"', '"abc"', "nonsense", "", '"4.abc"', '"05.abc", "999.abc"'])
def test_a_tag_that_is_not_of_the_newest_version_does_not_match(desk: Scribe, sent: str) -> None:
    assert desk.tracker.version(COUNCIL) == 5 + 1
    problem(desk.post(FACTS, HELD, If_Match=sent), 412, "moved-on")


def test_what_opens_a_stream_has_nothing_to_match(desk: Scribe) -> None:
    for path, body in (("/mechanisms", {"id": "new", "name": "New"}), ("/import", {})):
        told = problem(desk.post(path, body, If_Match="*"), 400, "bad-request")
        assert told["errors"][0]["field"] == "If-Match"


def test_facts_of_articles_are_matched_alike(desk: Scribe) -> None:
    path = f"/articles/{REPORT}"
    etag = desk.client.get(path).headers["etag"]
    slip = {"event": "ArticleCorrected", "key": "slip", "published": "2024-06-01", "changes": {"language": "fr"}, "cause": "coder"}
    assert desk.post(f"{path}/facts", slip, If_Match=etag).status_code == 201
    problem(desk.post(f"{path}/facts", slip | {"key": "again"}, If_Match=etag), 412, "moved-on")


def test_no_update_is_lost_among_many_writers(desk: Scribe) -> None:
    def write(writer: int) -> list[int]:
        told = []
        for number in range(6):
            etag = desk.client.get(STATE).headers["etag"]
            told.append(desk.post(FACTS, held(writer * 100 + number), If_Match=etag).status_code)
        return told

    before = desk.tracker.version(COUNCIL)
    told = [status for statuses in at_once(write) for status in statuses]
    assert set(told) <= {201, 409, 412}
    assert desk.tracker.version(COUNCIL) == before + told.count(201)
    assert told.count(201) >= 6
    keys = [item["key"] for item in desk.client.get(FACTS).json()["items"]]
    assert len([key for key in keys if key.startswith("held-")]) == told.count(201)
    assert not list(desk.tracker.verify())


def test_writers_who_match_nothing_do_not_get_in_each_others_way(desk: Scribe) -> None:
    answers = at_once(lambda number: desk.post(FACTS, held(number)))
    assert {answer.status_code for answer in answers} <= {201, 409}
    assert sum(answer.status_code == 201 for answer in answers) >= AT_ONCE // 2
    assert not list(desk.tracker.verify())
