"""Operations of the description, and for every status a request that provokes it."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

import httpx
from starlette.testclient import TestClient

from api.bootstrap import bootstrap
from api.rest import create_app
from api.rest.serving import config
from api.settings import Settings
from api.terms import Terms
from api.tracker import SCOPES, Tracker
from tests.doors.abroad import ADA, ADA_TOO, DOUBLE, JOURNEY, TOLL
from tests.doors.conftest import NOW, now
from tests.doors.fictional import COUNCIL, REPORT, fact
from tests.listening import listening

WITHHELD = "xa-post-withheld"
HOOK = {"url": "https://hooks.example.org/detente"}
IDS = {"mechanisms": COUNCIL, "visits": JOURNEY, "issues": TOLL, "actors": ADA, "articles": REPORT}
DOUBLES = {"mechanisms": "old-line", "visits": DOUBLE, "issues": "beacon-too", "actors": ADA_TOO}
NEEDED = {"/changes": {"since": "2024-05-20"}, "diff": {"from": "2024-05-25"}}
UNHURRIED = Terms(read_rate=0, write_rate=0, failure_rate=0)
FAR = ("203.0.113.9", 40_000)
"""A client that is not on this machine, and so has a budget."""

_ENTRY: Mapping[str, dict[str, Any]] = {
    "mechanisms": {
        "name": "A",
        "parties": ["XA", "XB"],
        "facts": [fact("f", "MechanismEstablished", "2024-05-20", "It is.", REPORT)],
    },
    "visits": {"name": "A", "parties": ["XA"], "facts": [fact("f", "VisitMade", "2024-05-20", "Made.", "xa-post-2024-05-20")]},
    "issues": {"name": "A", "parties": ["XA"], "facts": [fact("f", "IssueRaised", "2024-05-20", "Raised.", "xa-post-2024-05-20")]},
    "actors": {"name": "A", "kind": "person"},
    "articles": {"title": "A", "published": "2024-05-20"},
}
_FACT: Mapping[str, dict[str, Any]] = {
    "mechanisms": fact("", "SessionHeld", "2024-05-20", "They met.", "xa-post-2024-05-20"),
    "visits": fact("", "StatementMade", "2024-05-20", "She spoke.", "xa-post-2024-05-20", speaker=ADA),
    "issues": fact("", "ProtestLodged", "2024-05-20", "A protest.", "xa-post-2024-05-20", by=["XB"]),
    "actors": fact("", "OfficeTaken", "2024-05-20", "An office.", "xa-post-2024-05-20", office="clerk"),
    "articles": {"event": "CopyLinked", "copy_of": "xa-post-2024-05-20"},
}


@dataclass
class Hall:
    """A server's application on several terms over one ledger, with a key for everything and one for nothing that matters."""

    tracker: Tracker
    token: str
    _clients: dict[Terms, TestClient] = field(default_factory=dict)
    _numbers: Iterator[int] = field(default_factory=count)
    _kept: list[str] = field(default_factory=list)

    def client(self, terms: Terms) -> TestClient:
        """A client of the application on those terms."""
        if terms not in self._clients:
            app = create_app(self.tracker, now, terms, lambda: 0.0)
            self._clients[terms] = TestClient(app, client=FAR, follow_redirects=False, raise_server_exceptions=False)
        return self._clients[terms]

    def webhook(self, *, new: bool) -> str:
        """The id of a webhook: of one that is kept for all that ask about it, or of a new one."""
        if not new and self._kept:
            return self._kept[0]
        told = self.client(UNHURRIED).post("/webhooks", json=HOOK, headers={"Authorization": f"Bearer {self.token}"}).json()
        if not new:
            self._kept.append(told["id"])
        return str(told["id"])

    def fresh(self, word: str) -> str:
        """A name that nothing has yet."""
        return f"{word}-{next(self._numbers)}"


