"""Where the commands of a page are run: a terminal in a folder of its own, with a ledger of its own."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from tests.docs.blocks import Block, Step, blocks, steps
from tests.docs.served import ADDRESS, served

ROOT = Path(__file__).parents[2]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
BIN = Path(sys.executable).parent
STYLE = re.compile(r"\x1b\[[0-9;]*m")
"""How a terminal is told to print in bold or in colours."""


@dataclass(frozen=True)
class Console:
    """A terminal whose folder is ``folder``, and whose ledger is ``ledger.db`` there unless another is named.

    Where a page says ``http://127.0.0.1:8000``, the server of this page is meant, wherever it listens.
    """

    folder: Path
    address: str = ADDRESS
    ledger: str | None = None

    def run(self, command: str) -> tuple[int, str]:
        """Run a command as a reader would type it. Returns its exit code and all that the terminal shows."""
        terminal, end = pty.openpty()
        with os.fdopen(terminal, "rb", buffering=0) as screen:
            process = subprocess.Popen(
                ["/bin/bash", "-c", command.replace(ADDRESS, self.address)],
                cwd=self.folder,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=end,
                stderr=end,
            )
            os.close(end)
            printed = STYLE.sub("", b"".join(_read(screen.fileno())).decode())
            return process.wait(timeout=60), printed.replace("\r\n", "\n").replace(self.address, ADDRESS)

    @property
    def environment(self) -> dict[str, str]:
        """No colours and nothing that moves; nothing of the developer's own ledger."""
        return {
            "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(self.folder),
            "LC_ALL": "C.UTF-8",
            "TERM": "dumb",
            "NO_COLOR": "1",
            "DETENTE_DATABASE": self.ledger or f"sqlite:///{self.folder}/ledger.db",
        }


def _read(terminal: int) -> Iterator[bytes]:
    """What is written until the last writer has closed the other end (which Linux tells as an error)."""
    try:
        while written := os.read(terminal, 65_536):
            yield written
    except OSError:
        return


def play(page: Path, console: Console) -> Iterator[tuple[Step, int, str]]:
    """Go through a page: write its files, run its commands in order, import at the end what no command named.

    A page that imports nothing itself finds the shipped casebook imported, and one that names the address of ``make serve``
    finds its ledger served.
    """
    found = list(blocks(page))
    commands = [step for block in found if block.language == "console" for step in steps(block)]
    if commands and not any("detente import" in step.command for step in commands):
        yield _ran(console, Step("detente import", "", 0))
    with ExitStack() as server:
        if any(ADDRESS in step.command for step in commands):
            console = replace(console, address=server.enter_context(served(console.environment)))
        yield from _go_through(found, console, commands)


def _go_through(found: list[Block], console: Console, commands: list[Step]) -> Iterator[tuple[Step, int, str]]:
    for block in found:
        if block.language in ("yaml", "csv"):
            yield from _kept(block, console, commands)
        elif block.language == "html":
            _write(console, Path(block.file or f"line-{block.line}.html"), block)
        elif block.language == "console":
            yield from (_ran(console, step) for step in steps(block))


def _kept(block: Block, console: Console, commands: list[Step]) -> Iterator[tuple[Step, int, str]]:
    file = Path(block.file or f"line-{block.line}.yaml")
    _write(console, file, block)
    if not any(word in (str(file), str(file.parent)) for step in commands for word in step.command.split()):
        yield _ran(console, Step(f"detente import {file}", "", block.line))


def _write(console: Console, file: Path, block: Block) -> None:
    (console.folder / file).parent.mkdir(parents=True, exist_ok=True)
    (console.folder / file).write_text(block.text)


def _ran(console: Console, step: Step) -> tuple[Step, int, str]:
    return (step, *console.run(step.command))
