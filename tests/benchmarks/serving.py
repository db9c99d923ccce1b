"""How many states a server gives in a second, beside a bare application on the same server that sends the same bytes."""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from logging.config import dictConfig
from multiprocessing import get_context
from os import devnull
from pathlib import Path
from time import clock_gettime, monotonic, sleep
from typing import BinaryIO

import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send

from api.rest import create_app
from api.rest.logs import configuration
from api.rest.serving import config
from api.terms import USUAL, Terms
from api.tracker import open_tracker
from tests.benchmarks.measure import Row, Target
from tests.benchmarks.sizes import Size
from tests.generated.ledgers import actors, mechanism
from tests.generated.pouring import pour

PATH = "/mechanisms/channel-00000?as_of=2015-06-01&known_by=2015-06-01"
ROUNDS, REQUESTS = 60, 100
TARGET = Target(0.25, 0.4, least=True)
SWIFT, SHIPPED, FORGETFUL = "swift", "shipped", "forgetful"
"""The server at its quickest and silent; as ``detente serve`` sets it up, with the log (which goes nowhere); keeping nothing."""
WAYS = {SWIFT: "hot", SHIPPED: "hot, as detente serve sets it up, and logged", FORGETFUL: "worked out anew"}
Answer = tuple[bytes, bytes]
"""The head of an answer, and its body."""


def serving(folder: Path, size: Size) -> Iterator[Row]:
    """One connection that is kept open, and asks for the same state again and again.

    A rate is requests in a second of the server's own processor time: what else the machine does, or the client, is not in it.
    """
    file = folder / "served.db"
    pour([*actors(), *mechanism(1, 0, 100)], file)
    for server, told in WAYS.items():
        with _served(_ours, str(file), server) as ours:
            head, body = _ask(ours.port, 1)
            what = f"HTTP state, {told}, {len(body)} bytes: its rate"
            yield from _beside(ours, server, what, {"head and body": (head, body), "body": (b"", body)})


@dataclass(frozen=True)
class Serving:
    """A server in a process of its own."""

    port: int
    process: int

    def seconds(self) -> float:
        """How long its process has had a processor: a clock that Linux has for each (``clock_getcpuclockid``)."""
        return clock_gettime((~self.process << 3) | 2)


def _beside(ours: Serving, server: str, what: str, sent: dict[str, Answer]) -> Iterator[Row]:
    """A row for each bare application that sends one of these; all are asked in turn."""
    with ExitStack() as opened:
        servers = [ours, *(opened.enter_context(_served(_bare, answer, server)) for answer in sent.values())]
        for one in servers:
            _ask(one.port, REQUESTS)
        rates = [[_rate(one) for one in servers] for _ in range(ROUNDS)]
    for number, name in enumerate(sent, 1):
        limit = f"rate of a bare ASGI application sending the same {name}"
        target = None if server == FORGETFUL else TARGET
        yield Row(what, [rate[0] for rate in rates], limit, [rate[number] for rate in rates], target, unit="rate")


def _rate(server: Serving) -> float:
    start = server.seconds()
    _ask(server.port, REQUESTS)
    return REQUESTS / (server.seconds() - start)


def _ask(port: int, times: int) -> Answer:
    request = f"GET {PATH} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode()
    head = body = b""
    with socket.create_connection(("127.0.0.1", port)) as connection, connection.makefile("rb") as answers:
        for _ in range(times):
            connection.sendall(request)
            head, length = _head(answers)
            body = answers.read(length)
    return head, body


def _head(answers: BinaryIO) -> tuple[bytes, int]:
    """Read the head of an answer. Gives it with the length of the body."""
    lines, length = [answers.readline()], 0
    while (line := answers.readline()) != b"\r\n":
        lines.append(line)
        if line.lower().startswith(b"content-length:"):
            length = int(line.split(b":")[1])
    return b"".join(lines), length


def _ours(file: str, server: str, port: int) -> None:
    with closing(open_tracker(f"sqlite:///{file}")) as tracker:
        _run(create_app(tracker, terms=Terms(kept_answers=0) if server == FORGETFUL else USUAL), server, port)


def _bare(answer: Answer, server: str, port: int) -> None:
    head, body = answer
    given = [line.partition(b": ") for line in head.split(b"\r\n")[1:] if line]
    headers = [(name, value) for name, _, value in given if name not in (b"date", b"server")]  # the server's own
    headers = headers or [(b"content-length", str(len(body)).encode())]

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await send({"type": "http.response.start", "status": 200, "headers": headers})
            await send({"type": "http.response.body", "body": body})

    _run(app, server, port)


def _run(app: ASGIApp, server: str, port: int) -> None:
    """Serve on that port. The log is written, formatted for a machine, and thrown away."""
    if server != SHIPPED:
        uvicorn.run(app, port=port, log_level="error", access_log=False)
        return
    with Path(devnull).open("w") as nowhere:
        dictConfig(configuration("json", USUAL.log_level))
        for handler in logging.getLogger().handlers:
            if isinstance(handler, logging.StreamHandler):
                handler.setStream(nowhere)
        settings = config(app, USUAL)
        settings.port = port
        uvicorn.Server(settings).run()


@contextmanager
def _served(serve: Callable[..., None], what: object, server: str) -> Iterator[Serving]:
    """A server that serves that, until the end."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
    process = get_context("spawn").Process(target=serve, args=(what, server, port))
    process.start()
    try:
        _wait_for(port)
        yield Serving(port, process.pid or 0)
    finally:
        process.terminate()
        process.join()


def _wait_for(port: int) -> None:
    deadline = monotonic() + 60
    while monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            sleep(0.05)
        else:
            return
