"""What fails around a ledger: each time a clear state is told, nothing acknowledged is lost, and afterwards all goes on."""

from __future__ import annotations

import json
import resource
import shutil
import socket
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from datetime import timedelta
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import psycopg
import pytest
from starlette.testclient import TestClient

from api.ledger import engine, mooring
from api.ledger.postgres import store
from api.rest import create_app
from api.rest.serving import config
from api.settings import ledger_url
from api.terms import Terms
from api.tracker import open_tracker
from tests.doors.conftest import NOW, runner
from tests.doors.fictional import COUNCIL, SUMMIT
from tests.doors.scribe import Scribe, scribe
from tests.engines import change
from tests.fire.books import FACTS, session
from tests.fire.programs import Client, Nursery, Program
from tests.listening import listening

STATE = f"/mechanisms/{COUNCIL}"
LINUX = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs Linux: limits and counts of another process")


@contextmanager
def desk(url: str) -> Iterator[Scribe]:
    """A client who records in that ledger."""
    with scribe(url, book=None) as opened:
        yield opened


def record(at: Scribe, key: str) -> Any:
    return at.post(FACTS, session(key, 1_000))


def unavailable(response: Any) -> bool:
    """Whether it says that the ledger is not available, and when to come back."""
    told = (response.status_code, response.json()["type"], response.headers.get("retry-after"))
    return told == (503, "urn:detente:problem:ledger-unavailable", "5")


def keys(url: str) -> list[str]:
    """What the council's stream holds; the ledger is sound."""
    with closing(open_tracker(url, as_it_lies=True)) as tracker:
        assert [str(problem) for problem in tracker.verify()] == []
        return [str(item.data.get("key")) for item in tracker.log(limit=10_000, stream=COUNCIL)]


@contextmanager
def no_room(program: Program, file: Path) -> Iterator[None]:
    """For that program, no file may grow beyond what the write-ahead log has now."""
    _, most = resource.prlimit(program.number, resource.RLIMIT_FSIZE)
    size = file.with_name(f"{file.name}-wal").stat().st_size
    resource.prlimit(program.number, resource.RLIMIT_FSIZE, (size, most))
    yield
    resource.prlimit(program.number, resource.RLIMIT_FSIZE, (most, most))


@LINUX
def test_a_full_disk_below_a_file(start: Nursery, file: Path, token: str) -> None:
    server = start.begin(url := ledger_url(file), "serve", "--port", "0")
    with closing(Client(server.port(), token)) as client:
        assert client.post(FACTS, session("before", 1_000))[0] == 201
        with no_room(server, file):
            for n in range(3):
                status, told = client.post(FACTS, session(f"in-vain-{n}", 1_000))
                assert (status, told["type"]) == (503, "urn:detente:problem:ledger-unavailable")
            assert client.tag(STATE)
        assert client.post(FACTS, session("after", 1_000))[0] == 201
    server.kill()
    assert keys(url)[-2:] == ["before", "after"]


def test_a_disk_that_is_nearly_full_below_a_file_is_told_before(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with desk(ledger_url(file)) as opened:
        assert opened.client.get("/readyz").status_code == 200
        monkeypatch.setattr(mooring, "LEAST_ROOM", 2**62)
        assert unavailable(opened.client.get("/readyz"))
        assert record(opened, "yet").status_code == 201


@contextmanager
def locked(url: str) -> Iterator[None]:
    """A stranger is writing, and does not come to an end."""
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)) as stranger:
            stranger.execute("BEGIN IMMEDIATE")
            yield
    else:
        with psycopg.connect(url) as stranger:
            stranger.execute("LOCK TABLE detente.stored_events, detente.keys IN EXCLUSIVE MODE")
            yield


def test_a_ledger_that_a_stranger_locks(besieged: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "LOCK_TIMEOUT", 1)
    monkeypatch.setattr(store, "_SETTINGS", store._SETTINGS.replace(f"'{store.LOCK_TIMEOUT}s'", "'1s'"))
    with desk(besieged) as opened:
        with locked(besieged):
            assert unavailable(record(opened, "in-vain"))
            assert opened.client.get(STATE).status_code == 200
            refused = runner(besieged)("key", "create", "other", "--scope", "record")
            assert (refused.exit_code, "lock" in refused.stderr) == (1, True)
        assert record(opened, "after").status_code == 201
    assert keys(besieged)[-1] == "after"


def _moved(file: Path) -> None:
    file.rename(file.with_name("elsewhere.db"))


def _exchanged(file: Path) -> None:
    other = Path(shutil.copy(file, file.with_name("other.db")))
    _moved(file)
    other.rename(file)


