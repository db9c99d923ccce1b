from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from api.ledger import Conflict, Ledger, open_ledger
from tests.unit.ledger.words import CHANNEL, NOON, actor, record

WRITERS = 8
EACH = 10
ROOT = Path(__file__).parents[3]
ANOTHER_PROCESS = f"""
import sys
from api.ledger import open_ledger
from tests.unit.ledger.test_concurrency import write
with open_ledger(sys.argv[1]) as ledger:
    write(ledger, sys.argv[2], {EACH})
"""


def write(ledger: Ledger, name: str, count: int) -> None:
    """Append ``count`` events to one stream that others write to, each after reading it anew on a conflict."""
    done = 0
    while done < count:
        stream = ledger.stream("shared")
        version = stream.version if stream else 0
        try:
            ledger.append({"shared": [actor(f"{name}-{done}")]}, expected={"shared": version}, recorded_at=NOON)
        except Conflict:
            continue
        done += 1


def names(ledger: Ledger) -> list[str]:
    stream = ledger.stream("shared")
    return sorted(str(getattr(item.event, "name", "")) for item in stream.events) if stream else []


def assert_nothing_is_lost(ledger: Ledger, writers: int) -> None:
    assert names(ledger) == sorted(f"{writer}-{n}" for writer in range(writers) for n in range(EACH))
    assert [item.position for item in ledger.read()] == list(range(1, writers * EACH + 1))
    assert list(ledger.verify()) == []


def test_writers_in_threads_lose_nothing(ledger: Ledger) -> None:
    with ThreadPoolExecutor(WRITERS) as threads:
        list(threads.map(lambda n: write(ledger, str(n), EACH), range(WRITERS)))
    assert_nothing_is_lost(ledger, WRITERS)


def test_writers_in_processes_lose_nothing(place: str) -> None:
    writers = [subprocess.Popen([sys.executable, "-c", ANOTHER_PROCESS, place, str(n)], cwd=ROOT) for n in range(2)]
    assert [writer.wait(timeout=120) for writer in writers] == [0, 0]
    with open_ledger(place) as ledger:
        assert_nothing_is_lost(ledger, 2)


def test_a_reader_sees_whole_appends_only(ledger: Ledger) -> None:
    def appends() -> None:
        for version in range(0, 60, 3):
            batches = {name: [actor(name)] * 3 for name in ("a", "b")}
            ledger.append(batches, expected=dict.fromkeys(batches, version), recorded_at=NOON)

    with ThreadPoolExecutor(5) as threads:
        writing = threads.submit(appends)
        seen = [threads.submit(lambda: len(ledger.read())) for _ in range(200)]
        writing.result(timeout=60)
        counts = {reading.result(timeout=60) for reading in seen}
    assert all(count % 6 == 0 for count in counts)


def test_more_readers_than_connections(ledger: Ledger) -> None:
    record(ledger, 5)
    with ThreadPoolExecutor(40) as threads:
        streams = list(threads.map(ledger.stream, [CHANNEL] * 400))
    assert {stream.version for stream in streams if stream} == {5}
