"""The server of a page: the ledger of its console, served on a free port while its blocks run."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from tempfile import TemporaryFile
from time import monotonic, sleep
from typing import IO

ADDRESS = "http://127.0.0.1:8000"
"""How pages name it: the address of ``make serve``."""

STARTING = 60
"""Seconds that a server may take to start on a busy machine."""
_SERVE = [sys.executable, "-c", "from api.cli import main; main()", "serve", "--port", "0"]


@contextmanager
def served(environment: Mapping[str, str]) -> Iterator[str]:
    """Serve the ledger that the environment names. Gives the address."""
    with TemporaryFile("w+") as said, subprocess.Popen(_SERVE, env=dict(environment), stdout=said, stderr=said) as process:
        try:
            yield _address(said)
        finally:
            process.kill()


def _address(said: IO[str]) -> str:
    """Where the server says that it listens."""
    found = None
    deadline = monotonic() + STARTING
    while found is None and monotonic() < deadline:
        sleep(0.05)
        said.seek(0)
        found = re.search(r"http://127\.0\.0\.1:\d+", said.read())
    assert found is not None, "the server did not start"
    return found[0]
