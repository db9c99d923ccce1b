"""When a message is tried again, and when it is given up."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from api.webhooks.timetable import LONGEST_WISH, PATIENCE, WAITS, has_lost_patience, next_attempt, wished

AT = datetime(2024, 5, 30, 9, tzinfo=UTC)


def test_the_waits_grow_and_come_to_an_end() -> None:
    moments = [next_attempt(attempts, AT, 0.0) for attempts in range(1, len(WAITS) + 2)]
    assert moments == [*(AT + wait for wait in WAITS), None]
    assert list(WAITS) == sorted(WAITS)
    assert timedelta(hours=17) < sum(WAITS, timedelta()) < timedelta(hours=18)


def test_what_failed_together_is_not_tried_together() -> None:
    assert next_attempt(2, AT, 0.5) == AT + timedelta(minutes=5) * 1.1
    assert next_attempt(2, AT, 0.0) == AT + timedelta(minutes=5)


@pytest.mark.parametrize(
    ("wish", "wait"),
    [
        (None, WAITS[1]),
        (timedelta(seconds=1), WAITS[1]),
        (timedelta(days=-1), WAITS[1]),
        (timedelta(hours=1), timedelta(hours=1)),
        (timedelta(days=365), LONGEST_WISH),
    ],
)
def test_a_receiver_may_ask_for_more_time_but_not_for_ever(wish: timedelta | None, wait: timedelta) -> None:
    assert next_attempt(2, AT, 0.0, wish) == AT + wait


@pytest.mark.parametrize(
    ("written", "wish"),
    [
        (None, None),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("²", None),
        ("120", timedelta(seconds=120)),
        (" 120 ", timedelta(seconds=120)),
        ("9" * 4_000, timedelta(seconds=999_999_999)),
        ("Thu, 30 May 2024 10:00:00 GMT", timedelta(hours=1)),
        ("Thu, 30 May 2024 08:00:00 -0000", timedelta(hours=-1)),
        ("Thu, 99 May 2024 08:00:00 GMT", None),
    ],
)
def test_the_wish_is_read_as_http_writes_it(written: str | None, wish: timedelta | None) -> None:
    assert wished(written, AT) == wish


def test_patience_is_lost_after_days_without_a_success() -> None:
    assert not has_lost_patience(None, AT)
    assert not has_lost_patience(AT - PATIENCE + timedelta(seconds=1), AT)
    assert has_lost_patience(AT - PATIENCE, AT)
