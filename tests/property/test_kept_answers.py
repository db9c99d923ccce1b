"""An answer that is kept is, to the byte and the header, the one that would be worked out at that very moment."""

from __future__ import annotations

import asyncio
import random
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
from domain.article import ArticleRegistered
from domain.proposal import Proposal
from tests.engines import Engine
from tests.property.histories import FIRST, LAST, MECHANISM, histories

ARTICLE = "f0-article-0"
DESK = "https://desk.example.org"
TURNS = 80
OPEN = Terms(read_rate=120, cors_origins=(DESK,))
PRIVATE = Terms(private=True, base_url="https://tracker.example.org")
Headers = list[tuple[bytes, bytes]]
Answer = tuple[int, Headers, bytes]

TIMES = (time(0), time(8, 59, 59), time(9), time(23, 59, 59))
STEPS = (timedelta(0, 1), timedelta(0, 3_600), timedelta(1), timedelta(40), timedelta(-1), timedelta(0, -1))
CLOCKS = (
    "",
    "",
    "",
    "as_of={0}",
    "at={0}",
    "known_by={0}T09:00:00Z",
    "as_of={0}&known_by={0}&recorded_by={1}",
    "known_by={0}T09:00:00Z&as_of={0}&recorded_by={1}",
)
HEADERS: dict[str, tuple[str | None, ...]] = {
    "host": ("127.0.0.1:8000", "127.0.0.1:8000", "tracker.example.org", None),
    "accept": (None, None, "*/*", "text/csv", "application/json;q=0.5, text/csv;q=0.4", "image/png"),
    "accept-datetime": (None,) * 7 + ("Thu, 30 May 2019 09:00:00 GMT",),
    "origin": (None, None, DESK, "https://other.example.org"),
    "detente-position": (None, None, None, None, "1", "soon"),
    "x-forwarded-for": (None, None, "203.0.113.9"),
    "if-none-match": (None, None, None, "*", "held"),
    "authorization": (None, None, None, "key", "key", "key", "basic", "wrong"),
}
"""Headers and what they may be; ``held`` stands for the tag that was given last, ``key`` for the token of the moment."""


def paths(kind: Kind) -> list[str]:
    """The addresses of everything that is answered about the subject and about all."""
    one = f"/{kind}s/{MECHANISM}"
    return [
        *(f"{one}{ending}?" for ending in ("", "", "", "", "", "", ".json", ".csv", ".jsonld", ".bib")),
        *(f"{one}{part}?" for part in ("/facts", "/timeline", "/beliefs", "/diff")),
        *(f"/{many}?" for many in ("mechanisms", "visits", "issues", "actors", "relations", "articles", "snapshot", "agenda")),
        f"/{kind}s?limit=1&", "/relations/XA/XB?", "/changes?since=2015-01-01&", f"/articles/{ARTICLE}?", "/calendar.ics?",
        "/feed.atom?", "/actors/xa-ministry?", *[f"{one}/timemap?"] * 5, "/ledger?", "/livez?",
    ]  # fmt: skip


@dataclass(frozen=True)
class Request:
    """A question as it is sent."""

    method: str
    path: str
    headers: dict[str, str]


def alike(kind: Kind, chance: random.Random, days: list[date]) -> Iterator[Request]:
    """Some question, sent in several ways: of each header it is left to chance what it says, and whether it is sent."""
    path, clocks = chance.choice(paths(kind)), chance.choice(CLOCKS)
    if "/timemap" in path or "/ledger" in path:
        clocks = ""
    day = chance.choice([*days, FIRST + timedelta(chance.randint(0, (LAST - FIRST).days))])
    if "/diff" in path:
        path += f"from={FIRST + timedelta(chance.randint(0, 900))}&"
    at = clocks.format(day, chance.randint(1, 30))
    for _ in range(3):
        named = {name: value for name, values in HEADERS.items() if (value := chance.choice(values)) is not None}
        yield Request(chance.choice(("GET", "GET", "GET", "HEAD")), path + at, named)


@dataclass
class Walk:
    """Two applications on one ledger, of which one keeps answers, by one clock; and another tracker on the same."""

    tracker: Tracker
    other: Tracker
    terms: Terms
    now: datetime = field(default=datetime(2015, 1, 1, tzinfo=UTC))
    key: tuple[str, str] = ("", "detente_none")
    tags: dict[str, str] = field(default_factory=dict)
    days: list[date] = field(default_factory=list)

    def __post_init__(self) -> None:
        none_kept = self.terms.model_copy(update={"kept_answers": 0})
        self.keeping, self.forgetful = (
            create_app(self.tracker, self.clock, terms, self.ticks) for terms in (self.terms, none_kept)
        )

    def an_instant(self, chance: random.Random) -> datetime:
        return datetime.combine(chance.choice(self.days), chance.choice(TIMES), UTC)

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
        named = dict(request.headers)
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
def a_walk(engine: Engine, terms: Terms) -> Iterator[Walk]:
    with TemporaryDirectory() as folder, engine.place(Path(folder)) as url, ExitStack() as opened:
        one, other = (open_tracker(url) for _ in range(2))
        for tracker in (one, other):
            opened.callback(tracker.close)
        yield Walk(one, other, terms)


@pytest.mark.parametrize("terms", [OPEN, PRIVATE], ids=["open", "private"])
@settings(max_examples=16)
@given(data=st.data(), chance=st.randoms(use_true_random=False))
def test_what_is_kept_is_what_would_be_worked_out(engine: Engine, terms: Terms, data: st.DataObject, chance: random.Random) -> None:
    kind: Kind = data.draw(st.sampled_from(("mechanism", "mechanism", "visit", "issue", "actor")))
    reference, world, about = data.draw(histories(kind=kind, most=6))
    cut = chance.randint(1, len(world))
    with a_walk(engine, terms) as walk, asyncio.Runner() as runner:
        walk.days = days_of(reference, chance)
        walk.now = walk.an_instant(chance)
        walk.tracker.record([*reference, *world[:cut]], recorded_at=walk.now)
        walk.change_key(elsewhere=False)
        walk_about(walk, runner, chance, [*alike(kind, chance, walk.days), *alike(kind, chance, walk.days)], [*world[cut:], *about])


def walk_about(walk: Walk, runner: asyncio.Runner, chance: random.Random, asked: list[Request], waiting: list[Proposal]) -> None:
    """Ask the same few questions again and again, while time passes, facts are recorded and keys come and go."""
    for _ in range(TURNS):
        match chance.randint(0, 19):
            case 0 | 6:
                walk.now = walk.an_instant(chance)
            case 1 | 2 | 3:
                walk.now += chance.choice(STEPS)
            case 4 if waiting:
                walk.record(waiting.pop(0), elsewhere=chance.random() < 0.5)
            case 5 if chance.random() < 0.5:
                walk.change_key(elsewhere=chance.random() < 0.5)
            case _:
                runner.run(walk.ask(chance.choice(asked)))


def days_of(proposals: list[Proposal], chance: random.Random) -> list[date]:
    """Some days on which something was published: there the instant at which one asks counts."""
    published = [p.event.published.earliest for p in proposals if isinstance(p.event, ArticleRegistered)]
    return chance.choices([day for day in published if day is not None], k=2)
