"""The load: clients who ask and record, one thing after another, and how long each took."""

from __future__ import annotations

import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from http.client import HTTPConnection, HTTPException, HTTPResponse
from itertools import count
from json import dumps, loads
from random import Random
from threading import Event, Lock
from time import perf_counter, sleep

from tests.soak.asked import NEXT, QUESTIONS, Draw
from tests.soak.recorded import LETTERS, Letter, Pen

LONGEST = 360
"""Seconds that a client waits: longer than the server may take."""
PAUSE = float(os.environ.get("SOAK_PAUSE", "0.5"))
"""Seconds for which a client thinks at most before the next request."""
REASONS = frozenset(f"urn:detente:problem:{name}" for name in ("busy", "too-slow", "ledger-unavailable"))
"""What a 503 may be for."""
SHARES = {kind: share for table in (QUESTIONS, LETTERS) for kind, (share, _) in table.items()}
_LINK = re.compile(r"<[^>]*?(/mechanisms\?[^>]*)>; rel=\"next\"")


@dataclass
class Tally:
    """What was asked, how long it took, how it was answered, and what was acknowledged."""

    seconds: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    statuses: defaultdict[str, Counter[int]] = field(default_factory=lambda: defaultdict(Counter))
    failures: list[str] = field(default_factory=list)
    acknowledged: dict[str, tuple[str, int]] = field(default_factory=dict)
    """The facts that were answered 201: key → stream, and the newest position of what was recorded with it."""
    lock: Lock = field(default_factory=Lock)

    def note(self, kind: str, seconds: float, status: int, failure: str | None) -> None:
        """Note one answer; its status is 0 where there was none."""
        with self.lock:
            self.seconds[kind].append(seconds)
            self.statuses[kind][status] += 1
            if failure:
                self.failures.append(f"{kind}: {failure}")


class Caller:
    """One client, who asks one thing after another."""

    def __init__(self, port: int, token: str, name: str, mechanisms: int, today: date) -> None:
        self._connection = HTTPConnection("127.0.0.1", port, timeout=LONGEST)
        self._headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        self._draw = Draw(Random(name), mechanisms)
        self._pen = Pen(name, self._draw, today)
        self._next: str | None = None
        self._sent = count()

    def announce(self) -> None:
        """Register the article of today."""
        response, body = self._send("POST", "/articles", self._pen.article())
        assert response.status == 201, body

    def go_on(self, until: Event, tally: Tally) -> None:
        """Ask until it is enough."""
        self.announce()
        kinds, weights = list(SHARES), list(SHARES.values())
        while not until.is_set():
            kind = self._draw.chance.choices(kinds, weights)[0]
            begun = perf_counter()
            try:
                status, failure = self._record(kind, tally) if kind in LETTERS else self._ask(kind)
            except (OSError, HTTPException) as error:
                status, failure = 0, f"{type(error).__name__}: {error}"
                self._connection.close()
            tally.note(kind, perf_counter() - begun, status, failure)
            sleep(self._draw.chance.uniform(0, PAUSE))

    def _ask(self, kind: str) -> tuple[int, str | None]:
        path = (self._next if kind == NEXT else None) or QUESTIONS[kind][1](self._draw)
        response, body = self._send("GET", path)
        if response.status == 200 and path.startswith("/mechanisms?"):
            found = _LINK.search(response.headers.get("Link", ""))
            self._next = found[1] if found else None
        return response.status, _failure(response, body, path, (200, 404))

    def _record(self, kind: str, tally: Tally) -> tuple[int, str | None]:
        letter: Letter = LETTERS[kind][1](self._pen, self._draw.channel())
        response, body = self._send("POST", letter.path, letter.body)
        if response.status == 201:
            position = int(response.headers["Detente-Position"])
            tally.acknowledged.update(dict.fromkeys(letter.keys, (letter.stream, position)))
        return response.status, _failure(response, body, letter.path, (201, 409))

    def _send(self, method: str, path: str, content: object = None) -> tuple[HTTPResponse, bytes]:
        """Send a request; over a new line, where the server has hung up on one that was silent just when this was sent."""
        headers = self._headers | ({} if content is None else {"Idempotency-Key": f"{path} {next(self._sent)}"})
        body = None if content is None else dumps(content)
        try:
            self._connection.request(method, path, body, headers)
            response = self._connection.getresponse()
        except ConnectionError:
            self._connection.close()
            self._connection.request(method, path, body, headers)
            response = self._connection.getresponse()
        return response, response.read()


def _failure(response: HTTPResponse, body: bytes, path: str, well: tuple[int, ...]) -> str | None:
    """What is wrong with an answer: a status that it should not have, or a 503 that says neither why nor when to come back."""
    if response.status in well:
        return None
    if response.status == 503 and loads(body)["type"] in REASONS and response.headers.get("Retry-After", "").isdigit():
        return None
    return f"{response.status} {path} {body[:300]!r}"


def followed(port: int, until: Event) -> Iterator[int]:
    """The positions that one is told who follows the ledger from its end."""
    with suppress(OSError, HTTPException):
        connection = HTTPConnection("127.0.0.1", port, timeout=60)
        connection.request("GET", "/readyz")
        last = loads(connection.getresponse().read())["position"]
        connection.request("GET", "/ledger/stream", headers={"Last-Event-ID": str(last)})
        response = connection.getresponse()
        while not until.is_set():
            line = response.readline()
            if line.startswith(b"id:"):
                yield int(line[3:])
