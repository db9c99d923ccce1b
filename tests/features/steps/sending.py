"""The steps that record over HTTP: who sends what, with which key, and how it is answered."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from pytest_bdd import given, parsers, then, when
from starlette.testclient import TestClient

from api.rest import create_app
from api.tracker import Scope
from tests.features.facts import Entry, Table, rows
from tests.features.world import NOW, World

SENDS = (
    r'(?:"(?P<desk>[^"]+)"|nobody in particular) (?P<verb>sends|tries)(?P<again> the same again)?'
    r'(?:, as request "(?P<name>[^"]+)")?(?P<if_read>, if it is as read)?'
)


@dataclass
class Line:
    """The line to the server: the desks' tokens, what they have read, and what was sent and answered last."""

    world: World
    client: TestClient
    tokens: dict[str, str] = field(default_factory=dict)
    read: dict[str, str] = field(default_factory=dict)
    facts: list[Entry] = field(default_factory=list)
    position: int = 0
    answers: list[Any] = field(default_factory=list)

    @property
    def channel(self) -> str:
        """Where the channel at hand is found."""
        return f"/mechanisms/{self.world.channel}"

    def send(self, desk: str | None, query: str, **headers: str | None) -> None:
        """Send the facts that were told last."""
        sent = {name.replace("_", "-"): value for name, value in headers.items() if value is not None}
        if desk is not None:
            sent["Authorization"] = f"Bearer {self.tokens[desk]}"
        body = json.dumps({"facts": self.facts}).encode()
        sent["Content-Type"] = "application/json"
        self.answers.append(self.client.post(f"{self.channel}/facts{query}", content=body, headers=sent))


@pytest.fixture
def line(world: World) -> Iterator[Line]:
    """A line to a server over the scenario's ledger."""
    world.record()
    with TestClient(create_app(world.tracker, lambda: NOW)) as client:
        yield Line(world, client)


@given(parsers.re(r'that "(?P<desk>[^"]+)" (?P<had>has|had) a key to (?P<scope>[a-z-]+)(?:, which is revoked)?'))
def _key(line: Line, desk: str, had: str, scope: Scope) -> None:
    key, line.tokens[desk] = line.world.tracker.create_key(desk, (scope,), NOW)
    if had == "had":
        line.world.tracker.revoke_key(key.id, NOW)


@given(parsers.parse('that "{desk}" has read the channel'))
def _read(line: Line, desk: str) -> None:
    line.read[desk] = line.client.get(line.channel).headers["etag"]


@when(parsers.re(f"{SENDS}:"))
def _sends(line: Line, desk: str | None, verb: str, name: str | None, if_read: str | None, datatable: Table) -> None:
    document = line.world.written(rows(datatable))
    line.facts = document["mechanisms"][0]["facts"]
    line.world.take_in_articles(document["articles"])
    line.position = line.position or line.world.tracker.position()
    etag = line.read[desk] if if_read and desk else None
    line.send(desk, "?dry_run=true" if verb == "tries" else "", Idempotency_Key=name, If_Match=etag)


@when(parsers.re(SENDS))
def _sends_again(line: Line, desk: str | None, name: str | None) -> None:
    line.send(desk, "", Idempotency_Key=name)


@then(parsers.re(r"it is answered with (?P<status>\d+)(?:, and (?P<unchanged>\d+) was there already)?"))
def _answered(line: Line, status: str, unchanged: str | None) -> None:
    answer = line.answers[-1]
    assert answer.status_code == int(status), answer.text
    assert unchanged is None or answer.json()["unchanged"] == int(unchanged)


@then(parsers.parse("it is answered with {status:d}, as the first time"))
def _answered_alike(line: Line, status: int) -> None:
    first, last = line.answers[0], line.answers[-1]
    assert (last.status_code, last.content, last.headers["idempotent-replayed"]) == (status, first.content, "true")


@then(parsers.re(r"the ledger has taken in (?P<events>\d+) events?"))
def _taken_in(line: Line, events: str) -> None:
    recorded = [item for item in line.world.tracker.log(line.position) if item.event != "ArticleRegistered"]
    assert len(recorded) == int(events)


@then(parsers.re(r'the coder of (?P<key>[a-z-]+) is "(?P<coder>[^"]+)"'))
def _coder(line: Line, key: str, coder: str) -> None:
    items = line.client.get(f"{line.channel}/facts").json()["items"]
    assert next(item["details"]["coded_by"] for item in items if item["key"] == key) == coder


@then(parsers.parse("the status would go from {before} to {after}"))
def _would_go(line: Line, before: str, after: str) -> None:
    [subject] = line.answers[-1].json()["subjects"]
    assert (subject["before"]["status"], subject["after"]["status"]) == (before, after)
    assert {"status"} <= {change["field"] for change in subject["changes"]}
