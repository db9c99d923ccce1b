"""Print every row. ``python -m tests.benchmarks [small|middle|full] [part …]``; the parts are named in ``PARTS``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.asking import growth, status, stock
from tests.benchmarks.measure import Row
from tests.benchmarks.recording import appending, importing, recording
from tests.benchmarks.serving import serving
from tests.benchmarks.sizes import SIZES, Size
from tests.benchmarks.worlds import world
from tests.generated.ledgers import ledger
from tests.generated.pouring import pour


def worlds(folder: Path, size: Size) -> Iterator[Row]:
    """Everything that is asked of one large ledger."""
    file = folder / "world.db"
    pour(ledger(1, size.mechanisms, size.facts), file)
    yield from growth(folder, size, file)
    yield from world(file, size)


PARTS: Mapping[str, Callable[[Path, Size], Iterable[Row]]] = {
    "recording": recording,
    "appending": appending,
    "importing": importing,
    "status": status,
    "serving": serving,
    "stock": stock,
    "worlds": worlds,
}


def main(asked: list[str]) -> None:
    """Measure part by part, each in a folder of its own."""
    name = next((word for word in asked if word in SIZES), "full")
    for part in [word for word in asked if word in PARTS] or PARTS:
        with TemporaryDirectory() as folder:
            for row in PARTS[part](Path(folder), SIZES[name]):
                print(row, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
