"""An answer that is kept is, to the byte and the header, the one that would be worked out at that very moment."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.types import ASGIApp, Message

from api.rest import create_app
from api.subjects import Kind
from api.terms import Terms
from api.tracker import Tracker, open_tracker
from domain.proposal import Proposal
from tests.property.histories import MECHANISM, days, histories

ARTICLE = "f0-article-0"
DESK = "https://desk.example.org"
OPEN = Terms(read_rate=30, cors_origins=(DESK,))
PRIVATE = Terms(private=True, base_url="https://tracker.example.org")
Headers = list[tuple[bytes, bytes]]
Answer = tuple[int, Headers, bytes]

instants = st.builds(
    lambda day, at: datetime.combine(day, at, UTC), days, st.sampled_from([time(0), time(8, 59, 59), time(9), time(23, 59, 59)])
)
steps = st.sampled_from([timedelta(0, 1), timedelta(0, 3_600), timedelta(1), timedelta(40), timedelta(-1), timedelta(0, -1)])


def paths(kind: Kind) -> st.SearchStrategy[str]:
    """Addresses of everything that is answered about the subject and about all."""
    one = f"/{kind}s/{MECHANISM}"
    clocks = st.sampled_from(["", "", "as_of={0}", "at={0}", "known_by={0}T09:00:00Z", "as_of={0}&known_by={0}&recorded_by={1}"])
    plain = st.sampled_from(
        [
            *(f"{one}{ending}?" for ending in ("", "", ".json", ".csv", ".jsonld", ".bib")),
            *(f"{one}{part}?" for part in ("/facts", "/timeline", "/beliefs", "/diff")),
            *(f"/{many}?" for many in ("mechanisms", "visits", "issues", "actors", "relations", "articles", "snapshot", "agenda")),
            f"/{kind}s?limit=1&", "/relations/XA/XB?", "/changes?since=2015-01-01&", f"/articles/{ARTICLE}?", "/calendar.ics?",
            "/feed.atom?", "/actors/xa-ministry?",
        ]
    )  # fmt: skip
    asked = st.builds(lambda path, clock, day, at: path + clock.format(day, at), plain, clocks, days, st.integers(1, 30))
    known = st.builds(lambda at: f"{one}/timemap?recorded_by={at}", st.integers(1, 30))
    return st.one_of(asked, asked, asked, known, st.sampled_from([f"{one}/timemap", "/ledger?after=1", "/livez", "/nowhere?x=1"]))


HEADERS: dict[str, st.SearchStrategy[str | None]] = {
    "host": st.sampled_from(["127.0.0.1:8000", "tracker.example.org", None]),
    "accept": st.sampled_from([None, None, "*/*", "text/csv", "application/json;q=0.5, text/csv;q=0.4", "image/png"]),
    "accept-datetime": st.sampled_from([None] * 9 + ["Thu, 30 May 2019 09:00:00 GMT"]),
    "origin": st.sampled_from([None, None, DESK, "https://other.example.org"]),
    "x-forwarded-for": st.sampled_from([None, None, "203.0.113.9"]),
    "if-none-match": st.sampled_from([None, None, "*", "held"]),
    "authorization": st.sampled_from([None, "key", "key", "basic", "wrong"]),
}


@dataclass(frozen=True)
class Request:
    """A question as it is sent; ``held`` stands for the tag that was last given to it, ``key`` for the token of the moment."""

    method: str
    path: str
    headers: dict[str, str | None]


def requests(kind: Kind) -> st.SearchStrategy[Request]:
    return st.builds(Request, st.sampled_from(["GET", "GET", "GET", "HEAD"]), paths(kind), st.fixed_dictionaries(HEADERS))


@dataclass
class Walk:
    """Two applications on one ledger, of which one keeps answers, by one clock; and another tracker on the same file."""

    tracker: Tracker
    other: Tracker
    terms: Terms
    now: datetime = field(default=datetime(2015, 1, 1, tzinfo=UTC))
    key: tuple[str, str] = ("", "detente_none")
    tags: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        none_kept = self.terms.model_copy(update={"kept_answers": 0})
        self.keeping, self.forgetful = (
            create_app(self.tracker, self.clock, terms, self.ticks) for terms in (self.terms, none_kept)
        )

    def clock(self) -> datetime:
        return self.now

    def ticks(self) -> float:
        return self.now.timestamp()

    async def ask(self, request: Request) -> None:
        """Ask both, and hold their answers beside each other."""
        kept, worked_out = [await answered(app, self.sent(request)) for app in (self.keeping, self.forgetful)]
        assert kept == worked_out
        self.tags[request.path] = dict(kept[1]).get(b"etag", b"").decode()

    def sent(self, request: Request) -> dict[str, Any]:
        """The request as a server hands it on."""
        named = {name: value for name, value in request.headers.items() if value is not None}
        if named.get("if-none-match") == "held":
            named["if-none-match"] = self.tags.get(request.path, "")
        tokens = {"key": f"Bearer {self.key[1]}", "basic": "Basic eDp5", "wrong": "Bearer detente_0123456789ab_" + "A" * 43}
        if "authorization" in named:
            named["authorization"] = tokens[named["authorization"]]
        path, _, query = request.path.partition("?")
        return {
            "type": "http", "http_version": "1.1", "method": request.method, "scheme": "http", "path": path,
            "raw_path": path.encode(), "query_string": query.strip("&").encode(), "root_path": "", "state": {},
            "client": ("127.0.0.1", 50_000), "server": ("127.0.0.1", 8_000),
            "headers": [(name.encode(), value.encode()) for name, value in named.items()],
        }  # fmt: skip

    def record(self, proposal: Proposal, *, elsewhere: bool) -> None:
        (self.other if elsewhere else self.tracker).record([proposal], recorded_at=self.now)

    def change_key(self, *, elsewhere: bool) -> None:
        """Make a key where there is none, else revoke it."""
        at = self.other if elsewhere else self.tracker
        if self.key[0]:
            at.revoke_key(self.key[0], self.now)
            self.key = "", self.key[1]
        else:
            made, token = at.create_key("desk", ("record",), self.now)
            self.key = made.id, token


async def answered(app: ASGIApp, scope: dict[str, Any]) -> Answer:
    """The status, the headers but for the request's id, and the body; a problem's names the request, too."""
    messages: list[Message] = []

    async def send(message: Message) -> None:
        messages.append(message)

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    scope["headers"].append((b"x-request-id", b"walk"))
    await app(scope, receive, send)
    start, *parts = messages
    headers = [(name, value) for name, value in start["headers"] if name != b"date"]
    return start["status"], headers, b"".join(part.get("body", b"") for part in parts)


@contextmanager
def a_walk(terms: Terms) -> Iterator[Walk]:
    with TemporaryDirectory() as folder, ExitStack() as opened:
        one, other = (open_tracker(f"sqlite:///{Path(folder) / 'ledger.db'}") for _ in range(2))
        for tracker in (one, other):
            opened.callback(tracker.close)
        yield Walk(one, other, terms)


@pytest.mark.parametrize("terms", [OPEN, PRIVATE], ids=["open", "private"])
@settings(max_examples=16)
@given(data=st.data())
def test_what_is_kept_is_what_would_be_worked_out(terms: Terms, data: st.DataObject) -> None:
    kind: Kind = data.draw(st.sampled_from(("mechanism", "mechanism", "visit", "issue", "actor")))
    reference, world, about = data.draw(histories(kind=kind, most=5))
    pool = data.draw(st.lists(requests(kind), min_size=2, max_size=6))
    proposals = iter([*world, *about])
    turns = st.one_of(
        st.integers(0, len(pool) - 1), st.integers(0, len(pool) - 1), steps, instants, st.sampled_from(["record", "key"])
    )
    with a_walk(terms) as walk, asyncio.Runner() as runner:
        walk.tracker.record(reference, recorded_at=walk.now)
        for turn in data.draw(st.lists(turns, min_size=20, max_size=50)):
            if isinstance(turn, int):
                runner.run(walk.ask(pool[turn]))
                runner.run(walk.ask(pool[turn]))
            elif isinstance(turn, timedelta):
                walk.now += turn
            elif isinstance(turn, date):
                walk.now = turn
            elif turn == "key":
                walk.change_key(elsewhere=data.draw(st.booleans()))
            elif (proposal := next(proposals, None)) is not None:
                walk.record(proposal, elsewhere=data.draw(st.booleans()))
