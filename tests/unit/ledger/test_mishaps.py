"""A full disk, a killed program, a file held by another: what was acknowledged stays, and the ledger goes on."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path
from threading import Barrier
from time import sleep

import pytest

from api.ledger import Ledger, Unavailable, engine, open_ledger
from api.ledger.port import Cursor
from tests.unit.ledger.words import CHANNEL, NOON, actor, record

ROOT = Path(__file__).parents[3]
WRITES_UNTIL_KILLED = """
import sys
from api.ledger import open_ledger
from tests.unit.ledger.words import record
with open_ledger(sys.argv[1]) as ledger:
    while True:
        record(ledger, 3)
        print(ledger.position(), flush=True)
"""


def test_after_a_full_file_the_ledger_goes_on(path: Path) -> None:
    with open_ledger(f"sqlite:///{path}") as ledger:
        record(ledger, 2)
        with ledger._recorder.store.transaction(commit=True) as cursor:
            cursor.execute("PRAGMA max_page_count=30")
        large = [actor("A" * 15_000)] * 20
        for _ in range(2):
            with pytest.raises(Unavailable, match="full"):
                ledger.append({"a": large}, expected={}, recorded_at=NOON)
        record(ledger, 1)
        assert (ledger.position(), ledger.stream("a"), list(ledger.verify())) == (3, None, [])


def test_who_fails_to_write_much_holds_no_more_in_memory_than_before(path: Path) -> None:
    with open_ledger(f"sqlite:///{path}") as ledger:
        store = ledger._recorder.store
        with suppress(LookupError), store.at_length() as cursor:
            assert held(cursor) == [(-64_000,)]
            raise LookupError
        with store.transaction(commit=True) as cursor:
            assert held(cursor) == [(-2_000,)]


def held(cursor: Cursor) -> object:
    """How much is held in memory, as SQLite has it: the negative number of KiB."""
    cursor.execute("PRAGMA cache_size")
    return cursor.fetchall()


def test_what_a_killed_program_had_acknowledged_is_kept(place: str) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", WRITES_UNTIL_KILLED, place], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout is not None
        acknowledged = [int(writer.stdout.readline()) for _ in range(5)][-1]
        writer.kill()
    with open_ledger(place) as ledger:
        assert ledger.position() >= acknowledged
        assert ledger.position() % 3 == 0
        record(ledger, 1)
        assert list(ledger.verify()) == []


def test_a_file_held_by_another_program_is_waited_for_and_then_given_up(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "LOCK_TIMEOUT", 1)
    with open_ledger(f"sqlite:///{path}") as ledger, closing(sqlite3.connect(path, isolation_level=None)) as other:
        record(ledger, 1)
        other.execute("BEGIN IMMEDIATE")
        assert ledger.stream(CHANNEL) is not None
        with pytest.raises(Unavailable, match="locked"):
            record(ledger, 1)
        other.execute("ROLLBACK")
        record(ledger, 1)
        assert ledger.position() == 2


def test_a_ledger_is_closed_only_when_nobody_uses_it(place: str) -> None:
    """To close a connection under a statement that runs would end the whole program."""
    for _ in range(20):
        ledger = open_ledger(place)
        begun = Barrier(5)

        def read(ledger: Ledger = ledger, begun: Barrier = begun) -> str:
            begun.wait()
            with suppress(Unavailable):
                while True:
                    assert ledger.position() == 0
                    assert ledger.news(0) == []
            return "told so"

        with ThreadPoolExecutor(4) as readers:
            told = [readers.submit(read) for _ in range(4)]
            begun.wait()
            sleep(0.005)
            ledger.close()
        assert [one.result() for one in told] == ["told so"] * 4