@dataclass(frozen=True)
class Operation:
    """One operation of the description, at an address that exists, and its responses."""

    method: str
    path: str
    responses: Mapping[str, Any]

    @property
    def kind(self) -> str:
        """The first word of the path."""
        return self.path.split("/")[1]

    def address(self, hall: Hall, id: str | None = None) -> str:
        """The path with its ids filled in; a webhook is made for it."""
        if self.kind == "webhooks":
            id = id or hall.webhook(new=self.method == "DELETE")
        if self.kind == "articles" and self.method == "DELETE":
            id = id or WITHHELD  # what other provocations read stays
        known = {"id": id or IDS.get(self.kind, ""), "one": id or "XA", "other": "XB"}
        return self.path.format(**known)

    @property
    def asked(self) -> dict[str, str]:
        """The parameters that it cannot do without."""
        return dict(NEEDED.get(self.path) or NEEDED.get(self.path.rpartition("/")[2]) or {})

    def body(self, hall: Hall) -> Any:
        """Something new to be recorded; None where nothing is sent."""
        if self.path == "/import":
            return {"actors": [{"id": hall.fresh("a"), **_ENTRY["actors"]}]}
        if self.path == "/webhooks":
            return HOOK
        if self.method != "POST" or self.kind == "webhooks":
            return None
        return _FACT[self.kind] | {"key": hall.fresh("k")} if "{id}" in self.path else _ENTRY[self.kind] | {"id": hall.fresh("e")}

    def spoilt(self, hall: Hall, status: str) -> Any:
        """What is refused with 422 because it says what cannot be, or with 409 because it was said otherwise before."""
        if self.path == "/webhooks":
            return {"url": "https://10.0.0.1/"}
        if status == "422":
            return _unheard(self.body(hall), self.path)
        if self.path == "/import":
            return {"actors": [{"id": "XA", "kind": "state", "name": "Another"}]}
        if "{id}" not in self.path:
            return _ENTRY[self.kind] | {
                "id": {"articles": REPORT}.get(self.kind, IDS[self.kind]),
                "name" if self.kind != "articles" else "title": "Other",
            }
        first = self.body(hall)
        assert self.send(hall, body=first).status_code == 201
        return first | ({"copy_of": "xa-post-2017-03-01"} if self.kind == "articles" else {"gist": "Otherwise."})

    def send(
        self, hall: Hall, body: Any = None, terms: Terms | None = None, id: str | None = None, asked: Any = None, **headers: str
    ) -> Any:
        """Send a request for it, good unless told otherwise; the headers' ``_`` are ``-``."""
        named = {"Authorization": f"Bearer {hall.token}"} | {name.replace("_", "-"): value for name, value in headers.items()}
        content = json.dumps(body).encode() if body is not None else None
        if content is not None:
            named.setdefault("Content-Type", "application/json")
        client = hall.client(terms or UNHURRIED)
        asked = self.asked if asked is None else self.asked | asked
        return client.request(self.method, self.address(hall, id), params=asked, content=content, headers=named)


def _unheard(body: Any, path: str) -> Any:
    """The same, citing an article or naming a copy that the ledger has never heard of."""
    if path == "/import":
        return {"articles": [{"id": "x", "title": "X", "published": "never"}]}
    if "copy_of" in body:
        return body | {"copy_of": "unheard-of"}
    if "citations" in body:
        return body | {"citations": [{"article": "unheard-of"}]}
    return body | (
        {"published": "never"} if "published" in body else {"kind": "ghost"} if "kind" in body else {"parties": ["unheard-of"]}
    )


Provoke = Callable[[Operation, Hall], Any]


def _well(op: Operation, hall: Hall) -> Any:
    """200: an answer; of a recording, what it would do."""
    if op.path == "/ledger/stream":
        return _stream_begins(hall)
    if op.method == "DELETE" and op.kind == "articles":
        return op.send(hall, id=WITHHELD)
    recording = op.method == "POST" and op.kind != "webhooks"
    return op.send(hall, op.body(hall), asked={"dry_run": "true"} if recording else None)


def _stream_begins(hall: Hall) -> Any:
    """The stream of a server that listens, up to its first event."""
    app = create_app(hall.tracker, now)
    with listening(app, config(app, Terms())) as address, httpx.stream("GET", f"{address}/ledger/stream") as answer:
        assert next(answer.iter_lines())
        return answer


def _gone(op: Operation, hall: Hall) -> Any:
    """404: what is not there."""
    if op.kind in ("calendar.ics", "feed.atom"):
        return op.send(hall, asked={"mechanism": "unheard-of"})
    return op.send(hall, op.body(hall), id="unheard-of")


