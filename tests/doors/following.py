"""Someone who follows the ledger's stream over a real connection, as a browser would."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import monotonic
from typing import Any

import httpx

from api.rest.app import Rest
from api.rest.serving import Server
from api.terms import USUAL
from tests.listening import STARTING, running

LONGEST = 60
"""Seconds that a stream may be silent in a test before the test fails."""


@dataclass(frozen=True)
class Dispatch:
    """One event of a stream: its id, its name and what it says."""

    id: int
    event: str
    data: Any


@contextmanager
def serving(app: Rest) -> Iterator[str]:
    """Serve the application as ``detente serve`` does. Gives the address; at the end every stream has ended by itself."""
    server = Server(app, USUAL)
    server.config.timeout_graceful_shutdown = 10 * STARTING
    with running(server) as address:
        yield address


@contextmanager
def following(address: str, last: int | None = None, **asked: Any) -> Iterator[Iterator[Dispatch]]:
    """Follow the stream, after the event that arrived last; at the end of the block the connection is dropped."""
    headers = {} if last is None else {"Last-Event-ID": str(last)}
    client = httpx.Client(base_url=address, timeout=LONGEST, trust_env=False)
    with client, client.stream("GET", "/ledger/stream", params=asked, headers=headers) as response:
        assert response.status_code == 200, response.read()
        assert response.headers["content-type"].partition(";")[0] == "text/event-stream"
        yield dispatches(response.iter_lines())


def dispatches(lines: Iterator[str]) -> Iterator[Dispatch]:
    """What a reader makes of the lines, by the rules of the HTML standard."""
    fields: dict[str, str] = {}
    deadline = monotonic() + LONGEST
    for line in lines:
        assert monotonic() < deadline, "nothing arrives any more"
        name, _, value = line.partition(":")
        if line and name:
            fields[name] = value.removeprefix(" ")
        elif not line and "data" in fields:
            yield Dispatch(int(fields["id"]), fields["event"], json.loads(fields["data"]))
            fields, deadline = {}, monotonic() + LONGEST
        elif not line:
            fields = {}
