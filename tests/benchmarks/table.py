"""The rows as a table: in columns for the eye, and in Markdown for docs/reference/performance."""

from __future__ import annotations

import os
import platform
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import median

from domain.replay import sweep
from tests.benchmarks.measure import Row, Verdict

WIDTHS = (86, 9, 13, 6, 5, 11, 16, 56, 16, 4)
HEAD = ("Work", "Reached", "Spread", "Must", "Aim", "Verdict", "Takes", "Beside", "Takes", "Note")
_STEPS = ((1, 1, "s"), (1e-3, 1e3, "ms"), (0, 1e6, "µs"))


def head(size: str) -> str:
    """Of which machine and size the table is, and its first two lines."""
    how = "interpreted" if str(sweep.__file__).endswith(".py") else "compiled"
    of = f"{size}; {os.cpu_count()} cores, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, domain {how}"
    rule = "|".join("-" * (width + 2) for width in WIDTHS)
    return f"SIZE={of}\n\n{_line(HEAD)}\n|{rule}|"


def line(row: Row) -> str:
    """One row."""
    target = row.target
    is_least = target is not None and target.least
    unit = "rate" if is_least and row.unit == "s" else row.unit
    sign = "≥ " if is_least else ""
    told = (f"{sign}{target.must:g}", f"{sign}{target.aim:g}", str(row.verdict)) if target else ("", "", "–")
    takes = (_shown(row.ours, unit), row.limit_is, _shown(row.limit, unit))
    return _line((row.what, f"{_number(row.ratio)} ×", _spread(row), *told, *takes, row.note))


def closing(rows: Iterable[Row], left_out: int) -> str:
    """How many rows reach what; last in the table's own words which fall short."""
    rows = list(rows)
    found = Counter(row.verdict for row in rows)
    promised = sum(found[verdict] for verdict in Verdict)
    said = (
        f"{promised} rows with a promise: {found[Verdict.AIM]} reach their aim, {found[Verdict.MUST]} what they must, "
        f"{found[Verdict.SHORT]} fall short. {found[None]} for comparison, {left_out} left out."
    )
    short = [f"falls short: {row.what}, {_number(row.ratio)} ×" for row in rows if row.verdict is Verdict.SHORT]
    return "\n".join([said, *short])


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.ljust(width) for cell, width in zip(cells, WIDTHS, strict=True)) + " |"


def _spread(row: Row) -> str:
    """The least and the greatest ratio of a round; nothing where our way was gone once."""
    if len(row.ours) != len(row.limit) or len(row.ours) == 1:
        return ""
    ratios = sorted(one / other for one, other in zip(row.ours, row.limit, strict=True))
    return f"{_number(ratios[0])}–{_number(ratios[-1])}"


def _number(ratio: float) -> str:
    return f"{ratio:,.0f}" if ratio >= 100 else f"{ratio:.3g}"


def _shown(values: Sequence[float], unit: str) -> str:
    middle = median(values)
    if unit == "s":
        times, unit = next((times, unit) for least, times, unit in _STEPS if middle >= least)
        return f"{middle * times:.2f} {unit}"
    return f"{middle:,.0f} a second" if unit == "rate" else f"{middle:.2f} {unit}"