def _unprocessable(op: Operation, hall: Hall) -> Any:
    """422: what says what cannot be; of a webhook, one that has ended."""
    if op.kind == "webhooks" and "{id}" in op.path:
        hall.tracker._ledger.webhooks.end(ended := hall.webhook(new=True), NOW, "told to stop")
        return op.send(hall, id=ended)
    return op.send(hall, op.spoilt(hall, "422"))


def _short_of(terms: Terms) -> Provoke:
    return lambda op, hall: op.send(hall, op.body(hall), terms=terms)


def _spent(op: Operation, hall: Hall) -> Any:
    """429: the second request where one a minute is allowed."""
    terms = Terms(read_rate=1, write_rate=1, body_depth=10 + next(hall._numbers) % 90)
    first = replace(op, path="/mechanisms") if op.path == "/ledger/stream" else op  # a stream would not end
    first.send(hall, op.body(hall), terms=terms)
    return op.send(hall, op.body(hall), terms=terms)


def _slow(op: Operation, hall: Hall) -> Any:
    """408: on a real connection, a body that does not arrive."""
    app = create_app(hall.tracker, now, terms := Terms(body_time=0.2))
    with (
        listening(app, config(app, terms)) as address,
        socket.create_connection(("127.0.0.1", int(address.rpartition(":")[2]))) as line,
    ):
        head = f"POST {op.address(hall)} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {hall.token}\r\n"
        line.sendall(f"{head}Content-Type: application/json\r\nContent-Length: 9\r\n\r\n".encode())
        return _Told(int(line.recv(65_536).split()[1]), "application/problem+json")


def _unavailable(op: Operation, hall: Hall) -> Any:
    """503: a ledger that has been closed."""
    with bootstrap(Settings(database="sqlite://")) as closed:
        pass
    return op.send(Hall(closed, hall.token), id="x", body=op.body(hall) if op.kind != "webhooks" else None)


@dataclass(frozen=True)
class _Told:
    """A response as far as it is looked at."""

    status_code: int
    media_type: str

    @property
    def headers(self) -> dict[str, str]:
        """Only what it is."""
        return {"content-type": self.media_type}


PROVOKE: Mapping[str, Provoke] = {
    "200": _well,
    "201": lambda op, hall: op.send(hall, op.body(hall)),
    "202": lambda op, hall: op.send(hall),
    "204": lambda op, hall: op.send(hall),
    "302": lambda op, hall: op.send(hall, Accept_Datetime="Thu, 30 May 2024 09:00:00 GMT"),
    "304": lambda op, hall: op.send(hall, If_None_Match="*"),
    "307": lambda op, hall: op.send(hall, id=DOUBLES[op.kind]),
    "400": lambda op, hall: op.send(hall, op.body(hall), asked={"nothing-of-the-kind": "1"}),
    "401": lambda op, hall: op.send(hall, op.body(hall), Authorization="Bearer nobody's"),
    "403": lambda op, hall: op.send(hall, op.body(hall), Authorization=f"Bearer {_other_key(op, hall)}"),
    "404": _gone,
    "406": lambda op, hall: op.send(hall, Accept="image/png"),
    "408": _slow,
    "409": lambda op, hall: op.send(hall, op.spoilt(hall, "409")),
    "410": lambda op, hall: op.send(hall, id=WITHHELD),
    "412": lambda op, hall: op.send(hall, op.body(hall), If_Match='"999.0"'),
    "413": _short_of(Terms(body_limit=1, import_limit=1)),
    "414": lambda op, hall: op.send(hall, op.body(hall), asked={"q": "x" * 9_000}),
    "415": lambda op, hall: op.send(hall, op.body(hall) or {}, Content_Type="text/plain"),
    "421": lambda op, hall: op.send(hall, op.body(hall), terms=Terms(allowed_hosts=("elsewhere.example",))),
    "422": _unprocessable,
    "429": _spent,
    "431": lambda op, hall: op.send(hall, op.body(hall), X_Long="x" * 17_000),
    "503": _unavailable,
}
"""A request for each status that any operation may have."""


def _other_key(op: Operation, hall: Hall) -> str:
    """A key for everything but what the operation needs."""
    needed = "read-text" if op.path.endswith("/text") and op.method == "GET" else "record" if op.method == "POST" else "admin"
    scopes = [scope for scope in SCOPES if scope != ("admin" if op.kind == "webhooks" else needed)]
    return hall.tracker.create_key(hall.fresh("clerk"), scopes, NOW)[1]
