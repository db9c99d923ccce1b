"""A program that has read all modules, and starts ``detente`` commands without doing so again: a fork for each.

It is told what to start on its standard input, a JSON object a line: ``arguments``, ``database`` and the files ``out`` and ``err``;
and answers with the number of the process. ``{"wait": number}`` is answered with how that process ended, as ``Popen`` counts it.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from typing import Any

from api.cli import app
from api.rest import create_app, serving  # what `serve` imports first when it runs
from api.webhooks import rounds

WARM = (app, create_app, serving, rounds)


def begin(arguments: list[str], database: str, out: str, err: str) -> int:
    """Start a command. Returns the number of its process; in that process it does not return."""
    process = os.fork()
    if process:
        return process
    for number, (path, flags) in enumerate(((os.devnull, os.O_RDONLY), (out, os.O_WRONLY), (err, os.O_WRONLY))):
        file = os.open(path, flags | (os.O_CREAT | os.O_APPEND if number else 0), 0o600)
        os.dup2(file, number)
        os.close(file)
    sys.stdin = open(0)  # noqa: SIM115 -- what was read ahead from the old one is the nursery's
    os.environ["DETENTE_DATABASE"] = database
    code = 1
    try:
        app(arguments, prog_name="detente")
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def answer(asked: dict[str, Any]) -> int:
    """Start what is asked, or wait for it."""
    if "wait" in asked:
        return os.waitstatus_to_exitcode(os.waitpid(asked["wait"], 0)[1])
    return begin(**asked)


if __name__ == "__main__":
    gc.freeze()
    for line in sys.stdin:
        print(answer(json.loads(line)), flush=True)
