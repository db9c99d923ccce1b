"""Webhooks from the record to a real receiver: told once, signed, tried again, and never lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import anyio
import pytest
from starlette.testclient import TestClient

from api.casebook import read_document
from api.ledger import Webhook
from api.rest import create_app
from api.tracker import Tracker, open_tracker
from api.webhooks.courier import Courier
from api.webhooks.register import GRACE
from api.webhooks.rounds import LEASE, Rounds
from api.webhooks.timetable import PATIENCE, WAITS
from tests.doors.fictional import ACTORS, COUNCIL, SUMMIT, article, fact
from tests.receiving import Receiver, receiving

SOON = timedelta(minutes=1)


@dataclass
class Clock:
    """A clock that is moved by hand."""

    time: datetime

    def __call__(self) -> datetime:
        return self.time

    def move(self, by: timedelta) -> None:
        self.time += by


@pytest.fixture
def clock() -> Clock:
    return Clock(datetime.now(UTC))  # the true time: a signature is trusted for minutes


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as kept:
        yield kept


@pytest.fixture
def database(place: str) -> str:
    return place


@pytest.fixture
def tracker(database: str) -> Iterator[Tracker]:
    opened = open_tracker(database)
    try:
        yield opened
    finally:
        opened.close()


def rounds(tracker: Tracker, clock: Clock, **courier: Any) -> Rounds:
    return Rounds(tracker.webhooks, Courier("Detente/test", to_loopback=True, **courier), clock, chance=lambda: 0.0)


def added(tracker: Tracker, clock: Clock, receiver: Receiver, **filters: tuple[str, ...]) -> tuple[Webhook, str]:
    return tracker.webhooks.add(f"{receiver.url}/told?by=detente", "desk", filters, clock(), to_loopback=True)


def record(tracker: Tracker, clock: Clock, **document: Any) -> None:
    tracker.record(read_document({"actors": ACTORS, **document}), recorded_at=clock())


def dated(clock: Clock, days: int = 0) -> str:
    return (clock() + timedelta(days)).date().isoformat()


def council(clock: Clock, *facts: dict[str, Any]) -> dict[str, Any]:
    """A document in which an article of today tells that the council is set up, and these facts."""
    today = dated(clock)
    first = fact("established", "MechanismEstablished", "2017-03-01", "The council is set up.", f"post-{today}")
    entry = {"id": COUNCIL, "name": "Xanadu–Xebec Council", "kind": "party-dialogue", "parties": ["xa-forward", "xb-union"]}
    news = article(f"post-{today}", today, url="https://post.example/today")
    return {"articles": [news], "mechanisms": [entry | {"facts": [first, *facts]}]}


def meeting(clock: Clock, ahead: int) -> dict[str, Any]:
    """A fact of the council: a session is set for so many days ahead."""
    planned = dated(clock, ahead)
    return fact("set", "SessionScheduled", dated(clock), "A session is set.", f"post-{dated(clock)}", planned=planned)


def go(rounds: Rounds) -> int:
    return anyio.run(rounds.once)


def outcomes(tracker: Tracker, webhook: Webhook) -> list[tuple[str | None, int, str | None]]:
    return [(one.outcome, one.attempts, one.answer) for one in tracker.webhooks.deliveries(webhook.id, 10)]


def test_a_change_is_told_once_signed_and_with_its_evidence(tracker: Tracker, clock: Clock, receiver: Receiver) -> None:
    _, secret = added(tracker, clock, receiver)
    going = rounds(tracker, clock)
    assert go(going) == 0
    record(tracker, clock, **council(clock, meeting(clock, 3)))
    assert [go(going), go(going)] == [1, 0]
    (letter,) = receiver.letters
    letter.verify(secret)
    assert letter.path == "/told?by=detente"
    assert letter.headers["content-type"] == "application/json"
    assert letter.headers["user-agent"] == "Detente/test"
    told = letter.told
    assert (told["type"], datetime.fromisoformat(told["timestamp"])) == ("state.changed", clock())
    change = told["data"]
    today = dated(clock)
    assert {name: change[name] for name in ("id", "what", "before", "day", "position")} == {
        "id": COUNCIL, "what": "mechanism", "before": None, "day": today, "position": tracker.position(),
    }  # fmt: skip
    assert change["after"]["status"] == "scheduled"
    assert "scheduled" in change["after"]["sentence"].lower()
    assert change["because"][0]["key"] == "set"
    assert change["because"][0]["articles"] == [
        {"article": f"post-{today}", "title": f"News of {today}", "url": "https://post.example/today"}
    ]


def test_the_address_in_a_message_leads_to_the_answer_of_then_for_ever(tracker: Tracker, clock: Clock, receiver: Receiver) -> None:
    added(tracker, clock, receiver)
    record(tracker, clock, **council(clock, meeting(clock, 3)))
    clock.move(timedelta(days=10))
    go(rounds(tracker, clock))
    in_order = sorted(receiver.told(), key=lambda told: told["data"]["day"])  # what is sent at once may overtake
    assert [told["data"]["after"]["status"] for told in in_order] == ["scheduled", "overdue"]
    with TestClient(create_app(tracker, clock)) as client:
        for told in receiver.told():
            answer = client.get(told["data"]["url"]).json()
            assert {name: answer[name] for name in ("status", "since", "sentence")} == told["data"]["after"]


def test_what_only_the_calendar_changes_is_told_with_its_day_though_nobody_looked(
    tracker: Tracker, clock: Clock, receiver: Receiver
) -> None:
    record(tracker, clock, **council(clock, meeting(clock, 3)))
    added(tracker, clock, receiver)
    planned = clock().date() + timedelta(3)
    clock.move(timedelta(days=30))
    go(rounds(tracker, clock))
    (told,) = receiver.told()
    overdue = (planned + timedelta(1)).isoformat()
    assert (told["data"]["day"], told["timestamp"]) == (overdue, f"{overdue}T00:00:00Z")
    assert told["data"]["before"]["status"] == "scheduled"
    assert (told["data"]["after"]["status"], told["data"]["after"]["since"]) == ("overdue", overdue)
    assert told["data"]["because"][0]["rule"] == "overdue"


def test_what_was_recorded_before_is_not_told(tracker: Tracker, clock: Clock, receiver: Receiver) -> None:
    record(tracker, clock, **council(clock))
    added(tracker, clock, receiver)
    record(tracker, clock, articles=[article("post-of-nothing", dated(clock))])
    assert go(rounds(tracker, clock)) == 0
    assert receiver.letters == []


def test_each_is_told_only_what_it_asks_for(tracker: Tracker, clock: Clock, receiver: Receiver) -> None:
    asked: dict[str, tuple[str, ...]] = {
        "parties": ("xb-union",),
        "states": ("XC", "XA"),
        "ids": (COUNCIL,),
        "kinds": ("party-dialogue",),
        "what": ("mechanism", "visit"),
    }
    fitting = {added(tracker, clock, receiver, **{facet: values})[0].id for facet, values in asked.items()}
    fitting.add(added(tracker, clock, receiver, **asked)[0].id)
    other = {"parties": ("XC",), "states": ("XC",), "ids": (SUMMIT,), "kinds": ("summit",), "what": ("issue",)}
    for facet, values in other.items():
        added(tracker, clock, receiver, **(asked | {facet: values}))
    record(tracker, clock, **council(clock))
    assert go(rounds(tracker, clock)) == len(fitting)
    posted = [one.webhook for webhook in tracker.webhooks.all() for one in tracker.webhooks.deliveries(webhook.id, 9)]
    assert sorted(posted) == sorted(fitting)
    assert len({letter.id for letter in receiver.letters}) == len(fitting)


def test_what_is_not_taken_is_tried_again_with_the_same_id_until_it_is_taken(
    tracker: Tracker, clock: Clock, receiver: Receiver
) -> None:
    webhook, _ = added(tracker, clock, receiver)
    record(tracker, clock, **council(clock))
    receiver.answers = [(500, {}), (429, {"Retry-After": "600"}), (302, {"Location": receiver.url})]
    going = rounds(tracker, clock)
    assert go(going) == 1
    assert outcomes(tracker, webhook) == [(None, 1, "500")]
    assert go(going) == 0
    clock.move(WAITS[0])
    assert go(going) == 1
    clock.move(WAITS[1])
    assert go(going) == 0
    clock.move(timedelta(minutes=5))
    assert go(going) == 1
    assert outcomes(tracker, webhook) == [(None, 3, "302 (redirects are not followed)")]
    clock.move(WAITS[2])
    assert go(going) == 1
    assert outcomes(tracker, webhook) == [("delivered", 4, "204")]
    assert len({(letter.id, letter.body) for letter in receiver.letters}) == 1
    assert len({letter.headers["webhook-timestamp"] for letter in receiver.letters}) == 4
    assert tracker.webhooks.get(webhook.id).failing_since is None


def test_a_message_is_given_up_in_the_end(tracker: Tracker, clock: Clock, receiver: Receiver) -> None:
    webhook, _ = added(tracker, clock, receiver)
    record(tracker, clock, **council(clock))
    receiver.answers = [(500, {})] * 20
    going = rounds(tracker, clock)
    for wait in (*WAITS, timedelta(days=1)):
        go(going)
        clock.move(wait)
    go(going)
    assert outcomes(tracker, webhook) == [("failed", len(WAITS) + 1, "500")]
    assert tracker.webhooks.get(webhook.id).ended is None


def test_who_fails_for_days_is_told_nothing_more(tracker: Tracker, clock: Clock, receiver: Receiver) -> None:
    webhook, _ = added(tracker, clock, receiver)
    receiver.answers = [(500, {})] * 100
    going = rounds(tracker, clock)
    begin = clock()
    while clock() - begin < PATIENCE + timedelta(days=1):
        tracker.webhooks.post(webhook.id, lambda _: "{}", clock())
        go(going)
        clock.move(timedelta(hours=20))
        if tracker.webhooks.get(webhook.id).ended:
            break
    found = tracker.webhooks.get(webhook.id)
    assert found.ended_because == "nothing could be delivered for 5 days"
    assert found.ended
    assert PATIENCE <= found.ended - begin < PATIENCE + timedelta(days=1)


def test_a_receiver_that_is_gone_ends_the_webhook(tracker: Tracker, clock: Clock, receiver: Receiver) -> None:
    webhook, _ = added(tracker, clock, receiver)
    record(tracker, clock, **council(clock, meeting(clock, 1)))
    receiver.answers = [(410, {})]
    going = rounds(tracker, clock)
    go(going)
    clock.move(timedelta(days=3))
    assert go(going) == 0
    assert len(receiver.letters) == 1
    assert tracker.webhooks.get(webhook.id).ended_because == "the receiver answered 410: it wants no more"


def test_for_a_day_both_secrets_sign(tracker: Tracker, clock: Clock, receiver: Receiver) -> None:
    webhook, secret = added(tracker, clock, receiver)
    renewed = tracker.webhooks.renew(webhook.id, clock() - GRACE + SOON)
    tracker.webhooks.post(webhook.id, lambda _: "{}", clock())
    go(rounds(tracker, clock))
    clock.move(SOON)
    tracker.webhooks.post(webhook.id, lambda _: "{}", clock())
    go(rounds(tracker, clock))
    both, new = receiver.letters
    both.verify(secret)
    both.verify(renewed)
    new.verify(renewed)
    assert (len(both.headers["webhook-signature"].split()), len(new.headers["webhook-signature"].split())) == (2, 1)


LOOK_AND_DIE = """
import os, signal, sys
from datetime import datetime
from api.tracker import open_tracker
from api.webhooks.rounds import Rounds
opened = open_tracker(sys.argv[1])
now = datetime.fromisoformat(sys.argv[2])
rounds = Rounds(opened.webhooks, None, lambda: now, chance=lambda: 0.0)
rounds.look()
if sys.argv[3] == "claim":
    assert opened.webhooks.claim(now, datetime.fromisoformat(sys.argv[4]), 10, 10)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize("when", ["look", "claim"])
