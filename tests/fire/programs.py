"""Real programs on one ledger's file, which can be killed; and clients of those that serve."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection
from itertools import count
from pathlib import Path
from time import monotonic, sleep
from typing import Any

ROOT = Path(__file__).parents[2]
LONGEST = 60
"""Seconds that a step may take on a busy machine."""


@dataclass
class Nursery:
    """Starts commands, quickly."""

    process: subprocess.Popen[str]
    folder: Path
    numbers: Iterator[int] = field(default_factory=count)

    def begin(self, database: str, *arguments: str) -> Program:
        """Start ``detente`` with these arguments on that ledger."""
        number = next(self.numbers)
        out, err = (self.folder / f"{number}.{name}" for name in ("out", "err"))
        told = {"arguments": arguments, "database": database, "out": str(out), "err": str(err)}
        return Program(self, self.ask(told), out, err)

    def ask(self, asked: dict[str, Any]) -> int:
        """Have the nursery do that."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(asked) + "\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline())


@dataclass
class Program:
    """One command under way."""

    nursery: Nursery
    number: int
    out: Path
    err: Path

    def kill(self) -> int:
        """SIGKILL, at this very instant. Returns how it ended: it may have ended by itself before."""
        return self.end(signal.SIGKILL)

    def end(self, by: signal.Signals | None = None) -> int:
        """Send a signal, if one is named, and wait for the end."""
        if by is not None:
            with suppress(ProcessLookupError):
                os.kill(self.number, by)
        return self.nursery.ask({"wait": self.number})

    def said(self) -> str:
        """What it has written so far: nothing, if it was killed before it could begin."""
        return self.out.read_text() if self.out.exists() else ""

    def port(self) -> int:
        """The port on which a server listens, once it does."""
        deadline = monotonic() + LONGEST
        while monotonic() < deadline:
            if self.err.exists() and (found := re.search(r"http://127\.0\.0\.1:(\d+)", self.err.read_text())):
                return int(found[1])
            sleep(0.01)
        raise AssertionError(self.err.read_text())


@contextmanager
def nursery(folder: Path) -> Iterator[Nursery]:
    """A nursery whose programs write into that folder."""
    command = [sys.executable, "-m", "tests.fire.nursery"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield Nursery(process, folder)
        assert process.stdin is not None
        process.stdin.close()


class Client:
    """A client of one server, with a key, over one connection that is made anew when it breaks."""

    def __init__(self, port: int, token: str) -> None:
        self._connection = HTTPConnection("127.0.0.1", port, timeout=LONGEST)
        self._headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}

    def close(self) -> None:
        """Hang up."""
        self._connection.close()

    def post(self, path: str, body: object, **headers: str) -> tuple[int, Any]:
        """The status and what was answered; ``If_Match`` is the header ``If-Match``."""
        return self.tell(path, body, **headers)[:2]

    def tell(self, path: str, body: object, **headers: str) -> tuple[int, Any, Mapping[str, str]]:
        """The same, and the headers of the answer, by their names in small letters."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self._connection.request("POST", path, json.dumps(body), self._headers | named)
        response = self._connection.getresponse()
        return response.status, json.loads(response.read()), {name.lower(): value for name, value in response.headers.items()}

    def tag(self, path: str) -> str:
        """The entity tag of a state."""
        self._connection.request("GET", path, headers=self._headers)
        response = self._connection.getresponse()
        response.read()
        return response.headers["ETag"]
