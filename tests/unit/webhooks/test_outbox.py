"""The outbox tells every change once, loses nothing that broke off, and shows no secret."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import psycopg
import pytest

from api.ledger import Dispatch, Ledger, Mark, Message, Webhook, open_ledger
from tests.unit.ledger.words import record

NOW = datetime(2024, 5, 30, 9, tzinfo=UTC)
TODAY = NOW.date()
LATER = NOW + timedelta(minutes=1)
URL = "https://hooks.example.org/"


@pytest.fixture
def ledger(place: str) -> Iterator[Ledger]:
    with open_ledger(place) as opened:
        yield opened


def kept(url: str) -> bytes:
    """What stands in the file, or in the rows about webhooks."""
    if url.startswith("sqlite"):
        return Path(url.removeprefix("sqlite:///")).read_bytes()
    with psycopg.connect(url, options="-c search_path=detente") as database:
        rows = database.execute("SELECT one::text FROM webhooks AS one UNION ALL SELECT one::text FROM outbox AS one")
        return "\n".join(row for (row,) in rows).encode()


def added(ledger: Ledger, name: str = "desk") -> Webhook:
    return ledger.webhooks.add(URL, name, {"states": ("CN",)}, NOW, TODAY)[0]


def message(webhook: Webhook, number: int = 1, at: datetime = NOW) -> Message:
    return Message(f"msg_{number}", webhook.id, "{}", at, next_attempt=at)


def claimed(ledger: Ledger, at: datetime = NOW, most: int = 10, each: int = 10) -> list[str]:
    return [dispatch.id for dispatch in ledger.outbox.claim(at, at + timedelta(minutes=1), most, each)]


def taken(ledger: Ledger, at: datetime = NOW) -> Dispatch:
    (dispatch,) = ledger.outbox.claim(at, at + timedelta(minutes=1), 10, 10)
    return dispatch


def test_nothing_is_watched_until_somebody_is_to_be_told(ledger: Ledger) -> None:
    record(ledger, 3)
    assert ledger.outbox.mark() is None
    webhook = added(ledger)
    assert ledger.outbox.mark() == webhook.since == Mark(3, TODAY)
    record(ledger, 2)
    assert added(ledger, "other").since == Mark(5, TODAY)
    assert ledger.outbox.mark() == Mark(3, TODAY)


def test_whoever_comes_when_all_others_have_ended_is_told_from_then_on(ledger: Ledger) -> None:
    ledger.webhooks.end(added(ledger).id, NOW, "no more")
    assert ledger.outbox.mark() is None
    record(ledger, 4)
    ledger.webhooks.add(URL, None, {}, NOW, date(2024, 6, 2))
    assert ledger.outbox.mark() == Mark(4, date(2024, 6, 2))


def test_of_two_that_tell_the_same_only_one_does(ledger: Ledger) -> None:
    webhook, after = added(ledger), Mark(0, TODAY + timedelta(1))
    before = webhook.since
    assert ledger.outbox.tell(before, after, lambda live: [message(one) for one in live], {}, "1")
    assert not ledger.outbox.tell(before, after, lambda live: [message(one, 2) for one in live], {}, "1")
    assert ledger.outbox.mark() == after
    assert claimed(ledger) == ["msg_1"]


def test_what_fails_while_it_is_written_is_not_written_at_all(ledger: Ledger) -> None:
    webhook, after = added(ledger), Mark(0, TODAY + timedelta(1))

    def write(live: object) -> Iterator[Message]:
        yield message(webhook)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        ledger.outbox.tell(webhook.since, after, write, {}, "1")
    assert ledger.outbox.mark() == webhook.since
    assert claimed(ledger) == []


def test_who_is_quiet_until_when_is_kept_with_the_mark(ledger: Ledger) -> None:
    webhook, tomorrow = added(ledger), TODAY + timedelta(1)
    after = Mark(0, tomorrow)
    days = {"council": None, "summit": TODAY + timedelta(5), "visit": TODAY + timedelta(2)}
    assert ledger.outbox.tell(webhook.since, after, lambda _: [], days, "1")
    assert not ledger.outbox.tell(webhook.since, after, lambda _: [], {"other": None}, "1")
    assert ledger.outbox.quiet(TODAY + timedelta(2), "1") == {"council", "summit"}
    assert ledger.outbox.quiet(TODAY + timedelta(2), "2") == set()
    ledger.outbox.tell(after, Mark(1, tomorrow), lambda _: [], {"council": tomorrow}, "1")
    assert ledger.outbox.quiet(tomorrow, "1") == {"summit", "visit"}
    ledger.webhooks.remove(webhook.id)
    added(ledger)
    assert ledger.outbox.quiet(TODAY, "1") == set()


def test_a_message_of_the_same_id_is_the_same(ledger: Ledger) -> None:
    webhook = added(ledger)
    ledger.outbox.post(message(webhook))
    ledger.outbox.post(message(webhook))
    assert claimed(ledger) == ["msg_1"]


def test_what_is_taken_is_nobody_elses_until_its_time_is_up(ledger: Ledger, place: str) -> None:
    webhook = added(ledger)
    ledger.outbox.post(message(webhook))
    with open_ledger(place) as other:
        assert claimed(ledger) == ["msg_1"]
        assert claimed(other) == []
        assert claimed(other, LATER) == ["msg_1"]
    assert ledger.outbox.latest(webhook.id, 1)[0].attempts == 2


def test_an_answer_that_comes_after_its_time_changes_nothing(ledger: Ledger) -> None:
    webhook = added(ledger)
    ledger.outbox.post(message(webhook))
    slow, quick = taken(ledger), taken(ledger, LATER)
    ledger.outbox.failed(slow, LATER, "500", None)
    ledger.outbox.delivered(quick, LATER, "200")
    (found,) = ledger.outbox.latest(webhook.id, 5)
    assert (found.outcome, found.answer, found.attempts, found.next_attempt) == ("delivered", "200", 2, None)


def test_one_that_does_not_answer_does_not_hold_up_the_others(ledger: Ledger) -> None:
    one, other = added(ledger), added(ledger, "other")
    for number in range(5):
        ledger.outbox.post(message(one, number))
    ledger.outbox.post(message(other, 9))
    assert sorted(claimed(ledger, each=2)) == ["msg_0", "msg_1", "msg_9"]
    assert claimed(ledger, most=2) == ["msg_2", "msg_3"]


def test_failures_are_counted_from_the_first_and_forgotten_with_a_success(ledger: Ledger) -> None:
    webhook = added(ledger)
    ledger.outbox.post(message(webhook))
    ledger.outbox.failed(taken(ledger), NOW, "500", LATER)
    ledger.outbox.failed(taken(ledger, LATER), LATER, "502", LATER)
    assert _found(ledger, webhook).failing_since == NOW
    ledger.outbox.delivered(taken(ledger, LATER), LATER, "204")
    assert _found(ledger, webhook).failing_since is None


def test_one_that_has_ended_gets_nothing_more_and_has_no_secret(ledger: Ledger, place: str) -> None:
    webhook, secret = ledger.webhooks.add(URL, None, {}, NOW, TODAY)
    for number in (1, 2):
        ledger.outbox.post(message(webhook, number))
    first, _ = ledger.outbox.claim(NOW, LATER, 10, 10)
    ledger.outbox.unwanted(first, NOW, "410", "the receiver wants no more")
    found = _found(ledger, webhook)
    assert (found.ended, found.ended_because) == (NOW, "the receiver wants no more")
    assert [one.outcome for one in ledger.outbox.latest(webhook.id, 9)] == ["failed", "failed"]
    assert claimed(ledger, LATER) == []
    assert ledger.webhooks.renew(webhook.id, LATER) is None
    ledger.close()
    assert secret.encode() not in kept(place)


def test_one_that_is_removed_leaves_nothing(ledger: Ledger, place: str) -> None:
    webhook, secret = ledger.webhooks.add(URL, None, {}, NOW, TODAY)
    ledger.outbox.post(message(webhook))
    assert (ledger.webhooks.remove(webhook.id), ledger.webhooks.remove(webhook.id)) == (True, False)
    assert (ledger.webhooks.all(), ledger.outbox.latest(webhook.id, 1), claimed(ledger)) == ((), (), [])
    ledger.close()
    assert secret.encode() not in kept(place)


def test_for_a_while_the_secret_before_signs_too(ledger: Ledger) -> None:
    webhook, secret = ledger.webhooks.add(URL, None, {}, NOW, TODAY)
    renewed = ledger.webhooks.renew(webhook.id, NOW + timedelta(hours=1))
    assert renewed
    ledger.outbox.post(message(webhook))
    assert taken(ledger).secrets == (renewed, secret)
    assert taken(ledger, NOW + timedelta(hours=1)).secrets == (renewed,)


def test_no_secret_is_shown_by_accident(ledger: Ledger) -> None:
    webhook, secret = ledger.webhooks.add(URL, None, {}, NOW, TODAY)
    ledger.outbox.post(message(webhook))
    dispatch = taken(ledger)
    assert dispatch.secrets == (secret,)
    assert secret[6:] not in f"{dispatch!r} {webhook!r} {ledger.webhooks.all()!r} {ledger.outbox.latest(webhook.id, 9)!r}"


def test_what_was_settled_is_forgotten_after_a_while(ledger: Ledger) -> None:
    webhook = added(ledger)
    ledger.outbox.post(message(webhook, 1))
    ledger.outbox.delivered(taken(ledger), NOW, "200")
    ledger.outbox.post(message(webhook, 2))
    assert ledger.outbox.clear(NOW) == 0
    assert ledger.outbox.clear(LATER) == 1
    assert [one.id for one in ledger.outbox.latest(webhook.id, 9)] == ["msg_2"]


def test_a_webhook_is_what_it_was_when_the_ledger_is_opened_again(ledger: Ledger, place: str) -> None:
    webhook = added(ledger)
    with open_ledger(place) as other:
        assert other.webhooks.all() == (webhook,)
    assert webhook.filters == {"states": ("CN",)}


def test_the_chain_knows_nothing_of_webhooks(ledger: Ledger) -> None:
    record(ledger, 2)
    head = ledger.head()
    ledger.outbox.post(message(added(ledger)))
    assert (ledger.head(), list(ledger.verify())) == (head, [])
    assert len(ledger.read()) == 2


def _found(ledger: Ledger, webhook: Webhook) -> Webhook:
    found = ledger.webhooks.get(webhook.id)
    assert found
    return found
