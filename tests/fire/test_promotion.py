"""The primary killed under load, and the standby that it waited for promoted: nothing that was acknowledged is lost.

``PROMOTIONS`` is how often (once unless set). The instant is drawn by chance.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from random import Random
from signal import SIGTERM
from time import monotonic, sleep

import pytest

from api.bootstrap import moved
from api.settings import ledger_url
from api.tracker import open_tracker
from tests.fire.programs import LONGEST, Client, Nursery
from tests.fire.promotion import AGAIN, END, Desk, either, pair

PROMOTIONS = int(os.environ.get("PROMOTIONS", "1"))
SERVERS, WRITERS = 2, 4
BEFORE, AFTER = 20, 10
"""How many facts are acknowledged before the primary is killed, and after that."""


@contextmanager
def at_work(desk: Desk) -> Iterator[list[Future[None]]]:
    """Everybody works until the end of this: those who do it."""
    with ThreadPoolExecutor(WRITERS + 3) as threads:
        working = [threads.submit(desk.write, writer) for writer in range(WRITERS)]
        working += [threads.submit(desk.import_), threads.submit(desk.read)]
        following = threads.submit(desk.follow)
        try:
            yield [*working, following]
        finally:
            desk.enough.set()
        for one in working:
            one.result()
        with closing(Client(desk.ports[0], desk.token)) as client:
            assert client.post("/actors", {"id": END, "kind": "body", "name": "End"})[0] == 201
        following.result()


def await_facts(desk: Desk, count: int, working: list[Future[None]]) -> None:
    """Wait until so many facts are acknowledged, while everybody is at work."""
    deadline = monotonic() + LONGEST
    while len(desk.told.positions) < count:
        for one in working:
            assert not one.done(), one.exception()
        assert monotonic() < deadline, desk.told.answers
        sleep(AGAIN)


def hold(desk: Desk) -> None:
    """Everything acknowledged is there, once, where it was said to be, and the ledger is sound."""
    told = desk.told
    with closing(open_tracker(desk.url, as_it_lies=True)) as tracker:
        log = tracker.log(limit=1_000_000)
        assert [item.position for item in log] == list(range(1, len(log) + 1))
        keys = [item.data.get("key") for item in log if str(item.data.get("key", "")).startswith("writer-")]
        assert len(keys) == len(set(keys))
        assert {key: log[position - 1].data.get("key") for key, position in told.positions.items()} == {
            key: key for key in told.positions
        }
        assert told.followed == list(range(1, len(log) + 1))
        assert told.digests == {item.position: item.digest for item in log}
        assert {tracker.version(f"{batch}-{channel}") for batch in told.batches for channel in range(3)} == {5}
        assert [str(problem) for problem in tracker.verify()] == []


@pytest.mark.parametrize("turn", range(PROMOTIONS))
def test_nothing_acknowledged_is_lost(installed: None, turn: int, start: Nursery, file: Path, token: str, tmp_path: Path) -> None:
    chance = Random()
    with pair() as (primary, second), ExitStack() as stack:
        url = either(primary, second)
        moved(ledger_url(file), url)
        servers = [start.begin(url, "serve", "--port", "0") for _ in range(SERVERS)]
        for server in servers:
            stack.callback(server.end, SIGTERM)
        desk = Desk(start, url, tmp_path, [server.port() for server in servers], token)
        with at_work(desk) as working:
            await_facts(desk, BEFORE, working)
            sleep(chance.uniform(0, 0.5))
            primary.kill()
            before = len(desk.told.positions)
            sleep(chance.uniform(0, 0.5))
            second.promote()
            await_facts(desk, before + WRITERS + AFTER, working)
        hold(desk)
        for server in servers:
            assert "Traceback" not in server.err.read_text()
    told = desk.told
    print(f"turn {turn}: {len(told.positions)} facts, {len(told.batches)} imports, {len(told.followed)} events followed")
    print(f"nobody was told anything for {told.longest:.1f} s; {dict(told.answers)}")
