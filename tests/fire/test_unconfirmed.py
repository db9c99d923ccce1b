"""A standby that is waited for, and is away: what no standby has confirmed is not acknowledged, however the wait ends."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from time import monotonic, sleep
from typing import Any

import psycopg
import pytest

from tests.doors.scribe import BOOK, FACTS, HELD
from tests.engines import PostgreSQL
from tests.fire.programs import LONGEST
from tests.fire.test_standby import POSITION, newest, served

_WAITS = "SELECT pid FROM pg_stat_activity WHERE wait_event = 'SyncRep' AND datname = current_database()"


@contextmanager
def waiting(url: str, names: str) -> Iterator[psycopg.Connection[Any]]:
    """Nothing is committed without the word of a standby of that name. Gives a connection that does not wait itself."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"ALTER SYSTEM SET synchronous_standby_names = '{names}'".encode())
        connection.execute("SELECT pg_reload_conf()")
        try:
            yield connection
        finally:
            connection.execute("ALTER SYSTEM RESET synchronous_standby_names")
            connection.execute("SELECT pg_reload_conf()")


def break_off(connection: psycopg.Connection[Any]) -> None:
    """Break off the wait of whoever waits for a standby, once somebody does."""
    deadline = monotonic() + LONGEST
    while (waits := connection.execute(_WAITS).fetchone()) is None:
        assert monotonic() < deadline
        sleep(0.01)
    connection.execute("SELECT pg_cancel_backend(%s)", waits)


def test_what_no_standby_has_is_not_acknowledged_also_when_it_is_sent_again(
    postgresql: PostgreSQL, caplog: pytest.LogCaptureFixture
) -> None:
    with postgresql.place() as url, served(url, None) as (client, key), ThreadPoolExecutor(1) as desk:
        assert client.post("/import", json=BOOK, headers=key).status_code == 201
        before, named = newest(client.get("/ledger?limit=1000")), {**key, "Idempotency-Key": "held"}
        with waiting(url, "somebody") as connection:
            for _ in ("first", "again"):
                asked = desk.submit(client.post, FACTS, json=HELD, headers=named)
                break_off(connection)
                answer = asked.result(LONGEST)
                assert (answer.status_code, answer.json()["type"]) == (503, "urn:detente:problem:ledger-unavailable")
                assert "no standby has confirmed" in caplog.text
                caplog.clear()
                assert answer.headers["Retry-After"].isdigit()
                assert newest(client.get("/ledger?limit=1000")) == before + 1
        again = client.post(FACTS, json=HELD, headers=named)
        assert (again.status_code, again.headers["Idempotent-Replayed"]) == (201, "true")
        assert int(again.headers[POSITION]) == before + 1 == newest(client.get("/ledger?limit=1000"))
