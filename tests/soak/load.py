"""The load: kinds of requests, drawn by chance, and how long each took."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from http.client import HTTPConnection, HTTPException
from itertools import count
from json import dumps, loads
from random import Random
from threading import Event, Lock
from time import perf_counter

from tests.generated.ledgers import STATES

FIRST, DAYS = date(1995, 1, 1), 10_000
SHARES: Mapping[str, int] = {
    "state": 40, "facts": 10, "timeline": 5, "list": 10, "search": 5, "snapshot": 2, "relation": 4, "agenda": 2, "changes": 2,
    "log": 5, "record": 15,
}  # fmt: skip
"""Of a hundred requests so many are of each kind."""


LATE = "late"


@dataclass
class Tally:
    """What was asked, how long it took, and what was acknowledged."""

    seconds: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    failures: list[str] = field(default_factory=list)
    late: Counter[str] = field(default_factory=Counter)
    """How often a kind was not answered in time, or there was no place for it: told so, with 503."""
    acknowledged: dict[str, str] = field(default_factory=dict)
    """The facts that were answered 201: key → stream."""
    lock: Lock = field(default_factory=Lock)

    def note(self, kind: str, seconds: float, failure: str | None) -> None:
        """Note one answer."""
        with self.lock:
            self.seconds[kind].append(seconds)
            if failure == LATE:
                self.late[kind] += 1
            elif failure:
                self.failures.append(f"{kind}: {failure}")


class Caller:
    """One client, who asks one thing after another."""

    def __init__(self, port: int, token: str, seed: str, mechanisms: int) -> None:
        self._connection = HTTPConnection("127.0.0.1", port, timeout=120)
        self._headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        self._chance, self._mechanisms, self._seed = Random(seed), mechanisms, seed
        self._numbers = count()

    def go_on(self, until: Event, tally: Tally) -> None:
        """Ask until it is enough."""
        kinds, weights = list(SHARES), list(SHARES.values())
        while not until.is_set():
            kind = self._chance.choices(kinds, weights)[0]
            begun = perf_counter()
            try:
                failure = self._record(tally) if kind == "record" else self._ask(_ASKED[kind](self))
            except (OSError, HTTPException) as error:
                failure = f"{type(error).__name__}: {error}"
                self._connection.close()
            tally.note(kind, perf_counter() - begun, failure)

    def _ask(self, path: str) -> str | None:
        self._connection.request("GET", path, headers=self._headers)
        response = self._connection.getresponse()
        body = response.read()
        told = f"{response.status} {path} {body[:200]!r}"
        return {200: None, 404: None, 503: LATE}.get(response.status, told)

    def _record(self, tally: Tally) -> str | None:
        stream, key = self.channel(), f"soak-{self._seed}-{next(self._numbers)}"
        day = (self.day() - timedelta(2 * DAYS)).isoformat()  # before any article of theirs was printed
        fact = {"key": key, "event": "StatementMade", "occurred": day, "gist": f"{key} is told.", "speaker": "xa-speaker",
                "citations": [{"article": f"{stream}-report-1"}]}  # fmt: skip
        self._connection.request("POST", f"/mechanisms/{stream}/facts", dumps(fact), self._headers)
        response = self._connection.getresponse()
        told = loads(response.read())
        if response.status == 201:
            tally.acknowledged[key] = stream
        return {201: None, 409: None, 503: LATE}.get(response.status, f"{response.status} {told}")

    def channel(self) -> str:
        """Some channel; a few are asked about most."""
        return f"channel-{int(self._mechanisms * self._chance.random() ** 3):05}"

    def day(self) -> date:
        """Some day."""
        return FIRST + timedelta(self._chance.randrange(DAYS))

    def month(self) -> tuple[date, date]:
        """Some thirty days."""
        first = self.day()
        return first, first + timedelta(30)

    def pair(self) -> str:
        """Two states."""
        return "/".join(self._chance.sample(STATES, 2))


_ASKED: Mapping[str, Callable[[Caller], str]] = {
    "state": lambda c: f"/mechanisms/{c.channel()}?as_of={c.day()}",
    "facts": lambda c: f"/mechanisms/{c.channel()}/facts?at={c.day()}",
    "timeline": lambda c: f"/mechanisms/{c.channel()}/timeline",
    "list": lambda c: f"/mechanisms?status=suspended&at={c.day()}&limit=50",
    "search": lambda _: "/mechanisms?q=dialogue&limit=20",
    "snapshot": lambda c: f"/snapshot?at={c.day()}&limit=100",
    "relation": lambda c: f"/relations/{c.pair()}",
    "agenda": lambda _: "/agenda",
    "changes": lambda c: "/changes?since={}&until={}&limit=50".format(*c.month()),
    "log": lambda _: "/ledger?limit=100",
}


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
