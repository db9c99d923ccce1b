"""The steps by which somebody asks at the door of a server: a private one, or one that grants so many questions a minute."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from pytest_bdd import given, parsers, then, when
from starlette.testclient import TestClient

from api.rest import create_app
from api.terms import Terms
from tests.features.steps.sending import Line
from tests.features.world import NOW

FROM_ELSEWHERE = ("203.0.113.7", 50_000)
"""An address that is not the server's own."""


@dataclass
class Seconds:
    """A clock of seconds that the scenario turns."""

    at: float = 0.0

    def __call__(self) -> float:
        """What it shows."""
        return self.at


@pytest.fixture
def seconds() -> Seconds:
    """The clock by which budgets refill."""
    return Seconds()


def _open(line: Line, terms: Terms, seconds: Seconds) -> None:
    line.client = TestClient(create_app(line.world.tracker, lambda: NOW, terms, seconds), client=FROM_ELSEWHERE)


@given("that the ledger is private")
def _private(line: Line, seconds: Seconds) -> None:
    _open(line, Terms(private=True), seconds)


@given("that two questions a minute are granted")
def _two_a_minute(line: Line, seconds: Seconds) -> None:
    _open(line, Terms(read_rate=2), seconds)


@when(parsers.re(r'(?:"(?P<desk>[^"]+)"|nobody in particular) asks about the channel(?: (?P<times>\d+) times)?'))
def _asks(line: Line, desk: str | None, times: str | None) -> None:
    shown = {"Authorization": f"Bearer {line.tokens[desk]}"} if desk else {}
    line.answers += [line.client.get(line.channel, headers=shown) for _ in range(int(times or 1))]


@when("half a minute has passed")
def _half_a_minute(seconds: Seconds) -> None:
    seconds.at += 30


@then(parsers.parse("the answers are {statuses}"))
def _answers(line: Line, statuses: str) -> None:
    assert [answer.status_code for answer in line.answers] == [int(status) for status in statuses.split(", ")]


@then(parsers.parse("one is to come back after {wait:d} seconds"))
def _come_back(line: Line, wait: int) -> None:
    assert line.answers[-1].headers["retry-after"] == str(wait)
