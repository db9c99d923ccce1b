"""``python -m tests.soak [MINUTES] [MECHANISMS] [FACTS]``; half an hour, ten thousand and a hundred unless given."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from signal import SIGTERM
from statistics import quantiles
from tempfile import TemporaryDirectory
from threading import Event
from time import monotonic, sleep

from api.settings import ledger_url
from api.tracker import Tracker, open_tracker
from tests.fire.programs import Program, nursery
from tests.generated.ledgers import ledger
from tests.generated.pouring import pour
from tests.soak.load import Caller, Tally, followed

NOW = datetime(2025, 6, 1, tzinfo=UTC)
CALLERS = 8
PAUSE = float(os.environ.get("SOAK_PAUSE", "1"))
"""Seconds between two looks at the memory."""
MOST = int(os.environ.get("SOAK_MEMORY", "1536")) * 2**20
"""Bytes of memory that the server may hold."""
GROWTH = 1.15
"""How much more it may hold in the last quarter of the time than in the second."""


@dataclass
class Siege:
    """What was seen meanwhile."""

    tally: Tally = field(default_factory=Tally)
    memory: list[int] = field(default_factory=list)
    followed: list[int] = field(default_factory=list)
    copies: list[tuple[int, str]] = field(default_factory=list)

    def faults(self) -> Iterator[str]:
        """What should not have been."""
        yield from (f"a request failed: {failure}" for failure in self.tally.failures[:10])
        if self.followed != list(range(self.followed[0], self.followed[0] + len(self.followed))) if self.followed else True:
            yield "whoever followed was not told every event once and in order"
        quarter = max(1, len(self.memory) // 4)
        early, late = self.memory[quarter : 2 * quarter] or self.memory, self.memory[-quarter:]
        if max(self.memory) > MOST:
            yield f"the server held {max(self.memory) / 2**20:.0f} MiB"
        if max(late) > GROWTH * max(early) + 16 * 2**20:
            yield f"its memory grew from {max(early) / 2**20:.0f} to {max(late) / 2**20:.0f} MiB"


def main(minutes: float, mechanisms: int, facts: int) -> int:
    """Besiege a server. Returns how the command is to end."""
    with TemporaryDirectory(prefix="detente-soak-") as folder, nursery(Path(folder)) as start:
        file, began = Path(folder) / "ledger.db", monotonic()
        count = pour(ledger(1, mechanisms, facts), file)
        with closing(open_tracker(ledger_url(file))) as tracker:
            tracker.rebuild()
            token = tracker.create_key("soak", ("record",), NOW)[1]
            print(f"{count} events, ready after {monotonic() - began:.0f} s", flush=True)
            siege = Siege()
            server = start.begin(ledger_url(file), "serve", "--port", "0")
            _besiege(siege, server, tracker, Path(folder), token, minutes * 60, mechanisms)
            server.end(SIGTERM)
            faults = [*siege.faults(), *_lost(siege, tracker), *_copied(siege, tracker)]
            faults += [f"verify: {problem}" for problem in tracker.verify()]
        _tell(siege, faults)
    return 1 if faults else 0


def _besiege(siege: Siege, server: Program, tracker: Tracker, folder: Path, token: str, seconds: float, mechanisms: int) -> None:
    port, enough, until = server.port(), Event(), monotonic() + seconds
    with ThreadPoolExecutor(CALLERS + 1) as threads:
        calling = [threads.submit(Caller(port, token, str(n), mechanisms).go_on, enough, siege.tally) for n in range(CALLERS)]
        following = threads.submit(lambda: siege.followed.extend(followed(port, enough)))
        while monotonic() < until:
            sleep(PAUSE)
            siege.memory.append(_memory(server.number))
            if len(siege.memory) % 120 == 60:
                siege.copies.append(tracker.back_up(folder / "copy.db", overwrite=True))
        enough.set()
        for one in calling:
            one.result()
        tracker.create_key("wakes whoever follows", ("record",), NOW)
        following.result(timeout=90)


def _memory(process: int) -> int:
    """The memory that a process holds, in bytes."""
    return 1024 * int(Path(f"/proc/{process}/status").read_text().partition("VmRSS:")[2].split()[0])


def _lost(siege: Siege, tracker: Tracker) -> Iterator[str]:
    """What was acknowledged and is not there."""
    there: Counter[str] = Counter()
    after = 0
    while page := tracker.log(after, 10_000):
        after = page[-1].position
        there.update(str(item.data.get("key")) for item in page if str(item.data.get("key", "")).startswith("soak-"))
    for key in siege.tally.acknowledged:
        if there[key] != 1:
            yield f"{key} was acknowledged, and is there {there[key]} times"


def _copied(siege: Siege, tracker: Tracker) -> Iterator[str]:
    for position, digest in siege.copies:
        if tracker.log(position - 1, 1)[0].digest != digest:
            yield f"the copy made at {position} has another head"


def _tell(siege: Siege, faults: list[str]) -> None:
    print("| Request | Times | Late (503) | p50 ms | p99 ms | worst ms |\n|---|---|---|---|---|---|")
    for kind, seconds in sorted(siege.tally.seconds.items()):
        cuts = quantiles(seconds, n=100) if len(seconds) > 1 else seconds * 99
        times = " | ".join(f"{one * 1e3:.1f}" for one in (cuts[49], cuts[98], max(seconds)))
        print(f"| {kind} | {len(seconds)} | {siege.tally.late[kind]} | {times} |")
    first, most, last = (size / 2**20 for size in (siege.memory[0], max(siege.memory), siege.memory[-1]))
    print(f"memory of the server: {first:.0f} MiB at first, {most:.0f} at most, {last:.0f} at last")
    acknowledged, told = len(siege.tally.acknowledged), len(siege.followed)
    print(f"{acknowledged} facts acknowledged, {told} events followed, {len(siege.copies)} copies made")
    for fault in faults:
        print(f"FAULT: {fault}")


if __name__ == "__main__":
    minutes, mechanisms, facts = (*sys.argv[1:], *("30", "10000", "100")[len(sys.argv) - 1 :])
    with suppress(KeyboardInterrupt):
        sys.exit(main(float(minutes), int(mechanisms), int(facts)))
