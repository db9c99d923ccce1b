"""The rounds go on whatever fails, and stop at once when they are to."""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from threading import Event

import anyio
import pytest

from api.tracker import Tracker, open_tracker
from api.webhooks.courier import Courier
from api.webhooks.rounds import AFTER_A_FAILURE, AT_ONCE_EACH, PAUSE, Rounds, going_round
from tests.receiving import receiving

NOW = datetime(2024, 5, 30, 9, tzinfo=UTC)
PATIENCE = 60
"""Seconds that something may take on a busy machine."""


@pytest.fixture
def tracker(place: str) -> Iterator[Tracker]:
    opened = open_tracker(place)
    try:
        yield opened
    finally:
        opened.close()


def rounds(tracker: Tracker, pause: Callable[[float], object] = lambda _: None) -> Rounds:
    """Rounds that do not wait for long; ``pause`` is told for how long they would have."""

    async def wait(seconds: float) -> None:
        pause(seconds)
        await anyio.sleep(0.001)

    courier = Courier("Detente/test", to_loopback=True)
    return Rounds(tracker.webhooks, courier, lambda: NOW, chance=lambda: 0.0, pause=wait)


def _numbered(number: int, _: str) -> str:
    return str(number)


class Enough(Exception):
    """The test has seen enough."""


def waits(tracker: Tracker, count: int, before: Callable[[int], None] = lambda _: None) -> list[float]:
    """How long is waited after each of so many rounds."""
    found: list[float] = []

    def pause(seconds: float) -> None:
        found.append(seconds)
        if len(found) == count:
            raise Enough
        before(len(found))

    with pytest.raises(Enough):
        anyio.run(rounds(tracker, pause).forever)
    return found


def test_a_round_that_fails_is_logged_and_the_next_comes_later(tracker: Tracker, caplog: pytest.LogCaptureFixture) -> None:
    found = waits(tracker, 3, before=lambda number: tracker.close() if number == 1 else None)
    assert found == [PAUSE, AFTER_A_FAILURE, AFTER_A_FAILURE]
    assert {record.levelno for record in caplog.records} == {logging.ERROR}


def test_while_there_is_no_webhook_a_round_is_nothing(tracker: Tracker, caplog: pytest.LogCaptureFixture) -> None:
    assert waits(tracker, 3) == [PAUSE] * 3
    assert caplog.records == []
    assert tracker.webhooks.ahead(NOW) is None


def test_of_many_messages_some_are_sent_at_once_and_the_rest_in_the_next_round(tracker: Tracker) -> None:
    with receiving() as receiver:
        webhook, _ = tracker.webhooks.add(receiver.url, None, {}, NOW, to_loopback=True)
        for number in range(AT_ONCE_EACH + 1):
            tracker.webhooks.post(webhook.id, partial(_numbered, number), NOW)
        going = rounds(tracker)
        assert [anyio.run(going.once) for _ in range(3)] == [AT_ONCE_EACH, 1, 0]
        assert sorted(int(letter.body) for letter in receiver.letters) == list(range(AT_ONCE_EACH + 1))


def test_it_goes_on_in_the_background_until_the_end(tracker: Tracker) -> None:
    with receiving() as receiver:
        webhook, _ = tracker.webhooks.add(receiver.url, None, {}, NOW, to_loopback=True)
        came = Event()
        receiver.after = lambda _: came.set()
        with going_round(rounds(tracker)):
            tracker.webhooks.post(webhook.id, lambda _: "{}", NOW)
            assert came.wait(PATIENCE)
        tracker.webhooks.post(webhook.id, lambda _: "{}", NOW)
        assert len(receiver.letters) == 1


def test_a_delivery_under_way_is_broken_off_at_the_end_and_made_again(tracker: Tracker) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        webhook, _ = tracker.webhooks.add(url, None, {}, NOW, to_loopback=True)
        tracker.webhooks.post(webhook.id, lambda _: "{}", NOW)
        with going_round(rounds(tracker)):
            silent.settimeout(PATIENCE)
            connection, _ = silent.accept()
        connection.close()
        (message,) = tracker.webhooks.deliveries(webhook.id, 1)
    assert (message.attempts, message.answer, message.outcome) == (1, None, None)
    assert message.next_attempt is not None
    assert message.next_attempt > NOW


def test_no_secret_is_logged(tracker: Tracker, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with receiving() as receiver:
        receiver.answers = [(500, {}), (410, {})]
        webhook, secret = tracker.webhooks.add(receiver.url, None, {}, NOW, to_loopback=True)
        for _ in range(2):
            tracker.webhooks.post(webhook.id, lambda _: "{}", NOW)
        anyio.run(rounds(tracker).once)
    assert "was not taken: 500" in caplog.text
    assert "has ended" in caplog.text
    assert secret[6:] not in caplog.text
