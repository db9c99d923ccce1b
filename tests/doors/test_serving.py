"""``detente serve`` listens, says where, ends cleanly, and says so if the port is taken."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection

import pytest

from tests.doors.conftest import Run

SERVE = [sys.executable, "-c", "from api.cli import main; main()", "serve", "--port", "0"]


@contextmanager
def served(database: str) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """A server on a free port, and that port."""
    environment = {**os.environ, "DETENTE_DATABASE": database}
    with subprocess.Popen(SERVE, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stderr is not None
            found = re.search(r"http://127\.0\.0\.1:(\d+)", process.stderr.readline())
            assert found is not None
            yield process, int(found[1])
        finally:
            process.kill()


@pytest.mark.parametrize("interruption", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_until_interrupted(database: str, interruption: signal.Signals) -> None:
    with served(database) as (process, port):
        connection = HTTPConnection("127.0.0.1", port, timeout=30)
        connection.request("HEAD", "/mechanisms")
        response = connection.getresponse()
        assert (response.status, response.read()) == (200, b"")
        connection.request("GET", "/readyz")
        assert connection.getresponse().read().startswith(b'{"status":"ok"')
        connection.close()
        process.send_signal(interruption)
        out, err = process.communicate(timeout=30)
        assert process.returncode == 0
        assert out == ""
        told = [json.loads(line) for line in err.splitlines()]
        assert [line["message"] for line in told] == ["HEAD /mechanisms 200", "GET /readyz 200", "Stopped."]


def test_a_port_that_is_taken_is_said_so(run: Run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = run("serve", "--port", str(port))
    assert result.exit_code == 1
    assert f"127.0.0.1:{port} cannot be listened on" in result.stderr


def test_the_description_is_printed(run: Run) -> None:
    assert '"openapi": "3.1.0"' in run("openapi").stdout


@pytest.mark.parametrize(
    ("option", "value", "reason"),
    [
        ("--base-url", "https://x.example/path", "without a path"),
        ("--log-format", "xml", "it should be 'text' or 'json'"),
        ("--trusted-proxies", "proxy", "does not appear to be"),
        ("--cors-origins", "desk.example", "without a path"),
    ],
)
def test_a_term_that_cannot_be_read_is_a_matter_of_usage(run: Run, option: str, value: str, reason: str) -> None:
    result = run("serve", "--port", "0", option, value)
    assert result.exit_code == 2
    assert option in result.stderr
    assert reason in " ".join(result.stderr.replace("│", " ").split())
