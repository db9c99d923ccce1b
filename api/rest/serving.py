"""Listening: one address, one process, until interrupted."""

from __future__ import annotations

import socket
from collections.abc import Callable
from contextlib import suppress
from copy import deepcopy
from typing import Any

import uvicorn
from starlette.types import ASGIApp
from uvicorn.config import LOGGING_CONFIG

WAITING = 2048
"""How many connections may wait to be accepted."""


class CannotListen(Exception):
    """The address cannot be listened on; the message says why."""


def serve_forever(app: ASGIApp, host: str, port: int, announce: Callable[[str], None]) -> None:
    """Serve until interrupted, then finish what is under way. Raises CannotListen."""
    with _listening(host, port) as listener:
        address, number = listener.getsockname()[:2]
        announce(f"Détente listens on http://{f'[{address}]' if ':' in address else address}:{number} (interrupt with Ctrl-C)")
        server = uvicorn.Server(uvicorn.Config(app, log_config=_to_stderr(), server_header=False, timeout_graceful_shutdown=10))
        with suppress(KeyboardInterrupt):  # uvicorn raises the signal again after it has shut down
            server.run(sockets=[listener])


def _listening(host: str, port: int) -> socket.socket:
    """A socket that listens on the address; a port that is taken is said so before anything starts."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family, backlog=WAITING)
    except OSError as error:
        raise CannotListen(f"{host}:{port} cannot be listened on: {error.strerror}. Try another --port.") from None


def _to_stderr() -> dict[str, Any]:
    """Uvicorn's logging, with the accesses on stderr too: stdout is for data."""
    config = deepcopy(LOGGING_CONFIG)
    config["handlers"]["access"]["stream"] = "ext://sys.stderr"
    return config
