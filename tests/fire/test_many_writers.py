"""Eight who write at once through several servers of one file, and one who follows: nothing is lost, doubled or out of order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPException
from itertools import count
from signal import SIGKILL, SIGTERM
from threading import Lock
from time import sleep

import httpx
import pytest

from api.tracker import open_tracker
from tests.doors.fictional import COUNCIL
from tests.doors.following import Dispatch, following
from tests.fire.books import FACTS, channel, session
from tests.fire.programs import Client, Nursery, Program

SERVERS, WRITERS, EACH = 3, 8, 5


@dataclass
class Port:
    """Several servers of one ledger, of which one after the other is started anew."""

    start: Nursery
    url: str
    programs: list[tuple[Program, int]] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)

    def open(self) -> None:
        self.programs = [self._begin() for _ in range(SERVERS)]

    def _begin(self) -> tuple[Program, int]:
        program = self.start.begin(self.url, "serve", "--port", "0")
        return program, program.port()

    def number(self, n: int) -> int:
        """The port of one of the servers, whichever is there."""
        with self.lock:
            return self.programs[n % len(self.programs)][1]

    def renew(self, n: int, by: int) -> None:
        """Start another server in the place of one, and end that."""
        ended, new = self.programs[n][0], self._begin()
        with self.lock:
            self.programs[n] = new
        ended.end(SIGKILL if by % 2 else SIGTERM)

    def close(self) -> None:
        for program, _ in self.programs:
            program.kill()


@pytest.fixture
def port(start: Nursery, besieged: str) -> Iterator[Port]:
    """The servers."""
    with closing(Port(start, besieged)) as opened:
        opened.open()
        yield opened


Step = Callable[[Client], bool]
"""Tries once to record something; whether it is recorded."""


def insist(port: Port, writer: int, token: str, step: Step) -> None:
    """Try until it is done, at another server where one has gone."""
    for attempt in count():
        with closing(Client(port.number(writer + attempt), token)) as client, suppress(OSError, HTTPException, ValueError):
            if step(client):
                return
        assert attempt < 500


def told_on(port: Port) -> Iterator[Dispatch]:
    """What someone is told who follows the ledger, and comes back to any server when the one is gone."""
    last = 0
    for n in count():
        with suppress(httpx.HTTPError), following(f"http://127.0.0.1:{port.number(n)}", last=last) as stream:
            for dispatch in stream:
                last = dispatch.id
                yield dispatch


@contextmanager
def follower(port: Port, arrived: list[Dispatch], last: str) -> Iterator[None]:
    """Someone who follows until a stream of that id was told of."""

    def follow() -> None:
        for dispatch in told_on(port):
            arrived.append(dispatch)
            if dispatch.data["stream"] == last:
                return

    with ThreadPoolExecutor(1) as thread:
        following_on = thread.submit(follow)
        yield
        following_on.result(timeout=120)


def test_on_one_stream_every_conflict_is_told_and_no_update_lost(port: Port, token: str) -> None:
    answers: Counter[int] = Counter()

    def write(writer: int) -> None:
        for n in range(EACH):
            body = session(f"writer-{writer}-{n}", writer + 1)

            def step(client: Client, body: object = body) -> bool:
                status, answer = client.post(FACTS, body, If_Match=client.tag(f"/mechanisms/{COUNCIL}"))
                assert status in (201, 409, 412), answer
                answers[status] += 1
                return status == 201

            insist(port, writer, token, step)

    with closing(open_tracker(port.url)) as tracker:
        before = tracker.version(COUNCIL)
        with ThreadPoolExecutor(WRITERS) as writers:
            list(writers.map(write, range(WRITERS)))
        log = tracker.log(limit=10_000, stream=COUNCIL)
        assert answers[201] == WRITERS * EACH == tracker.version(COUNCIL) - before
        assert Counter(str(item.data.get("key")) for item in log[before:]) == Counter(
            f"writer-{writer}-{n}" for writer in range(WRITERS) for n in range(EACH)
        )
        assert list(tracker.verify()) == []
    assert answers[409] + answers[412] > 0


def test_on_many_streams_a_follower_sees_each_event_once_while_servers_come_and_go(port: Port, token: str) -> None:
    arrived: list[Dispatch] = []

    def write(writer: int) -> None:
        id = f"channel-of-{writer}"
        bodies = [
            ("/mechanisms", channel(id, 1)),
            *((f"/mechanisms/{id}/facts", session(f"more-{n}", 10 + n)) for n in range(EACH)),
        ]
        for path, body in bodies:

            def step(client: Client, path: str = path, body: object = body) -> bool:
                status, answer = client.post(path, body)
                assert status in (200, 201, 409, 503), answer
                return status in (200, 201)

            insist(port, writer, token, step)

    with follower(port, arrived, "the-end"):
        with ThreadPoolExecutor(WRITERS + 1) as threads, ExitStack() as stack:
            writing = [threads.submit(write, writer) for writer in range(WRITERS)]
            stack.callback(lambda: [one.result() for one in writing])
            for n in range(4):
                sleep(0.2)
                port.renew(n % SERVERS, n)
        insist(port, 0, token, lambda client: client.post("/actors", {"id": "the-end", "kind": "body", "name": "End"})[0] == 201)

    with closing(open_tracker(port.url)) as tracker:
        log = [(item.position, item.digest) for item in tracker.log(limit=10_000)]
        assert [position for position, _ in log] == list(range(1, len(log) + 1))
        assert [(one.id, one.data["digest"]) for one in arrived] == log
        assert {tracker.version(f"channel-of-{writer}") for writer in range(WRITERS)} == {2 + EACH}
        assert list(tracker.verify()) == []
