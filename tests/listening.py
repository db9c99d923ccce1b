"""A real server in this process, on a free port of the loopback address, for the tests that need a connection."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from time import monotonic, sleep

import uvicorn
from starlette.types import ASGIApp

STARTING = 60
"""Seconds that a server may take to start, and to stop, on a busy machine."""


@contextmanager
def listening(app: ASGIApp, config: uvicorn.Config | None = None) -> Iterator[str]:
    """Serve the application. Gives its address; at the end every connection is closed and the thread has ended."""
    with running(uvicorn.Server(config or uvicorn.Config(app, log_config=None, timeout_graceful_shutdown=1))) as address:
        yield address


@contextmanager
def running(server: uvicorn.Server) -> Iterator[str]:
    """Let that server listen. Gives its address; at the end it is told to stop, and has stopped."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            _wait_for(server, thread)
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(STARTING)
            assert not thread.is_alive()


def _wait_for(server: uvicorn.Server, thread: Thread) -> None:
    """Wait until the server has started."""
    deadline = monotonic() + STARTING
    while not server.started and thread.is_alive() and monotonic() < deadline:
        sleep(0.01)
    assert server.started
