"""How many states a server gives in a second, beside a bare application on the same server that sends the same bytes."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import closing, contextmanager
from multiprocessing import get_context
from pathlib import Path
from time import monotonic, perf_counter, sleep
from typing import BinaryIO

import uvicorn
from starlette.types import Receive, Scope, Send

from api.rest import create_app
from api.tracker import open_tracker
from tests.benchmarks.measure import Row, Target
from tests.benchmarks.sizes import Size
from tests.generated.ledgers import actors, mechanism
from tests.generated.pouring import pour

PATH = "/mechanisms/channel-00000?as_of=2015-06-01&known_by=2015-06-01"
ROUNDS, REQUESTS = 5, 300


def serving(folder: Path, size: Size) -> Iterator[Row]:
    """One connection that is kept open, and asks for the same state again and again."""
    file = folder / "served.db"
    pour([*actors(), *mechanism(1, 0, 100)], file)
    with _served(_ours, str(file)) as ours:
        answer = _ask(ours, 1)
        with _served(_bare, answer) as bare:
            _ask(ours, REQUESTS), _ask(bare, REQUESTS)
            rates = [(_rate(ours), _rate(bare)) for _ in range(ROUNDS)]
    yield Row(
        f"HTTP state, hot, {len(answer)} bytes: its rate",
        [a for a, _ in rates],
        "rate of a bare ASGI application sending the same bytes",
        [b for _, b in rates],
        Target(0.25, 0.4, least=True),
    )


def _rate(port: int) -> float:
    start = perf_counter()
    _ask(port, REQUESTS)
    return REQUESTS / (perf_counter() - start)


def _ask(port: int, times: int) -> bytes:
    request = f"GET {PATH} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode()
    body = b""
    with socket.create_connection(("127.0.0.1", port)) as connection, connection.makefile("rb") as answers:
        for _ in range(times):
            connection.sendall(request)
            body = answers.read(_length(answers))
    return body


def _length(answers: BinaryIO) -> int:
    """Read the head of an answer. Gives the length of its body."""
    length = 0
    while (line := answers.readline()) != b"\r\n":
        if line.lower().startswith(b"content-length:"):
            length = int(line.split(b":")[1])
    return length


def _ours(file: str, port: int) -> None:
    with closing(open_tracker(f"sqlite:///{file}")) as tracker:
        uvicorn.run(create_app(tracker), port=port, log_level="error", access_log=False)


def _bare(body: bytes, port: int) -> None:
    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            length = str(len(body)).encode()
            await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", length)]})
            await send({"type": "http.response.body", "body": body})

    uvicorn.run(app, port=port, log_level="error", access_log=False, lifespan="off")


@contextmanager
def _served(serve: object, what: object) -> Iterator[int]:
    """A server in a process of its own. Gives its port."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
    process = get_context("spawn").Process(target=serve, args=(what, port))  # type: ignore[arg-type]
    process.start()
    try:
        _wait_for(port)
        yield port
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
