"""A ledger of its own with the fictional casebook and a key, for the tests of who may ask what, and how often."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fastapi.routing import iter_route_contexts
from starlette.testclient import TestClient

from api.bootstrap import bootstrap
from api.casebook import read
from api.rest import create_app
from api.settings import Settings
from api.terms import USUAL, Terms
from api.tracker import Tracker
from tests.doors.conftest import NOW, now

ABROAD = "203.0.113.7"
"""An address that is not this machine's."""


@dataclass
class Clock:
    """A clock of seconds that the test turns."""

    at: float = 0.0

    def __call__(self) -> float:
        """What it shows."""
        return self.at


@dataclass(frozen=True)
class Keyed:
    """The ledger, and the token of a key that may do everything."""

    tracker: Tracker
    token: str

    @property
    def key(self) -> dict[str, str]:
        """The header that shows it."""
        return {"Authorization": f"Bearer {self.token}"}

    def client(self, terms: Terms = USUAL, clock: Clock | None = None, address: str = ABROAD) -> TestClient:
        """Somebody who asks from that address."""
        app = create_app(self.tracker, now, terms, clock or Clock())
        return TestClient(app, client=(address, 50_000), follow_redirects=False, raise_server_exceptions=False)


@contextmanager
def keyed(url: str, casebook: Path) -> Iterator[Keyed]:
    """Such a ledger, at that URL."""
    with bootstrap(Settings(database=url)) as tracker:
        tracker.record(read([casebook]), recorded_at=NOW)
        _, token = tracker.create_key("desk", ("record", "read-text", "admin"), NOW)
        yield Keyed(tracker, token)


def addresses(client: TestClient) -> list[tuple[str, str]]:
    """A method and an address for every route that there is, also those without a description."""
    app: Any = client.app
    found = []
    for route in iter_route_contexts(app.routes):
        names = getattr(route.original_route, "param_convertors", {})
        path = str(route.path).format(**dict.fromkeys(names, "x"))
        found += [(method, path) for method in sorted(route.methods or {"GET"})]
    return found
