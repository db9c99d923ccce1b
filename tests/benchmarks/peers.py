"""Beside others who keep events: the stock repository of the library, and emmett, an event store for Node."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path
from random import Random
from time import perf_counter, process_time
from uuid import UUID

import orjson
from eventsourcing.application import Application
from eventsourcing.domain import Aggregate, event

from api.tracker import Tracker, open_tracker
from domain.dates import end_of
from domain.dossier import Clocks
from tests.benchmarks.asking import CHANNEL, POINTS, each, points
from tests.benchmarks.measure import AS_FAST, HUNDREDFOLD, ROUNDS, Clock, Row, Way, beside, timed
from tests.benchmarks.sizes import Size
from tests.generated.ledgers import actors, mechanism
from tests.generated.pouring import pour

NEWEST = Clocks(date(2025, 6, 1), end_of(date(2025, 6, 1)))
EMMETT = Path(__file__).parent / "emmett"
INSTALL = ("npm", "install", "--no-package-lock", "--no-audit", "--no-fund", "--loglevel=error")
PATIENCE = 1_200
"""Seconds to wait for what is installed, and for what it measures."""


class Channel(Aggregate):
    """What the stock library would make of a channel: a status and a since, in the order of recording."""

    def __init__(self, name: str) -> None:
        self.name, self.status, self.since = name, "none", ""

    @event("Told")
    def tell(self, status: str, since: str) -> None:
        self.status, self.since = status, since


def stock(folder: Path, size: Size) -> Iterator[Row]:
    """The stock repository, default transcoder: the state after any number of events, and after all."""
    for events in (100, size.stream):
        environment = {"PERSISTENCE_MODULE": "eventsourcing.sqlite", "SQLITE_DBNAME": str(folder / f"stock-{events}.db")}
        application = Application[UUID](env=environment)
        channel = Channel("A channel")
        for number in range(events - 1):
            channel.tell("active", f"2{number % 1_000:03}-01-01")
        application.save(channel)
        chance = Random(5)
        versions = [chance.randint(1, events) for _ in range(POINTS)]
        times = 20 if events == 100 else 1
        past = each(versions, lambda version: application.repository.get(channel.id, version=version))  # noqa: B023 -- used here
        now = partial(application.repository.get, channel.id)
        theirs = {"past": _seconds(past, times), "now": _seconds(now, times)}
        yield from _rows(folder, events, "the stock eventsourcing repository", theirs, process_time)
        application.close()


def emmett(folder: Path, size: Size) -> Iterator[Row | str]:
    """Emmett with its store in SQLite, measured in Node, where it installs."""
    program = _installed(folder / "emmett")
    if isinstance(program, str):
        yield f"left out: emmett, {program}"
        return
    asked = ("node", program, folder / "emmett.db", "100", str(size.stream))
    done = subprocess.run(asked, cwd=program.parent, capture_output=True, timeout=PATIENCE, check=False)
    if done.returncode:
        yield f"left out: emmett, which ends with {_last(done.stderr)}"
        return
    for events, theirs in orjson.loads(done.stdout).items():
        yield from _rows(folder, int(events), "emmett-sqlite", theirs, perf_counter)


def _installed(folder: Path) -> Path | str:
    """The program that measures emmett, with all that it needs; or why there is none."""
    if not all(map(shutil.which, ("node", "npm"))):
        return "for which there is no node or npm here"
    shutil.copytree(EMMETT, folder)
    try:
        done = subprocess.run(INSTALL, cwd=folder, capture_output=True, timeout=PATIENCE, check=False)
    except subprocess.TimeoutExpired:
        return f"which did not install within {PATIENCE} s"
    return f"which did not install: {_last(done.stderr)}" if done.returncode else folder / "peer.mjs"


def _last(errors: bytes) -> str:
    return (errors.decode(errors="replace").strip().splitlines() or ["no word"])[-1][:200]


def _rows(folder: Path, events: int, peer: str, theirs: Mapping[str, list[float]], clock: Clock) -> Iterator[Row]:
    """Ours beside the seconds that a peer needs for a stream of so many events."""
    file = folder / f"ours-{events}.db"
    if not file.exists():
        pour([*actors(), *mechanism(1, 0, events)], file)
    with closing(open_tracker(f"sqlite:///{file}")) as tracker:
        for name, (what, ours) in _ways(tracker).items():
            if name in theirs:
                target = HUNDREDFOLD if name == "past" else AS_FAST
                yield beside(f"{what} of {events}", ours, f"{peer}: {_TOLD[name]}", theirs[name], target, times=POINTS, clock=clock)


_TOLD = {"past": "replay to a version", "now": "replay of all", "read": "reading it", "append": "appending one event"}


def _ways(tracker: Tracker) -> Mapping[str, tuple[str, Way]]:
    """What each name means, and how it is done here."""
    past = each(points(), lambda clocks: tracker.standing(CHANNEL, clocks))
    return {
        "past": ("status at any point of the past, of a stream", past),
        "now": ("status by all that is known, of a stream", lambda: tracker.standing(CHANNEL, NEWEST)),
        "read": ("the events of a stream", lambda: tracker._ledger.stream(CHANNEL)),
    }


def _seconds(way: Way, times: int) -> list[float]:
    return [timed(way, times, process_time) for _ in range(ROUNDS + 1)][1:]
