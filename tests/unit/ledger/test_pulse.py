"""The pulse of a ledger: it stands still while nothing is committed, and never while something is."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from api.ledger import Ledger, LedgerError, open_ledger
from tests.engines import PostgreSQL
from tests.unit.ledger.words import NOON, actor

HEAD = "Ada Ax"


@pytest.fixture(params=["memory", "file"])
def ledger(request: pytest.FixtureRequest, path: Path) -> Iterator[Ledger]:
    """A ledger in SQLite: a server is not felt without being asked."""
    with open_ledger("sqlite://" if request.param == "memory" else f"sqlite:///{path}") as opened:
        yield opened


def test_a_server_has_none(postgresql: PostgreSQL) -> None:
    with postgresql.place() as url, open_ledger(url) as ledger:
        assert ledger.pulse() is None


def beat(ledger: Ledger) -> int:
    found = ledger.pulse()
    assert found is not None
    return found


def appended(ledger: Ledger, stream: str) -> None:
    ledger.append({stream: [actor(HEAD)]}, expected={}, recorded_at=NOON)


def test_it_stands_still_while_only_questions_are_asked(ledger: Ledger) -> None:
    appended(ledger, "one")
    before = beat(ledger)
    assert ledger.stream("one") is not None
    assert (ledger.position(), ledger.keys.all(), list(ledger.verify())) == (1, (), [])
    ledger.require_writable()
    assert beat(ledger) == before


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


def test_it_is_felt_in_every_ledger_on_the_same_file(path: Path) -> None:
    with open_ledger(f"sqlite:///{path}") as one, open_ledger(f"sqlite:///{path}") as other:
        for number in range(5):
            before = beat(one), beat(other)
            appended(one if number % 2 else other, f"stream-{number}")
            assert (beat(one) > before[0], beat(other) > before[1]) == (True, True)


def test_every_thread_feels_the_same(ledger: Ledger) -> None:
    appended(ledger, "one")
    with ThreadPoolExecutor(8) as threads:
        assert set(threads.map(lambda _: beat(ledger), range(64))) == {beat(ledger)}


def test_a_ledger_that_is_closed_has_none(path: Path) -> None:
    for url in (f"sqlite:///{path}", "sqlite://"):
        ledger = open_ledger(url)
        beat(ledger)
        ledger.close()
        with pytest.raises(LedgerError, match="closed"):
            ledger.pulse()
