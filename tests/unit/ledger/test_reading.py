from __future__ import annotations

from datetime import timedelta, timezone

import pytest

from api.ledger import Ledger, Unavailable, Unreadable, Unstorable, open_ledger, text_digest
from api.ledger.streams import Streams
from tests.engines import change
from tests.unit.ledger.words import CHANNEL, NOON, actor, article, held, record, registered

HOUR = timedelta(hours=1)
TEXT = "The commission met on the river. 河川委員会"


def test_an_empty_ledger(ledger: Ledger) -> None:
    assert (ledger.position(), ledger.head(), ledger.position_at(NOON)) == (0, "0" * 64, 0)
    assert (ledger.read(), dict(ledger.opened()), list(ledger.verify())) == ([], {}, [])


def test_the_log_is_read_in_pages(ledger: Ledger) -> None:
    record(ledger, 3, 4)
    pages = [ledger.read(after, limit=3) for after in (0, 3, 6, 7)]
    assert [[item.position for item in page] for page in pages] == [[1, 2, 3], [4, 5, 6], [7], []]


def test_an_item_of_the_log_tells_all(ledger: Ledger) -> None:
    ledger.append({"a": [actor("A")]}, expected={}, recorded_at=NOON)
    (item,) = ledger.read()
    assert (item.position, item.recorded_at, item.stream, item.version) == (1, NOON, "a", 1)
    assert (item.event, item.data, item.digest) == ("ActorRegistered", {"kind": "party", "name": "A"}, ledger.head())


def test_a_cached_stream_grows_by_what_others_write(place: str) -> None:
    with open_ledger(place) as one, open_ledger(place) as other:
        record(one, 2)
        first = one.stream(CHANNEL)
        record(other, 3)
        second = one.stream(CHANNEL)
    assert first is not None
    assert second is not None
    assert (first.version, second.version) == (2, 5)
    assert second.events[:2] == first.events
    assert second.events[0] is first.events[0]


def test_an_unchanged_stream_is_not_decoded_again(ledger: Ledger) -> None:
    record(ledger, 2)
    assert ledger.stream(CHANNEL) is ledger.stream(CHANNEL)


def test_the_least_recently_used_stream_leaves_first(ledger: Ledger) -> None:
    ledger.append({name: [actor(name)] for name in ("a", "b", "c")}, expected={}, recorded_at=NOON)
    streams = Streams(ledger._recorder, capacity=2)
    a, b = streams.stream("a"), streams.stream("b")
    assert streams.stream("a") is a
    streams.stream("c")
    assert streams.stream("a") is a
    assert streams.stream("b") is not b
    assert streams.stream("b") == b


def test_streams_are_listed_in_the_order_of_opening(ledger: Ledger) -> None:
    ledger.append({"b": [actor("B")]}, expected={}, recorded_at=NOON)
    before = ledger.opened()
    ledger.append({CHANNEL: [registered(), held(1)], "a": [actor("A")]}, expected={}, recorded_at=NOON)
    assert list(ledger.opened().items()) == [
        ("b", "ActorRegistered"), (CHANNEL, "MechanismRegistered"), ("a", "ActorRegistered"),
    ]  # fmt: skip
    assert dict(before) == {"b": "ActorRegistered"}


def test_the_recorded_time_never_runs_backwards(ledger: Ledger) -> None:
    for version, moment in enumerate((NOON, NOON - HOUR, NOON + HOUR)):
        ledger.append({"a": [actor("A")]}, expected={"a": version}, recorded_at=moment)
    assert [item.recorded_at for item in ledger.read()] == [NOON, NOON, NOON + HOUR]


def test_the_recorded_time_is_kept_in_utc(ledger: Ledger) -> None:
    tokyo = timezone(timedelta(hours=9))
    ledger.append({"a": [actor("A")]}, expected={}, recorded_at=NOON.astimezone(tokyo))
    assert ledger.read()[0].recorded_at.isoformat() == "2024-05-29T12:00:00+00:00"


def test_the_position_at_an_instant(ledger: Ledger) -> None:
    for version in range(2):
        ledger.append({"a": [actor("A")] * 2}, expected={"a": 2 * version}, recorded_at=NOON + version * HOUR)
    instants = (NOON - HOUR, NOON, NOON + HOUR / 2, NOON + HOUR, NOON + 9 * HOUR)
    assert [ledger.position_at(instant) for instant in instants] == [0, 2, 2, 4, 4]


def test_texts_are_kept_by_their_digest(ledger: Ledger) -> None:
    digest = text_digest(TEXT)
    for stream in ("gazette-1", "gazette-2"):
        ledger.append({stream: article(digest, TEXT)}, expected={}, recorded_at=NOON, texts={digest: TEXT})
    assert ledger.text(digest) == TEXT
    assert ledger.text(text_digest("another")) is None


def test_a_text_of_a_failed_append_is_not_kept(ledger: Ledger) -> None:
    digest = text_digest(TEXT)
    with pytest.raises(Unstorable):
        ledger.append({"gazette-1": article(digest, TEXT)}, expected={}, recorded_at=NOON, texts={digest: TEXT + " "})
    assert (ledger.text(digest), ledger.position()) == (None, 0)


def test_an_event_that_no_longer_reads_is_named(place: str) -> None:
    with open_ledger(place) as ledger:
        record(ledger, 2)
        change(place, "UPDATE stored_events SET state = '{\"edition\": 0}' WHERE rowid = 2")
        with pytest.raises(Unreadable, match=r"^event 2: it is no valid SessionHeld: key: Field required") as caught:
            ledger.stream(CHANNEL)
        assert caught.value.position == 2
        change(place, "UPDATE stored_events SET state = 'no' WHERE rowid = 2")
        with pytest.raises(Unreadable, match=r"^event 2: its bytes are not JSON"):
            ledger.read()


def test_a_closed_ledger_says_so(ledger: Ledger) -> None:
    ledger.close()
    ledger.close()
    with pytest.raises(Unavailable, match="closed"):
        ledger.position()
