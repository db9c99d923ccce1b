"""A server of PostgreSQL with a standby that it waits for, and those who record and follow while the one gives way to the other."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from threading import Event, Lock
from time import monotonic, sleep

import httpx
import psycopg

from tests.doors.fictional import COUNCIL
from tests.doors.following import Dispatch, dispatches
from tests.engines import PostgreSQL, server, standby
from tests.fire.books import FACTS, batch, session
from tests.fire.programs import LONGEST, Client, Nursery

DURABLE = ("fsync=on", "synchronous_commit=on")
"""What is acknowledged is on the disk."""
WAITING = "synchronous_standby_names=*"
"""What is acknowledged is on the standby's disk, too."""
LEDGER = "ledger"
END = "the-end"
"""The id of the actor that is registered last."""
AGAIN = 0.05
"""Seconds after which is tried again what could not be done."""
_SYNCHRONOUS = "SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'"


@contextmanager
def pair() -> Iterator[tuple[PostgreSQL, PostgreSQL]]:
    """A server, and a standby without whose word it acknowledges nothing."""
    with server(*DURABLE, WAITING) as primary, standby(primary, *DURABLE) as second:
        with psycopg.connect(primary.url("postgres"), autocommit=True) as connection:
            while connection.execute(_SYNCHRONOUS).fetchone() != (1,):
                sleep(AGAIN)
            connection.execute(f"CREATE DATABASE {LEDGER}".encode())
        yield primary, second


def either(primary: PostgreSQL, second: PostgreSQL) -> str:
    """The URL of the ledger on whichever of the two may be written to."""
    return f"postgresql://detente@/{LEDGER}?host={primary.folder},{second.folder}&target_session_attrs=read-write"


@dataclass
class Acknowledged:
    """What was acknowledged meanwhile, and what else was answered."""

    positions: dict[str, int] = field(default_factory=dict)
    """The key of every fact, and the position that was told with it."""
    digests: dict[int, str] = field(default_factory=dict)
    """Positions with the digests that whoever asked or followed was told."""
    batches: list[str] = field(default_factory=list)
    answers: Counter[str] = field(default_factory=Counter)
    followed: list[int] = field(default_factory=list)
    newest: int = 0
    """The newest position that was told."""
    latest: float = 0.0
    longest: float = 0.0
    """Seconds for which nobody was told that anything is recorded, at most."""
    lock: Lock = field(default_factory=Lock)

    def take(self, key: str, position: int) -> None:
        """Somebody was told so."""
        with self.lock:
            moment = monotonic()
            self.longest = max(self.longest, moment - (self.latest or moment))
            self.latest = moment
            self.positions[key] = position
            self.newest = max(self.newest, position)


@dataclass
class Desk:
    """Those who work with servers of one ledger."""

    start: Nursery
    url: str
    folder: Path
    ports: list[int]
    token: str
    told: Acknowledged = field(default_factory=Acknowledged)
    enough: Event = field(default_factory=Event)

    def write(self, writer: int) -> None:
        """Record fact by fact, each until it is acknowledged."""
        for n in count():
            if self.enough.is_set():
                return
            key = f"writer-{writer}-{n}"
            self._insist(self.ports[writer % len(self.ports)], key, session(key, 1_000 + writer))

    def _insist(self, port: int, key: str, fact: object) -> None:
        with closing(Client(port, self.token)) as client:
            while True:
                status, answer, headers = client.tell(FACTS, fact, Idempotency_Key=key)
                self.told.answers[f"{status} {answer.get('type', '')}".strip()] += 1
                if status == 201:
                    self.told.take(key, int(headers["detente-position"]))
                    self.told.answers["told again what was recorded before"] += "idempotent-replayed" in headers
                    return
                assert status == 409 or (status == 503 and headers["retry-after"].isdigit()), answer
                sleep(AGAIN)

    def read(self) -> None:
        """Ask for the state now of one server, now of the other: it rests on whatever was acknowledged before it was asked for."""
        for n in count():
            if self.enough.is_set():
                return
            known = self.told.newest
            answer = httpx.get(f"http://127.0.0.1:{self.ports[n % len(self.ports)]}/mechanisms/{COUNCIL}", timeout=LONGEST)
            self.told.answers[f"who read was told {answer.status_code}"] += 1
            if answer.status_code == 200:
                assert answer.json()["position"] >= known
            else:
                assert (answer.status_code, answer.headers["retry-after"].isdigit()) == (503, True), answer.text

    def import_(self) -> None:
        """Import one batch of channels after the other on the command line, each until it is acknowledged."""
        for n in count():
            book = self.folder / f"batch-{n}.json"
            book.write_text(json.dumps(batch(f"batch-{n}", 3, 4)))
            while not self.enough.is_set():
                program = self.start.begin(self.url, "import", str(book))
                ended = program.end()
                self.told.answers[f"an import ended with {ended}"] += 1
                assert "Traceback" not in program.err.read_text()
                if ended == 0:
                    self.told.batches.append(f"batch-{n}")
                    break
            else:
                return

    def follow(self) -> None:
        """Follow the ledger from its beginning to the end, and come back when the line breaks."""
        for dispatch in self._dispatches():
            self.told.followed.append(dispatch.id)
            self.told.digests[dispatch.id] = dispatch.data["digest"]
            if dispatch.data["stream"] == END:
                return

    def _dispatches(self) -> Iterator[Dispatch]:
        for n in count():
            try:
                yield from self._told_at(self.ports[n % len(self.ports)])
            except httpx.HTTPError:
                self.told.answers["a line to who followed broke"] += 1
            sleep(AGAIN)

    def _told_at(self, port: int) -> Iterator[Dispatch]:
        headers = {"Last-Event-ID": str(self.told.followed[-1] if self.told.followed else 0)}
        address = f"http://127.0.0.1:{port}/ledger/stream"
        with httpx.Client(timeout=LONGEST, trust_env=False) as client, client.stream("GET", address, headers=headers) as response:
            if response.status_code == 200:
                yield from dispatches(response.iter_lines())
            else:
                self.told.answers[f"who followed was told {response.status_code}"] += 1
