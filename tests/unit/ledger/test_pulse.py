"""The pulse of a ledger: it stands still while nothing is committed, and never while something is."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from time import sleep

import psycopg
import pytest

from api.ledger import Ledger, LedgerError, open_ledger
from api.ledger.postgres.pulse import APART
from tests.engines import PostgreSQL
from tests.unit.ledger.words import NOON, actor

HEAD = "Ada Ax"
SENT_AWAY = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"


@pytest.fixture(params=["memory", "place"])
def ledger(request: pytest.FixtureRequest, place: str) -> Iterator[Ledger]:
    """A ledger on either engine, and in memory."""
    with open_ledger("sqlite://" if request.param == "memory" else place) as opened:
        yield opened


def beat(ledger: Ledger) -> int:
    found = ledger.pulse()
    assert found is not None
    return found


def appended(ledger: Ledger, stream: str) -> None:
    ledger.append({stream: [actor(HEAD)]}, expected={}, recorded_at=NOON)


def test_it_stands_still_while_only_questions_are_asked(ledger: Ledger) -> None:
    appended(ledger, "one")
    assert any(_stands_still(ledger) for _ in range(5)), "a server's own upkeep comes seldom"


def _stands_still(ledger: Ledger) -> bool:
    before = beat(ledger)
    assert ledger.stream("one") is not None
    assert (ledger.position(), ledger.keys.all(), list(ledger.verify())) == (1, (), [])
    ledger.require_writable()
    return beat(ledger) == before


def test_whatever_is_committed_is_felt_at_once(ledger: Ledger) -> None:
    felt = [beat(ledger)]
    appended(ledger, "one")
    felt.append(beat(ledger))
    key, _ = ledger.keys.create("desk", ("record",), NOON)
    felt.append(beat(ledger))
    ledger.keys.revoke(key.id, NOON)
    felt.append(beat(ledger))
    ledger.append({"two": [actor(HEAD)]}, expected={}, recorded_at=NOON)
    felt.append(beat(ledger))
    assert felt == sorted(set(felt))


def test_what_is_refused_changes_no_answer(ledger: Ledger) -> None:
    appended(ledger, "one")
    before = ledger.position()
    with pytest.raises(LedgerError):
        ledger.append({"one": [actor(HEAD)]}, expected={"one": 7}, recorded_at=NOON)
    assert ledger.position() == before


def test_it_is_felt_in_every_ledger_at_the_same_place(place: str) -> None:
    with open_ledger(place) as one, open_ledger(place) as other:
        for number in range(5):
            before = beat(one), beat(other)
            appended(one if number % 2 else other, f"stream-{number}")
            assert (beat(one) > before[0], beat(other) > before[1]) == (True, True)


def test_every_thread_feels_the_same(ledger: Ledger) -> None:
    appended(ledger, "one")
    with ThreadPoolExecutor(8) as threads:
        assert set(threads.map(lambda _: beat(ledger), range(64))) == {beat(ledger)}


def test_a_ledger_that_is_closed_has_none(place: str) -> None:
    for url in (place, "sqlite://"):
        ledger = open_ledger(url)
        beat(ledger)
        ledger.close()
        with pytest.raises(LedgerError, match="closed"):
            ledger.pulse()


def test_what_others_commit_while_someone_has_not_yet_is_felt_each_time(postgresql: PostgreSQL) -> None:
    """A transaction is numbered when it begins to write, and another one with a higher number may be committed first."""
    with postgresql.place() as url, open_ledger(url) as ledger, psycopg.connect(url) as early, psycopg.connect(url) as late:
        felt = [beat(ledger)]
        for connection in (early, late):
            connection.execute("SELECT pg_current_xact_id()")
        assert beat(ledger) == felt[0]
        for connection in (late, early):
            connection.commit()
            felt.append(beat(ledger))
        assert felt == sorted(set(felt))


def test_another_connection_begins_anew_whatever_the_server_counts(postgresql: PostgreSQL) -> None:
    with postgresql.place() as url, open_ledger(url) as ledger, psycopg.connect(url, autocommit=True) as other:
        before = beat(ledger)
        other.execute(SENT_AWAY)
        assert ledger.pulse() is None
        sleep(1.1 * APART)
        assert beat(ledger) > before + 2**64


def test_beside_a_standby_there_is_none(postgresql: PostgreSQL) -> None:
    """What it answers is as of another moment than what the primary would say has been committed."""
    read_from = "postgresql://detente@127.0.0.1:1/nowhere?connect_timeout=1"
    with postgresql.place() as url, open_ledger(url, read_from=read_from) as ledger:
        assert ledger.pulse() is None
