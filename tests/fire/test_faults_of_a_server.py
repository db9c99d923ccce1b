"""What fails of a server of PostgreSQL: a clear state is told, nothing acknowledged is lost, and afterwards all goes on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from random import Random
from time import monotonic
from typing import Any

import psycopg
import pytest

from api.bootstrap import moved
from api.settings import ledger_url
from api.terms import Terms
from api.tracker import open_tracker
from tests.doors.conftest import runner
from tests.doors.fictional import COUNCIL
from tests.doors.scribe import scribe
from tests.engines import PostgreSQL, server
from tests.fire.programs import LONGEST
from tests.fire.test_faults import LINUX, STATE, desk, keys, record, unavailable

LARGE = {"title": "A long read", "published": "2024-05-20"}
LITTLE = 2 << 20
"""Bytes beyond which no file may grow; a segment of the write-ahead log has one MiB."""
PAGE = 8_192
TURNS = 12


@pytest.fixture
def own(installed: None, file: Path) -> Iterator[tuple[PostgreSQL, str]]:
    """A server that a test may treat badly, with that ledger in it."""
    with server() as running:
        moved(ledger_url(file), url := running.url("postgres"))
        yield running, url


def test_one_that_is_killed_and_comes_back(own: tuple[PostgreSQL, str]) -> None:
    running, url = own
    with desk(url) as opened:
        assert record(opened, "before").status_code == 201
        store: Any = opened.tracker._ledger._recorder.store
        store.datastore.pool.timeout = 1
        running.kill()
        for path in (f"{STATE}/facts?as_of=2024-05-01", "/readyz", "/ledger?limit=1"):
            assert unavailable(opened.client.get(path)), path
        assert unavailable(record(opened, "in-vain"))
        assert opened.client.get("/livez").status_code == 200
        told = runner(url)("state", COUNCIL)
        assert (told.exit_code, told.stdout) == (1, "")
        running.start()
        until = monotonic() + LONGEST
        while opened.client.get("/readyz").status_code != 200:
            assert monotonic() < until
        assert record(opened, "after").status_code == 201
    assert keys(url)[-2:] == ["before", "after"]


def test_connections_that_are_cut_again_and_again(postgresql: PostgreSQL, file: Path) -> None:
    cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    told: dict[str, int] = {}
    with postgresql.holding(file) as url, desk(url) as opened, psycopg.connect(url, autocommit=True) as stranger:
        with ThreadPoolExecutor(1) as threads:
            for number in range(TURNS):
                cutting = threads.submit(stranger.execute, cut)
                told[f"fact-{number}"] = record(opened, f"fact-{number}").status_code
                cutting.result()
        assert set(told.values()) <= {201, 503}
        there = keys(url)
        assert {key for key, status in told.items() if status == 201} <= set(there)
        again = {key: record(opened, key).status_code for key in told}
        assert set(again.values()) <= {200, 201}
        assert sorted(keys(url)) == sorted({*there, *told})


@LINUX
def test_one_whose_disk_is_full(own: tuple[PostgreSQL, str]) -> None:
    running, url = own
    chance = Random(1)
    book = {"articles": [LARGE | {"id": f"long-read-{n}", "text": f"Long: {chance.randbytes(200_000).hex()}\n"} for n in range(12)]}
    with scribe(url, Terms(write_rate=0, import_limit=1 << 24), book=None) as opened:
        assert record(opened, "before").status_code == 201
        position = opened.tracker.position()
        running.stop()
        running.start("prlimit", f"--fsize={LITTLE}")
        for _ in range(2):
            assert unavailable(opened.post("/import", book))
        assert opened.client.get(STATE).status_code == 200
        assert record(opened, "small").status_code == 201
        running.stop()
        running.start()
        assert opened.post("/import", book).status_code == 201
        assert opened.tracker.position() == position + 1 + 24
    assert keys(url)[-2:] == ["before", "small"]


def test_one_of_which_a_page_is_damaged(own: tuple[PostgreSQL, str]) -> None:
    running, url = own
    file = _file_of(running, url, "stored_events")
    with desk(url) as opened:
        running.stop()
        whole = file.read_bytes()
        page = whole.index(b'"resumption-agreed"') // PAGE * PAGE
        file.write_bytes(whole[: page + PAGE - 100] + bytes(100) + whole[page + PAGE :])
        running.start()
        assert unavailable(opened.client.get(f"{STATE}/facts"))
        assert opened.client.get("/livez").status_code == 200
    told = runner(url)("verify", "--format", "json")
    assert told.exit_code == 1
    assert "invalid page" in json.loads(told.stdout)["items"][0]["message"]
    file.write_bytes(whole)
    with closing(open_tracker(url)) as tracker:
        assert list(tracker.verify()) == []


def _file_of(running: PostgreSQL, url: str, table: str) -> Path:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(b"CHECKPOINT")
        ((found,),) = connection.execute("SELECT pg_relation_filepath(%s)", (f"detente.{table}",)).fetchall()
    return running.folder / "data" / str(found)
