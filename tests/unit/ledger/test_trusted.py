"""What is read on trust is what reading in full would give, down to the bytes; and what cannot be trusted is read in full."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.ledger import Unreadable, open_ledger
from api.ledger.mapper import recalled, to_event, to_state
from api.ledger.trusted import UNFAMILIAR, reader_of
from domain.catalogue import EVENTS
from domain.facts import Event
from tests.engines import change, reworded
from tests.generated.ledgers import ledger
from tests.generated.pouring import state
from tests.golden.samples import bare, full
from tests.golden.write import lines
from tests.unit.ledger.words import CHANNEL, record

SAMPLES = [sample(kind) for kind in EVENTS.values() for sample in (full, bare)]
STRANGE: st.SearchStrategy[object] = st.sampled_from(
    [None, True, 0, -1, 1.5, "", " spaced ", "2024-02-30", "x" * 201, [], ["a", 1], [{}], {}, {"a": "b"}, {"a": 1}]
)


def assert_alike(one: Event, other: Event) -> None:
    """Whoever holds the two could not tell them apart."""
    assert type(one) is type(other)
    assert one == other
    assert repr(one) == repr(other)
    assert (one.model_fields_set, one.model_extra) == (other.model_fields_set, other.model_extra)
    assert one.model_dump() == other.model_dump()
    assert one.model_dump_json(exclude_unset=True) == other.model_dump_json(exclude_unset=True)
    assert to_state(one) == to_state(other)
    assert (_hash(one), list(one)) == (_hash(other), list(other))
    assert one.model_copy(update={"gist": "?"}) == other.model_copy(update={"gist": "?"})
    assert deepcopy(one) == other


def _hash(event: Event) -> int | str:
    try:
        return hash(event)
    except TypeError as error:
        return str(error)


@pytest.mark.parametrize("event", SAMPLES, ids=lambda event: type(event).__name__)
def test_every_kind_of_event_is_read_alike(event: Event) -> None:
    stored = to_state(event)
    assert_alike(recalled(event.stored_name(), stored), to_event(event.stored_name(), stored))


@pytest.mark.parametrize("line", lines(), ids=lambda line: f"{line['name']}-{line['version']}")
def test_every_event_that_was_ever_stored_is_read_alike(line: dict[str, Any]) -> None:
    stored = orjson.dumps(line["stored"])
    assert_alike(recalled(line["name"], stored), to_event(line["name"], stored))


@pytest.mark.parametrize("seed", range(3))
def test_a_generated_ledger_is_read_alike(seed: int) -> None:
    for told in ledger(seed, 4, 60):
        assert_alike(recalled(told.name, state(told)), to_event(told.name, state(told)))


def test_almost_everything_is_read_on_trust() -> None:
    """Else the tests above would compare the full reader with itself."""
    in_full = set()
    for event in SAMPLES:
        try:
            reader_of(type(event))(orjson.loads(to_state(event)))
        except UNFAMILIAR:
            in_full.add(event.stored_name())
    assert in_full == {"ContactReported"}, "its field is stored under another name"


@given(st.sampled_from(SAMPLES), st.data())
def test_what_was_tampered_with_is_read_or_unreadable(event: Event, data: st.DataObject) -> None:
    """An event or Unreadable, whatever the bytes; and if they are such as are written, the event that they are."""
    name, fields = event.stored_name(), orjson.loads(to_state(event))
    where = data.draw(st.sampled_from([*fields, "strange"]))
    if data.draw(st.booleans()):
        fields[where] = data.draw(STRANGE)
    else:
        fields.pop(where, None)
    stored = orjson.dumps(fields)
    try:
        judged = to_event(name, stored)
    except Unreadable:
        judged = None
    try:
        found = recalled(name, stored)
    except Unreadable:
        assert judged is None
    else:
        assert type(found) is EVENTS[name]
        assert judged is None or to_state(judged) != stored or found == judged


def test_an_event_does_not_share_what_can_be_changed() -> None:
    one, other = (recalled("ActorRegistered", b'{"kind":"party","name":"A"}') for _ in range(2))
    assert one.__dict__["names"] == {}
    assert one.__dict__["names"] is not other.__dict__["names"]


def test_what_only_the_full_reader_would_refuse_is_found_by_the_audit(place: str) -> None:
    with open_ledger(place) as ledger:
        record(ledger, 2)
        other = reworded(place, '"edition":1', '"edition":0')
        change(place, f"UPDATE stored_events SET state = {other} WHERE rowid = 2")
        stream = ledger.stream(CHANNEL)
        assert stream is not None
        assert stream.version == 2
        messages = [str(problem) for problem in ledger.verify()]
        assert any(message.startswith("event 2: the chain breaks here") for message in messages)
        assert any(message.startswith("event 2: it is no valid SessionHeld: edition") for message in messages)
