"""Answers from a hot standby: as of a moment ago for whoever does not mind, and never without what one has recorded oneself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import sleep
from typing import Any

import psycopg
import pytest
from starlette.testclient import TestClient

from api.bootstrap import bootstrap
from api.ledger import BadLedgerUrl, open_ledger
from api.rest import create_app
from api.settings import Settings
from tests.doors.conftest import now
from tests.doors.scribe import BOOK, FACTS, HELD, UNHURRIED
from tests.engines import PostgreSQL, standby

POSITION = "Detente-Position"


@pytest.fixture(scope="module")
def beside(postgresql: PostgreSQL) -> Iterator[PostgreSQL]:
    """A standby of the server of these tests."""
    with standby(postgresql) as running:
        yield running


@contextmanager
def served(database: str, read_database: str | None) -> Iterator[tuple[TestClient, dict[str, str]]]:
    """A client of a server that also reads from another database, and the header that shows a key."""
    with bootstrap(Settings(database=database, read_database=read_database)) as tracker:
        _, token = tracker.create_key("desk", ("record",), now())
        with TestClient(create_app(tracker, now, UNHURRIED)) as client:
            yield client, {"Authorization": f"Bearer {token}"}


@contextmanager
def paused(beside: PostgreSQL) -> Iterator[None]:
    """The standby takes over nothing."""
    _ask(beside, "SELECT pg_wal_replay_pause()")
    try:
        yield
    finally:
        _ask(beside, "SELECT pg_wal_replay_resume()")


def _ask(server: PostgreSQL, statement: str) -> list[Any]:
    with psycopg.connect(server.url("postgres"), autocommit=True) as connection:
        return connection.execute(statement.encode()).fetchall()


def newest(answer: Any) -> int:
    """The newest position that an answer knows of."""
    assert answer.status_code == 200, answer.text
    return int(answer.json()["items"][-1]["position"])


def test_what_one_has_recorded_one_reads(postgresql: PostgreSQL, beside: PostgreSQL) -> None:
    with postgresql.place() as url, served(url, beside.url(_database(url))) as (client, key):
        first = client.post("/import", json=BOOK, headers=key)
        assert first.status_code == 201, first.text
        position = int(first.headers[POSITION])
        log = "/ledger?limit=1000"
        assert newest(client.get(log, headers={POSITION: str(position)})) == position
        with paused(beside):
            more = client.post(FACTS, json=HELD, headers=key)
            later = int(more.headers[POSITION])
            assert later > position
            assert newest(client.get(log)) == position, "the standby answers whoever does not mind"
            assert newest(client.get(log, headers={POSITION: str(later)})) == later, "the primary answers whoever does"
            again = client.post(FACTS, json=HELD, headers=key)
            assert (again.status_code, again.headers[POSITION]) == (200, str(later)), "recording reads what is newest"
        assert newest(client.get(log, headers={POSITION: str(later)})) == later


def test_who_serves_a_standby_alone_keeps_no_answers(postgresql: PostgreSQL, beside: PostgreSQL) -> None:
    with postgresql.place() as url, open_ledger(url) as ledger:
        assert ledger.pulse() is not None
        while not _ask(beside, "SELECT 1 FROM pg_database WHERE datname = '" + _database(url) + "'"):
            sleep(0.01)
        here = beside.url(_database(url))
        while not _is_there(here):
            sleep(0.01)
        with open_ledger(here, as_it_lies=True) as copy:
            assert copy.pulse() is None


def _database(url: str) -> str:
    return url.split("/")[3].partition("?")[0]


def _is_there(url: str) -> bool:
    with psycopg.connect(url) as connection:
        return connection.execute("SELECT to_regclass('detente.layout')").fetchone() != (None,)


def test_a_standby_that_is_away_is_not_missed(postgresql: PostgreSQL) -> None:
    with postgresql.place() as url, served(url, "postgresql://detente@127.0.0.1:1/nowhere?connect_timeout=1") as (client, key):
        assert client.post("/import", json=BOOK, headers=key).status_code == 201
        assert newest(client.get("/ledger?limit=1000")) > 0


@pytest.mark.parametrize("value", ["", "-1", "1.5", "later", "1" * 19, "１"])
def test_a_position_that_is_none_is_refused(value: str) -> None:
    with bootstrap(Settings(database="sqlite://")) as tracker, TestClient(create_app(tracker, now)) as client:
        answer = client.get("/ledger", headers={POSITION.encode(): value.encode()})
        assert (answer.status_code, answer.json()["type"]) == (400, "urn:detente:problem:bad-request")
        assert POSITION in answer.json()["detail"]
        assert [fault["field"] for fault in answer.json()["errors"]] == [POSITION]


def test_a_file_is_always_fresh() -> None:
    with served("sqlite://", None) as (client, key):
        position = client.post("/import", json=BOOK, headers=key).headers[POSITION]
        assert newest(client.get("/ledger?limit=1000", headers={POSITION: position})) == int(position)
    with pytest.raises(BadLedgerUrl, match="standby"):
        open_ledger("sqlite://", read_from="postgresql:///x")
