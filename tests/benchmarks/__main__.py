"""Print every row."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.importing import importing
from tests.benchmarks.measure import Row

ROWS: tuple[Callable[[Path], Row], ...] = (importing,)


def main() -> None:
    """Measure row by row, each in a folder of its own."""
    for row in ROWS:
        with TemporaryDirectory() as folder:
            print(row(Path(folder)))


if __name__ == "__main__":
    main()
