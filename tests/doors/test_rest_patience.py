"""How long anyone waits, on real connections: answers that take too long, bodies and headers that do not arrive."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event, Semaphore
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
import uvicorn
from fastapi import Request
from fastapi.responses import StreamingResponse

from api.rest.app import Rest, create_app
from api.rest.serving import config
from api.terms import Terms
from api.tracker import Tracker
from tests.doors.conftest import now
from tests.listening import listening

SOON = 0.2
"""Seconds that are over soon."""
BUSY = 30
"""Seconds that a step may take on a busy machine."""


DROPS = 12
"""How many pieces a stream has: together they take longer than an answer may take to begin."""


class Hall:
    """An application with routes that wait until they are let go."""

    def __init__(self, tracker: Tracker, terms: Terms) -> None:
        self.let_go, self.terms, self.begun, self.done = Event(), terms, Semaphore(0), Event()
        self.app: Rest = create_app(tracker, now, terms)
        self.app.add_api_route("/wait", self.wait, methods=["GET", "POST"], include_in_schema=False)
        self.app.add_api_route("/read", self.read, methods=["POST"], include_in_schema=False)
        self.app.add_api_route("/drip", self.drip, include_in_schema=False)

    def wait(self) -> str:
        self.begun.release()
        self.let_go.wait(BUSY)
        self.done.set()
        return "late"

    async def read(self, request: Request) -> int:
        return len(await request.body())

    async def drip(self) -> StreamingResponse:
        async def drops() -> Any:
            for _ in range(DROPS):
                await asyncio.sleep(SOON)
                yield b": drop\n\n"

        return StreamingResponse(drops(), media_type="text/event-stream")

    @contextmanager
    def open(self) -> Iterator[str]:
        try:
            with listening(self.app, config(self.app, self.terms)) as address:
                yield address
        finally:
            self.let_go.set()


def kind(response: httpx.Response) -> tuple[int, str]:
    assert response.headers["content-type"] == "application/problem+json"
    return response.status_code, response.json()["type"].rpartition(":")[2]


def exchange(address: str, *parts: bytes) -> tuple[str, Any]:
    """Send the parts and read until the server hangs up. Gives the status line and the problem."""
    with socket.create_connection((urlsplit(address).hostname, urlsplit(address).port or 0), timeout=BUSY) as connection:
        for part in parts:
            connection.sendall(part)
        received = b"".join(iter(lambda: connection.recv(65_536), b""))
    head, _, body = received.partition(b"\r\n\r\n")
    return head.decode().split("\r\n")[0], json.loads(body) if body else None


def test_an_answer_that_takes_too_long_is_given_up_and_blocks_nobody(tracker: Tracker) -> None:
    hall = Hall(tracker, Terms(read_time=2))
    with hall.open() as address:
        given_up = _given_up(hall, address)
        assert int(given_up.headers["retry-after"]) > 0
        assert httpx.get(f"{address}/livez", timeout=BUSY).status_code == 200
        assert not hall.done.is_set()
        hall.let_go.set()
        assert hall.done.wait(BUSY)


def _given_up(hall: Hall, address: str) -> httpx.Response:
    """The answer to a request that was begun and takes too long; on a busy machine one may run out of time before it begins."""
    for _ in range(5):
        response = httpx.get(f"{address}/wait", timeout=BUSY)
        assert kind(response) == (503, "too-slow")
        if hall.begun.acquire(blocking=False):
            return response
    raise AssertionError("it never began")


def test_whoever_records_is_told_that_it_may_yet_be_done(tracker: Tracker) -> None:
    hall = Hall(tracker, Terms(write_time=SOON, body_time=SOON))
    with hall.open() as address:
        given_up = httpx.post(f"{address}/wait", timeout=BUSY)
        assert kind(given_up) == (503, "too-slow")
        assert "Idempotency-Key" in given_up.json()["detail"]


def test_no_more_is_taken_on_than_can_be_borne(tracker: Tracker) -> None:
    hall = Hall(tracker, Terms(concurrency=2, read_time=60))
    with hall.open() as address, ThreadPoolExecutor() as callers:
        waiting = [callers.submit(httpx.get, f"{address}/wait", timeout=60) for _ in range(2)]
        assert all(hall.begun.acquire(timeout=BUSY) for _ in waiting)
        busy = httpx.get(f"{address}/mechanisms", timeout=BUSY)
        assert kind(busy) == (503, "busy")
        assert busy.headers["retry-after"] == "1"
        assert httpx.get(f"{address}/livez", timeout=BUSY).status_code == 200
        hall.let_go.set()
        assert {call.result().status_code for call in waiting} == {200}
        assert httpx.get(f"{address}/mechanisms", timeout=BUSY).status_code == 200


def test_what_is_given_up_keeps_its_place_until_it_ends(tracker: Tracker) -> None:
    hall = Hall(tracker, Terms(concurrency=1, read_time=2))
    with hall.open() as address:
        _given_up(hall, address)
        assert kind(httpx.get(f"{address}/mechanisms", timeout=BUSY)) == (503, "busy")


def test_a_stream_has_all_the_time_it_likes_and_no_place(tracker: Tracker) -> None:
    hall = Hall(tracker, Terms(read_time=2, concurrency=1))
    with hall.open() as address, httpx.stream("GET", f"{address}/drip", timeout=BUSY) as stream:
        assert httpx.get(f"{address}/mechanisms?x=1", timeout=BUSY).status_code == 400
        assert b"".join(stream.iter_bytes()).count(b"drop") == DROPS


def test_a_stream_is_asked_for_its_headers_alone(tracker: Tracker) -> None:
    with Hall(tracker, Terms()).open() as address:
        assert httpx.head(f"{address}/drip", timeout=BUSY).headers["content-type"].startswith("text/event-stream")


def test_a_body_that_does_not_arrive_is_given_up(tracker: Tracker) -> None:
    with Hall(tracker, Terms(body_time=SOON)).open() as address:
        status, problem = exchange(address, b"POST /read HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\n", b"half")
        assert status == "HTTP/1.1 408 Request Timeout"
        assert problem["type"] == "urn:detente:problem:slow-request"
        assert httpx.post(f"{address}/read", content=b"whole", timeout=BUSY).json() == 5


def test_headers_that_do_not_arrive_are_given_up(tracker: Tracker) -> None:
    with Hall(tracker, Terms(body_time=SOON)).open() as address:
        status, problem = exchange(address, b"GET /livez HTTP/1.1\r\nHost: local")
        assert status == "HTTP/1.1 408 Request Timeout"
        assert problem["type"] == "urn:detente:problem:slow-request"
        assert exchange(address) == ("", None)


def test_a_connection_is_kept_for_another_request_and_then_closed(tracker: Tracker) -> None:
    with Hall(tracker, Terms(idle_time=1)).open() as address, httpx.Client(base_url=address, timeout=BUSY) as client:
        for _ in range(3):
            assert client.get("/livez").status_code == 200
        whole = b"GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n"
        assert exchange(address, whole)[1] == {"status": "ok"}


@pytest.mark.parametrize(
    ("sent", "status", "kind"),
    [
        (b"\x16\x03\x01 this is TLS\r\n\r\n", "HTTP/1.1 400 Bad Request", "not-http"),
        (b"GET / HTTP/1.1\r\n\r\n", "HTTP/1.1 400 Bad Request", "not-http"),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: " + b"a" * 40_000, "431", "headers-too-large"),
    ],
)
def test_what_is_no_request_is_told_so(tracker: Tracker, sent: bytes, status: str, kind: str) -> None:
    with Hall(tracker, Terms()).open() as address:
        told, problem = exchange(address, sent)
        assert status in told
        assert problem["type"] == f"urn:detente:problem:{kind}"
        assert problem["status"] == int(told.split()[1])


def test_only_a_trusted_proxy_says_where_a_request_comes_from(tracker: Tracker) -> None:
    forwarded = {"X-Forwarded-For": "203.0.113.7"}
    for trusted, expected in [(("127.0.0.1",), [200, 429, 200]), ((), [200, 429, 429])]:
        hall = Hall(tracker, Terms(read_rate=1, trusted_proxies=trusted))
        with hall.open() as address:
            asked = [forwarded, forwarded, {"X-Forwarded-For": "203.0.113.8"}]
            assert [httpx.get(f"{address}/mechanisms", headers=one, timeout=BUSY).status_code for one in asked] == expected


def test_the_server_speaks_no_other_protocol(tracker: Tracker) -> None:
    configured = config(Hall(tracker, Terms()).app, Terms())
    assert isinstance(configured, uvicorn.Config)
    assert (configured.ws, configured.server_header) == ("none", False)