@pytest.mark.parametrize("take", [_moved, _exchanged])
def test_a_file_that_is_taken_away(file: Path, take: Callable[[Path], None]) -> None:
    with desk(url := ledger_url(file)) as opened:
        assert record(opened, "before").status_code == 201
        take(file)
        assert unavailable(record(opened, "in-vain"))
        assert unavailable(opened.client.get("/readyz"))
        assert opened.client.get("/livez").status_code == 200
        assert opened.client.get(f"/mechanisms/{SUMMIT}").status_code == 200
        assert file.exists() is (take is _exchanged)
        file.with_name("elsewhere.db").replace(file)
        assert opened.client.get("/readyz").status_code == 200
        assert record(opened, "after").status_code == 201
    assert keys(url)[-2:] == ["before", "after"]


def test_a_clock_that_is_set_back(besieged: str) -> None:
    moment = [NOW]
    with desk(besieged) as opened, TestClient(create_app(opened.tracker, lambda: moment[0])) as client:
        for key, now in (("first", NOW + timedelta(1)), ("second", NOW - timedelta(300)), ("third", NOW + timedelta(2))):
            moment[0] = now
            answer = client.post(FACTS, json=session(key, 1_000), headers={"Authorization": f"Bearer {opened.token}"})
            assert answer.status_code == 201, answer.text
            assert client.get("/readyz").status_code == 200
        *_, first, second, third = opened.tracker.log(limit=10_000)
        assert [item.recorded_at for item in (first, second, third)] == [NOW + timedelta(1), NOW + timedelta(1), NOW + timedelta(2)]
    assert keys(besieged)[-3:] == ["first", "second", "third"]


def test_a_page_of_a_file_that_is_damaged(file: Path) -> None:
    whole, size = file.read_bytes(), 4_096
    page = whole.index(b'"resumption-agreed"') // size * size
    file.write_bytes(whole[:page] + bytes(size) + whole[page + size :])
    run = runner(ledger_url(file))
    asked = run("facts", COUNCIL)
    assert asked.exit_code == 1
    assert "malformed" in asked.stderr
    told = run("verify", "--format", "json")
    assert told.exit_code == 1
    assert json.loads(told.stdout)["items"][0]["place"] == "file"
    with desk(ledger_url(file)) as opened:
        assert unavailable(opened.client.get(f"{STATE}/facts"))
        assert opened.client.get("/livez").status_code == 200


def test_clients_that_are_slow_hold_up_nobody(besieged: str) -> None:
    with desk(besieged) as opened:
        terms = Terms(body_time=2, concurrency=200)
        app = create_app(opened.tracker, lambda: NOW, terms)
        with listening(app, config(app, terms)) as address, ThreadPoolExecutor(20) as callers:
            host, _, port = address.removeprefix("http://").partition(":")
            head = f"POST {FACTS} HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {opened.token}\r\n"

            def dawdle() -> bytes:
                with socket.create_connection((host, int(port)), timeout=60) as connection:
                    connection.sendall(f"{head}Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{{".encode())
                    return connection.recv(12)

            slow = [callers.submit(dawdle) for _ in range(20)]
            with closing(Client(int(port), opened.token)) as quick:
                assert quick.post(FACTS, session("meanwhile", 1_000))[0] == 201
            assert {one.result() for one in slow} == {b"HTTP/1.1 408"}
    assert keys(besieged)[-1] == "meanwhile"


@LINUX
def test_an_upload_without_end_is_not_kept(start: Nursery, besieged: str, token: str) -> None:
    server = start.begin(besieged, "serve", "--port", "0")
    port = server.port()
    with closing(Client(port, token)) as client:
        client.tag(STATE)
    before = _memory(server.number)
    piece = b" " * 2**20
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    connection.putrequest("POST", "/import")
    for name, value in (
        ("Authorization", f"Bearer {token}"),
        ("Content-Type", "application/json"),
        ("Transfer-Encoding", "chunked"),
    ):
        connection.putheader(name, value)
    connection.endheaders()
    sent = 0
    with suppress(OSError):  # whoever is refused may find the line closed
        for _ in range(256):
            connection.send(b"%x\r\n%s\r\n" % (len(piece), piece))
            sent += 1
    with suppress(OSError):
        assert connection.getresponse().status == 413
    connection.close()
    assert sent < 256
    assert _memory(server.number) - before < 100 * 2**20
    with closing(Client(port, token)) as client:
        assert client.post(FACTS, session("after", 1_000))[0] == 201
    server.kill()


def _memory(process: int) -> int:
    """The most memory that a process ever held, in bytes."""
    status = Path(f"/proc/{process}/status").read_text()
    return 1024 * int(status.partition("VmHWM:")[2].split()[0])


SPOIL = "UPDATE stored_events SET state = {} WHERE originator_id = '{}' AND originator_version = 2"


def test_a_ledger_of_which_one_stream_is_damaged_answers_about_the_others(besieged: str) -> None:
    change(besieged, SPOIL.format("x'00'" if besieged.startswith("sqlite") else r"'\x00'", COUNCIL))
    with desk(besieged) as opened:
        assert unavailable(opened.client.get(STATE))
        assert opened.client.get(f"/mechanisms/{SUMMIT}").status_code == 200
    told = runner(besieged)("state", COUNCIL)
    assert (told.exit_code, "event " in told.stderr) == (1, True)
