"""Cells that wrap where a reader would break them: at blanks, after hyphens, and between the days of a vague date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len, chop_cells
from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.text import Text

_PIECES = re.compile(r"\[?\d{4}(?:-\d\d){1,2}(?:\.\.)?[\],~?%]*|[^\s-]+-+|[^\s-]+|-+|\s+")
"""Whole days (with the ``..`` after them), what ends in a hyphen, words, and blanks."""


class Breaking:
    """A text in a table's cell. A piece that is wider than the cell is the only thing broken within."""

    def __init__(self, text: Text) -> None:
        self._text = text

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        pieces = (cell_len(piece.strip()) for piece in _PIECES.findall(self._text.plain))
        lines = (cell_len(line) for line in self._text.plain.split("\n"))
        return Measurement(max(pieces, default=0), max(lines, default=0)).with_maximum(options.max_width)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for line in self._text.split("\n", allow_blank=True):
            for part in line.divide(_breaks(line.plain, options.max_width)):
                part.rstrip()
                yield part


def _breaks(line: str, width: int) -> Iterator[int]:
    """Where the line is broken so that every part, without the blanks at its end, is at most so wide."""
    offset = used = 0
    for piece in _chopped(line, width):
        if used and used + cell_len(piece.rstrip()) > width:
            yield offset
            used = 0
        used += cell_len(piece) if used or piece.strip() else 0
        offset += len(piece)


def _chopped(line: str, width: int) -> Iterator[str]:
    for piece in _PIECES.findall(line):
        yield from chop_cells(piece, max(width, 1)) if cell_len(piece) > width else (piece,)
