"""The stream of the ledger: whatever happens to the connection, every event arrives once and in its order."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from itertools import islice
from threading import Thread
from time import monotonic, sleep

import httpx
import pytest

from api.rest import create_app
from api.rest.app import Rest
from api.terms import Terms
from api.tracker import Tracker, open_tracker
from domain.actor import ActorRegistered
from domain.proposal import Proposal
from tests.doors.conftest import NOW, now
from tests.doors.following import LONGEST, Dispatch, following, serving


def enlist(tracker: Tracker, *ids: str) -> None:
    """Record an actor for each id, one transaction each."""
    for id in ids:
        tracker.record([Proposal(id, ActorRegistered(kind="body", name=f"The {id}\ncommission"))], recorded_at=NOW)


@pytest.fixture
def url(place: str) -> str:
    return place


@pytest.fixture
def opened(url: str) -> Iterator[Tracker]:
    tracker = open_tracker(url)
    yield tracker
    tracker.close()


def log(tracker: Tracker) -> list[tuple[int, str, str]]:
    return [(item.position, item.event, item.digest) for item in tracker.log(limit=10_000)]


def told(dispatches: list[Dispatch]) -> list[tuple[int, str, str]]:
    return [(one.id, one.event, one.data["digest"]) for one in dispatches]


def wait_until(app: Rest, count: int) -> None:
    """Wait until so many follow."""
    deadline = monotonic() + LONGEST
    while app.state.tidings.following != count and monotonic() < deadline:
        sleep(0.02)
    assert app.state.tidings.following == count


def test_what_was_recorded_comes_first_and_what_is_recorded_then_follows(opened: Tracker) -> None:
    enlist(opened, "a", "b", "c")
    with serving(create_app(opened, now)) as address, following(address) as stream:
        before = list(islice(stream, 3))
        enlist(opened, "d")
        assert told([*before, next(stream)]) == log(opened)
        page = httpx.get(f"{address}/ledger", timeout=LONGEST, trust_env=False).json()
        assert [one.data for one in before] == page["items"][:3]


def test_it_begins_where_one_asks(opened: Tracker) -> None:
    enlist(opened, "a", "b", "c")
    with serving(create_app(opened, now)) as address:
        with following(address, after=2) as stream:
            assert next(stream).id == 3
        with following(address, last=1, after=2) as stream:
            assert next(stream).id == 2
        with following(address, stream="b") as stream:
            assert next(stream).data["stream"] == "b"
            enlist(opened, "d")
            opened.record([Proposal("e", ActorRegistered(kind="body", name="E"))], recorded_at=NOW)
        with following(address, stream="e") as stream:
            assert next(stream).id == 5


def test_dropped_and_resumed_while_several_write(opened: Tracker, url: str) -> None:
    names = [[f"{writer}-{number}" for number in range(25)] for writer in ("ann", "ben", "cas")]
    arrived: list[Dispatch] = []
    others = [open_tracker(url) for _ in names]
    with serving(create_app(opened, now)) as address, ThreadPoolExecutor(3) as writers:
        for other, ids in zip(others, names, strict=True):
            writers.submit(enlist, other, *ids)
        while len(arrived) < 75:
            with following(address, last=arrived[-1].id if arrived else None) as stream:
                arrived += islice(stream, min(1 + len(arrived) % 7, 75 - len(arrived)))
    for other in others:
        other.close()
    assert told(arrived) == log(opened)


def test_resumed_from_another_server(opened: Tracker) -> None:
    enlist(opened, "a", "b")
    with serving(create_app(opened, now)) as address, following(address) as stream:
        arrived = list(islice(stream, 2))
    enlist(opened, "c")
    with serving(create_app(opened, now)) as address, following(address, last=arrived[-1].id) as stream:
        arrived.append(next(stream))
        enlist(opened, "d")
        arrived.append(next(stream))
    assert told(arrived) == log(opened)


def test_it_ends_by_itself_when_the_server_does(opened: Tracker) -> None:
    enlist(opened, "a")
    ended: list[list[Dispatch]] = []

    def follow(address: str) -> None:
        with following(address) as stream:
            ended.append(list(stream))

    app = create_app(opened, now)
    with serving(app) as address:
        readers = [Thread(target=follow, args=[address]) for _ in range(3)]
        for reader in readers:
            reader.start()
        wait_until(app, 3)
    for reader in readers:
        reader.join(30)
    assert [told(arrived) for arrived in ended] == [log(opened)] * 3


def test_more_follow_than_there_are_threads_or_connections(opened: Tracker) -> None:
    app = create_app(opened, now)
    with serving(app) as address, ExitStack() as stack:
        streams = [stack.enter_context(following(address)) for _ in range(60)]
        wait_until(app, 60)
        assert httpx.get(f"{address}/readyz", timeout=LONGEST, trust_env=False).json()["position"] == 0
        enlist(opened, "a")
        assert [next(stream).id for stream in streams] == [1] * 60


def test_a_reader_who_does_not_read_holds_up_nobody(opened: Tracker) -> None:
    long = [Proposal(f"b-{n}", ActorRegistered(kind="body", name="n" * 15_000)) for n in range(600)]
    opened.record(long, recorded_at=NOW)
    with serving(create_app(opened, now)) as address, following(address), following(address, after=599) as quick:
        assert next(quick).id == 600
        enlist(opened, "a")
        assert next(quick).id == 601


def test_whoever_goes_leaves_the_place_to_another(opened: Tracker) -> None:
    app = create_app(opened, now, Terms(streams=1))
    with serving(app) as address:
        with following(address):
            wait_until(app, 1)
            refused = httpx.get(f"{address}/ledger/stream", timeout=LONGEST, trust_env=False)
            assert (refused.status_code, refused.json()["type"]) == (503, "urn:detente:problem:busy")
            assert int(refused.headers["retry-after"]) > 0
        wait_until(app, 0)
        assert httpx.head(f"{address}/ledger/stream", timeout=LONGEST, trust_env=False).status_code == 200
        wait_until(app, 0)
        with following(address) as stream:
            enlist(opened, "a")
            assert next(stream).id == 1


def test_head_tells_what_it_is_and_ends(opened: Tracker) -> None:
    enlist(opened, "a")
    with serving(create_app(opened, now)) as address:
        response = httpx.head(f"{address}/ledger/stream", headers={"If-None-Match": "*"}, timeout=LONGEST, trust_env=False)
    assert (response.status_code, response.content) == (200, b"")
    assert response.headers["content-type"].startswith("text/event-stream")
    assert response.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("asked", "headers", "field", "reason"),
    [
        ({"after": "2"}, {}, "after", "ends at position 1"),
        ({"after": "x"}, {}, "after", "write a position"),
        ({"afer": "1"}, {}, "afer", "did you mean after?"),
        ({}, {"Last-Event-ID": "-1"}, "Last-Event-ID", "write a position"),
        ({}, {"Last-Event-ID": "9" * 30}, "Last-Event-ID", "write a position"),
        ({"after": "1"}, {"Last-Event-ID": "7"}, "Last-Event-ID", "ends at position 1"),
    ],
)
def test_a_place_that_is_none_is_refused(
    opened: Tracker, asked: dict[str, str], headers: dict[str, str], field: str, reason: str
) -> None:
    enlist(opened, "a")
    with serving(create_app(opened, now)) as address:
        response = httpx.get(f"{address}/ledger/stream", params=asked, headers=headers, timeout=LONGEST, trust_env=False)
    assert response.status_code == 400
    (error,) = response.json()["errors"]
    assert error["field"] == field
    assert reason in error["reason"]


def test_a_quiet_stream_says_that_it_is_there(opened: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.rest.ledger.HEARTBEAT", 0.05)
    enlist(opened, "a")
    client = httpx.Client(timeout=LONGEST, trust_env=False)
    with serving(create_app(opened, now)) as address, client, client.stream("GET", f"{address}/ledger/stream") as response:
        lines = response.iter_lines()
        assert next(lines).startswith("retry: ")
        assert next(line for line in lines if line.startswith(":")) == ": position 1"


def test_a_ledger_that_cannot_be_read_ends_the_stream_and_is_told_to_whoever_comes_back(url: str) -> None:
    tracker = open_tracker(url)
    enlist(tracker, "a")
    with serving(create_app(tracker, now)) as address, following(address) as stream:
        assert next(stream).id == 1
        tracker.close()
        again = httpx.get(f"{address}/ledger/stream", timeout=LONGEST, trust_env=False)
        assert (again.status_code, again.json()["type"]) == (503, "urn:detente:problem:ledger-unavailable")
