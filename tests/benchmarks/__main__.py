"""Print every row. ``python -m tests.benchmarks [small|middle|full] [part …]``; the parts are named in ``PARTS``."""

from __future__ import annotations

import sys

from tests.benchmarks import table
from tests.benchmarks.measure import Row
from tests.benchmarks.parts import PARTS, measured
from tests.benchmarks.sizes import SIZES


def main(asked: list[str]) -> None:
    """Measure part by part, print each row when it is there, and what they come to."""
    size = next((word for word in asked if word in SIZES), "full")
    found: list[Row | str] = []
    print(table.head(size), flush=True)
    for part in [word for word in asked if word in PARTS] or PARTS:
        for row in measured(part, size):
            print(row if isinstance(row, str) else table.line(row), flush=True)
            found.append(row)
    rows = [row for row in found if isinstance(row, Row)]
    print(f"\n{table.closing(rows, len(found) - len(rows))}")


if __name__ == "__main__":
    main(sys.argv[1:])
