"""``python -m tests.soak [MINUTES] [MECHANISMS] [FACTS]``; half an hour, ten thousand and a hundred unless given."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from signal import SIGTERM
from tempfile import TemporaryDirectory
from threading import Event
from time import monotonic, sleep

from api.bootstrap import now
from api.tracker import Tracker, open_tracker
from tests.fire.programs import Program, nursery
from tests.soak.aftermath import aftermath
from tests.soak.course import MIB, Course
from tests.soak.ledgers import made
from tests.soak.load import Caller, Tally, followed
from tests.soak.table import rows

CALLERS = int(os.environ.get("SOAK_CALLERS", "8"))
GLANCE = 1.0
"""Seconds between two looks at the memory."""
MOST = int(os.environ.get("SOAK_MEMORY", "1536")) * MIB
"""Bytes of memory that the server may hold."""
COPIES = 3
"""How many copies are made meanwhile."""


@dataclass
class Siege:
    """What was seen meanwhile."""

    begun: datetime
    course: Course = field(default_factory=partial(Course, MOST))
    tally: Tally = field(default_factory=Tally)
    followed: list[int] = field(default_factory=list)
    copies: list[tuple[int, str]] = field(default_factory=list)

    @property
    def name(self) -> str:
        """What nothing is called that another siege recorded."""
        return f"soak-{self.begun:%Y%m%d%H%M%S}"

    def faults(self) -> Iterator[str]:
        """What should not have been."""
        yield from (f"a request failed: {failure}" for failure in self.tally.failures[:10])
        if not self.followed or self.followed != list(range(self.followed[0], self.followed[0] + len(self.followed))):
            yield "whoever followed was not told every event once and in order"
        yield from self.course.faults()


def main(minutes: float, mechanisms: int, facts: int) -> int:
    """Besiege a server. Returns how the command is to end."""
    with TemporaryDirectory(prefix="detente-soak-") as folder, nursery(Path(folder)) as start:
        url = made(Path(os.environ.get("LEDGER") or Path(folder) / "ledger.db"), mechanisms, facts)
        siege = Siege(now())
        with closing(open_tracker(url)) as tracker:
            before = tracker.position()
            server = start.begin(url, "serve", "--port", "0")
            try:
                _besiege(siege, server, tracker, Path(folder) / "copy.db", minutes * 60, mechanisms)
            finally:
                server.end(SIGTERM)
        for line in (*rows(siege.tally), *siege.course.told()):
            print(line)
        acknowledged, told = len(siege.tally.acknowledged), len(siege.followed)
        print(f"{acknowledged} facts acknowledged, {told} events followed, {len(siege.copies)} copies made", flush=True)
        faults = [*siege.faults(), *aftermath(url, siege.name, before, siege.tally.acknowledged, siege.copies)]
        for fault in faults:
            print(f"FAULT: {fault}")
    return 1 if faults else 0


def _besiege(siege: Siege, server: Program, tracker: Tracker, copy: Path, seconds: float, mechanisms: int) -> None:
    port, enough, until = server.port(), Event(), monotonic() + seconds
    today = siege.begun.astimezone(UTC).date()
    with ThreadPoolExecutor(CALLERS + 2) as threads:
        callers = [_caller(siege, tracker, port, number, mechanisms, today) for number in range(CALLERS)]
        calling = [threads.submit(caller.go_on, enough, siege.tally) for caller in callers]
        following = threads.submit(lambda: siege.followed.extend(followed(port, enough)))
        copying = threads.submit(_copy, siege, tracker, copy, seconds, enough)
        while monotonic() < until and not any(one.done() for one in calling):
            sleep(GLANCE)
            siege.course.look(server.number)
        enough.set()
        for one in (*calling, copying):
            one.result()
        last = _caller(siege, tracker, port, CALLERS, mechanisms, today)
        last.announce()  # whoever follows hears of it, and sees that it is enough
        following.result(timeout=90)


def _caller(siege: Siege, tracker: Tracker, port: int, number: int, mechanisms: int, today: date) -> Caller:
    name = f"{siege.name}-{number}"
    return Caller(port, tracker.create_key(name, ("record",), siege.begun)[1], name, mechanisms, today)


def _copy(siege: Siege, tracker: Tracker, file: Path, seconds: float, enough: Event) -> None:
    for _ in range(COPIES):
        if enough.wait(seconds / (COPIES + 1)):
            return
        siege.copies.append(tracker.back_up(file, overwrite=True))


if __name__ == "__main__":
    minutes, mechanisms, facts = (*sys.argv[1:], *("30", "10000", "100")[len(sys.argv) - 1 :])
    with suppress(KeyboardInterrupt):
        sys.exit(main(float(minutes), int(mechanisms), int(facts)))
