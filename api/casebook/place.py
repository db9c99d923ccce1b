"""Places in a casebook: a path such as ``mechanisms[0].facts[2].citations[0].article``, and the line where that is written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Protocol

from domain.proposal import Place

Step = str | int
"""One step of a path: the key in a mapping, or the index in a list."""

DEEPEST = 40
"""How many levels of lists and mappings a document may have; a casebook needs seven."""

_STEP = re.compile(r"\[(\d+)\]|([^.\[\]]+)")


class Lines(Protocol):
    """Knows where the parts of one document are written."""

    def line(self, steps: Iterable[Step]) -> int | None:
        """The line, counted from 1, of the part at the end of ``steps``, or of the innermost part around it that exists."""


class Written(Place):
    """A place in a document whose lines are known; the line is looked up only when someone asks."""

    def __init__(self, file: str | None, path: str, lines: Lines) -> None:
        # 100,000 facts each have a place and hardly any is ever shown: none pays for its line here.
        self.__dict__.update(file=file, path=path, _lines=lines)

    @property
    def line(self) -> int | None:
        """The line, counted from 1."""
        lines: Lines = self.__dict__["_lines"]
        return lines.line(steps_of(self.path))

    def at(self, relative: str) -> Place:
        """The place of a part of this one, with that part's own line."""
        lines: Lines = self.__dict__["_lines"]
        return Written(self.file, joined(self.path, relative), lines)


def joined(path: str, relative: str) -> str:
    """Two paths as one: ``mechanisms[0]`` and ``facts[2]`` are ``mechanisms[0].facts[2]``."""
    dot = "." if path and relative and not relative.startswith("[") else ""
    return f"{path}{dot}{relative}"


def path_of(steps: Iterable[Step]) -> str:
    """The steps written as a path."""
    path = ""
    for step in steps:
        path = joined(path, f"[{step}]" if isinstance(step, int) else step)
    return path


def steps_of(path: str) -> list[Step]:
    """The steps of a written path."""
    return [int(index) if index else key for index, key in _STEP.findall(path)]
