"""Clients of REST that may write, each over a ledger of its own with the fictional casebook."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from starlette.testclient import TestClient

from api.bootstrap import bootstrap
from api.casebook import read_document
from api.rest import create_app
from api.settings import Settings
from api.terms import Terms
from api.tracker import SCOPES, Scope, Tracker
from tests.doors.conftest import NOW, now
from tests.doors.fictional import CASEBOOK, COUNCIL, REPORT, fact

HELD = fact("third-held", "SessionHeld", "2024-05-29", "The council met.", REPORT)
FACTS = f"/mechanisms/{COUNCIL}/facts"
UNHURRIED = Terms(read_rate=0, write_rate=0, failure_rate=0)
BOOK = {**CASEBOOK, "articles": [{name: part for name, part in one.items() if name != "text"} for one in CASEBOOK["articles"]]}


@dataclass(frozen=True)
class Scribe:
    """A client that sends a key, and the tracker that answers it."""

    tracker: Tracker
    client: TestClient
    token: str

    def post(self, path: str, body: object, **headers: str) -> Any:
        """Send a body in JSON, with the key."""
        return self.send(path, json.dumps(body, ensure_ascii=False).encode(), **headers)

    def send(self, path: str, content: bytes | Iterator[bytes], media_type: str | None = "application/json", **headers: str) -> Any:
        """Send these very bytes; ``If_Match`` is the header ``If-Match``."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        typed = {"Content-Type": media_type} if media_type else {}
        sent = {"Authorization": f"Bearer {self.token}", **typed, **named}
        return self.client.post(path, content=content, headers=sent)

    def key(self, name: str, *scopes: Scope) -> str:
        """Another key's token."""
        return self.tracker.create_key(name, scopes, NOW)[1]


@contextmanager
def scribe(
    database: str = "sqlite://", terms: Terms = UNHURRIED, book: object = BOOK, key: str | None = "desk"
) -> Iterator[Scribe]:
    """A client with a key for everything, of that name."""
    with bootstrap(Settings(database=database)) as tracker:
        if book is not None and not tracker.position():
            tracker.record(read_document(book), recorded_at=NOW)
        token = tracker.create_key(key, SCOPES, NOW)[1] if key else ""
        with TestClient(create_app(tracker, now, terms), follow_redirects=False, raise_server_exceptions=False) as client:
            yield Scribe(tracker, client, token)


def problem(response: Any, status: int, kind: str) -> Any:
    """The problem that a response tells."""
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    told = response.json()
    assert (told["status"], told["type"]) == (status, f"urn:detente:problem:{kind}")
    return told