def test_a_process_that_is_killed_before_it_delivers_loses_and_doubles_nothing(
    database: str, clock: Clock, receiver: Receiver, when: str
) -> None:
    first = open_tracker(database)
    webhook, secret = added(first, clock, receiver)
    record(first, clock, **council(clock))
    first.close()
    arguments = [database, clock().isoformat(), when, (clock() + LEASE).isoformat()]
    died = subprocess.run([sys.executable, "-c", LOOK_AND_DIE, *arguments], env=dict(os.environ), timeout=60, check=False)
    assert died.returncode == -signal.SIGKILL
    again = open_tracker(database)
    try:
        (waiting,) = again.webhooks.deliveries(webhook.id, 10)
        going = rounds(again, clock)
        assert go(going) == (1 if when == "look" else 0)
        clock.move(LEASE)
        go(going)
        (letter,) = receiver.letters
        letter.verify(secret)
        assert letter.id == waiting.id
        assert outcomes(again, webhook) == [("delivered", 1 if when == "look" else 2, "204")]
    finally:
        again.close()


def test_two_processes_on_one_ledger_tell_it_once(database: str, tracker: Tracker, clock: Clock, receiver: Receiver) -> None:
    added(tracker, clock, receiver)
    record(tracker, clock, **council(clock))
    other = open_tracker(database)
    try:
        one, two = rounds(tracker, clock), rounds(other, clock)

        async def both() -> None:
            async with anyio.create_task_group() as together:
                together.start_soon(one.once)
                together.start_soon(two.once)

        anyio.run(both)
        assert len(receiver.letters) == 1
    finally:
        other.close()
