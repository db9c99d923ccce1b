"""Killed at random instants, of single records and of bulk imports: what was acknowledged is there, and no batch is half there.

``CRASHES`` is how often (20 unless set), ``CRASH_SEED`` repeats a run. Every instant is drawn from the seed; what lies under way
then is up to the machine.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from dataclasses import dataclass, field
from http.client import HTTPException
from pathlib import Path
from random import Random, SystemRandom
from threading import Event
from time import monotonic, sleep

import pytest

from api.bootstrap import moved
from api.cartography import LONG
from api.settings import ledger_url
from api.tracker import open_tracker
from tests.doors.fictional import COUNCIL
from tests.engines import server
from tests.fire.books import FACTS, batch, session
from tests.fire.programs import Client, Nursery

PARTS = 4
CRASHES = int(os.environ.get("CRASHES", "20"))
SEED = os.environ.get("CRASH_SEED")
CHANNELS, SESSIONS = 5, 12
WRITERS = 3


@dataclass
class Siege:
    """One ledger that is written to and killed again and again, and what it acknowledged."""

    start: Nursery
    url: str
    folder: Path
    chance: Random
    token: str
    channels: int = CHANNELS
    sessions: int = SESSIONS
    """How much a batch has."""
    took: float = 1.0
    """About how many seconds an import takes."""
    facts: set[str] = field(default_factory=set)
    """The keys of the facts that were acknowledged."""
    batches: dict[str, bool] = field(default_factory=dict)
    """The batches that were begun, and whether they were acknowledged."""
    told: Counter[str] = field(default_factory=Counter)

    def single(self, number: int, kill: Callable[[], object] | None = None) -> None:
        """Kill a server, or what else is named, while several record fact by fact."""
        server = self.start.begin(self.url, "serve", "--port", "0")
        port, begun = server.port(), Event()

        def write(writer: int) -> None:
            with closing(Client(port, self.token)) as client, suppress(OSError, HTTPException, ValueError):
                for n in range(10_000):
                    key = f"round-{number}-writer-{writer}-{n}"
                    status, answer = client.post(FACTS, session(key, 1_000 + number))
                    assert status in (201, 409, *((503,) if kill else ())), answer  # others may always come first
                    if status == 503:
                        return
                    if status == 201:
                        self.facts.add(key)
                        begun.set()

        with ThreadPoolExecutor(WRITERS) as writers:
            writing = [writers.submit(write, writer) for writer in range(WRITERS)]
            begun.wait(60)
            sleep(self.chance.uniform(0, 0.3))
            if kill:
                kill()
            self.told[f"a server ended with {server.kill()}"] += 1
            for one in writing:
                one.result()

    def bulk(self, number: int, *, spared: bool = False) -> None:
        """Kill an import of a batch of channels."""
        name = f"batch-{number}"
        book = self.folder / f"{name}.json"
        book.write_text(json.dumps(batch(name, self.channels, self.sessions)))
        begun = monotonic()
        program = self.start.begin(self.url, "import", str(book))
        if spared:
            ended = program.end()
            self.took = monotonic() - begun
        else:
            sleep(self.chance.uniform(0, 0.9 * self.took))
            ended = program.kill()
            self.took *= 0.9 if ended == 0 else 1.05  # so that about as many come too late as too early
        self.batches[name] = ended == 0 or bool(program.said())
        self.told[f"an import ended with {ended}"] += 1

    def hold(self) -> None:
        """Everything acknowledged is there, every batch wholly or not at all, and the ledger is sound."""
        with closing(open_tracker(self.url, as_it_lies=True)) as tracker:
            assert [str(problem) for problem in tracker.verify()] == []
            keys = [item.data.get("key") for item in tracker.log(limit=1_000_000, stream=COUNCIL)]
            assert self.facts <= set(keys)
            assert len(keys) == len(set(keys))
            for name, acknowledged in self.batches.items():
                lengths = {tracker.version(f"{name}-{channel}") for channel in range(self.channels)}
                assert lengths in ({1 + self.sessions}, set() if acknowledged else {0})
                self.told[f"of batches was there: {lengths != {0}}"] += not acknowledged


@pytest.mark.parametrize("part", range(PARTS))
def test_killed_at_random_instants(part: int, start: Nursery, besieged: str, tmp_path: Path, token: str) -> None:
    seed = f"{SEED or SystemRandom().randrange(10**6)}"
    siege = Siege(start, besieged, tmp_path, Random(f"{seed}-{part}"), token)
    print(f"CRASH_SEED={seed}, part {part}")
    siege.bulk(10_000, spared=True)
    for number in range(part, CRASHES, PARTS):
        (siege.single if siege.chance.random() < 0.5 else siege.bulk)(number)
        siege.hold()
    print(f"acknowledged facts: {len(siege.facts)}; {dict(siege.told)}")
    assert all(acknowledged for name, acknowledged in siege.batches.items() if name == "batch-10000")


def test_long_imports_killed_at_random_instants(start: Nursery, besieged: str, tmp_path: Path, token: str) -> None:
    """Other processes work out their bands, while they are recorded and after it; whatever these leave undone is charted later."""
    seed = f"{SEED or SystemRandom().randrange(10**6)}"
    siege = Siege(start, besieged, tmp_path, Random(f"{seed}-long"), token, channels=LONG // 40, sessions=40)
    print(f"CRASH_SEED={seed}, long imports")
    siege.bulk(10_000, spared=True)
    for number in range(-(-CRASHES // 10)):
        siege.bulk(number)
        with closing(open_tracker(besieged)) as tracker:
            siege.told["subjects were uncharted"] += tracker.chart()
            assert tracker.chart() == 0
    siege.hold()
    print(f"{dict(siege.told)}")


def test_a_database_server_killed_at_random_instants(
    installed: None, start: Nursery, file: Path, tmp_path: Path, token: str
) -> None:
    seed = f"{SEED or SystemRandom().randrange(10**6)}"
    with server() as own:
        moved(ledger_url(file), url := own.url("postgres"))
        siege = Siege(start, url, tmp_path, Random(f"{seed}-server"), token)
        print(f"CRASH_SEED={seed}, the database server")
        for number in range(-(-CRASHES // PARTS)):
            siege.single(number, own.kill)
            own.start()
            siege.hold()
    print(f"acknowledged facts: {len(siege.facts)}")
    assert siege.facts
