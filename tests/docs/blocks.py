"""The code blocks of a page, and what each of them promises."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

BLOCK = re.compile(r"^```(?P<language>\w*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
STEP = re.compile(r"^\$ (?P<command>(?:.*\\\n)*.*)\n(?P<shown>(?:(?!\$ ).*\n)*)", re.MULTILINE)
LEFT_OUT = "…"


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, its text, and the line of the page on which the text begins."""

    language: str
    text: str
    line: int

    @property
    def file(self) -> str | None:
        """The name that the first line gives as a comment: the block is the content of that file."""
        named = re.match(r"(?:#|<!--) (\S+\.\w+)(?: -->)?\n", self.text)
        return named[1] if named else None


@dataclass(frozen=True)
class Step:
    """A command of a console block and the output that the page shows for it."""

    command: str
    shown: str
    line: int


def blocks(page: Path) -> Iterator[Block]:
    """The fenced blocks of a page in order."""
    text = page.read_text()
    for found in BLOCK.finditer(text):
        yield Block(found["language"], found["text"], text.count("\n", 0, found.start("text")) + 1)


def steps(block: Block) -> Iterator[Step]:
    """The commands of a console block: each begins with ``$``, goes on after a backslash, and is followed by its output."""
    for part in STEP.finditer(block.text):
        yield Step(part["command"], part["shown"], block.line + block.text.count("\n", 0, part.start()))


def fits(shown: str, printed: str) -> bool:
    """Whether the output is the one shown. Blanks at the ends of lines and blank lines around it do not count.

    A line ``…`` stands for any lines, and ``…`` at the end of a line for anything.
    """
    return re.fullmatch("".join(map(_pattern, _lines(shown))), "".join(f"{line}\n" for line in _lines(printed))) is not None


def shortened(shown: str, printed: str) -> str:
    """``printed``, with lines left out where ``shown`` left lines out: as many are kept before and after."""
    lines = _lines(printed)
    before, left_out, after = "\n".join(_lines(shown)).partition(f"\n{LEFT_OUT}")
    if left_out and len(lines) > (kept := len(before.splitlines())) + (last := len(_lines(after))):
        lines = [*lines[:kept], LEFT_OUT, *lines[len(lines) - last :]]
    return "".join(f"{line}\n" for line in lines)


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.strip("\n").splitlines()]


def _pattern(line: str) -> str:
    if line == LEFT_OUT:
        return r"(?:.*\n)*?"
    return re.escape(line.removesuffix(LEFT_OUT)) + (r".*\n" if line.endswith(LEFT_OUT) else r"\n")
