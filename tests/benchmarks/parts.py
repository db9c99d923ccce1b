"""The parts of the benchmarks, each measured in a folder and a process of its own: none in the memory of another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory

from api.gathering import seldom
from tests.benchmarks.asking import status
from tests.benchmarks.measure import Row
from tests.benchmarks.peers import emmett, stock
from tests.benchmarks.recording import appending, importing, recording
from tests.benchmarks.serving import serving
from tests.benchmarks.sizes import SIZES, Size
from tests.benchmarks.worlds import worlds

Part = Callable[[Path, Size], Iterable[Row | str]]
"""Gives rows, or a sentence that says why there is none."""
PARTS: Mapping[str, Part] = {
    "recording": recording,
    "appending": appending,
    "importing": importing,
    "status": status,
    "serving": serving,
    "stock": stock,
    "emmett": emmett,
    "worlds": worlds,
}


def measured(part: str, size: str) -> Iterator[Row | str]:
    """What a part of that name gives, row by row; a sentence where it fails."""
    context = get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_measure, args=(part, size, there))
    process.start()
    there.close()
    try:
        while True:
            yield here.recv()
    except EOFError:
        process.join()
    if process.exitcode:
        yield f"left out: the rest of {part}, which ended with {process.exitcode}"


def _measure(part: str, size: str, there: Connection) -> None:
    seldom()  # as `detente` does
    with TemporaryDirectory() as folder:
        for row in PARTS[part](Path(folder), SIZES[size]):
            there.send(row)
