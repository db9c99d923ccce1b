"""A terminal at which someone types."""

from __future__ import annotations

import os
import pty
import subprocess
import sys


def at_a_terminal(database: str, reply: str, *arguments: str) -> tuple[int, str]:
    """Run a command at a terminal at which someone types the reply."""
    terminal, end = pty.openpty()
    os.write(terminal, f"{reply}\n".encode())
    command = [sys.executable, "-c", "from api.cli import main; main()", *arguments]
    environment = {**os.environ, "DETENTE_DATABASE": database, "TERM": "dumb", "NO_COLOR": "1"}
    done = subprocess.run(command, stdin=end, stdout=end, stderr=subprocess.PIPE, env=environment, timeout=60, check=False)
    os.close(end)
    os.close(terminal)
    return done.returncode, done.stderr.decode()
