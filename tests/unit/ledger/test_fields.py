"""The fields of an event are those that pydantic gives and that its bytes hold, in the same order, whoever writes them."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from api.ledger import Unstorable
from api.ledger.chain import GENESIS, links
from api.ledger.fields import writer_of
from api.ledger.mapper import to_fields, to_state
from domain.actor import ActorRegistered
from domain.catalogue import EVENTS
from domain.facts import LONGEST_TEXT, Event, Passage
from tests.generated.ledgers import ledger
from tests.golden.samples import bare, full

SAMPLES = [sample(kind) for kind in EVENTS.values() for sample in (full, bare)]


def assert_written_alike(event: Event) -> None:
    due = event.model_dump(mode="json", exclude_defaults=True)
    assert to_fields(event) == orjson.loads(to_state(event)) == due
    assert to_state(event) == orjson.dumps(due)


@pytest.mark.parametrize("event", SAMPLES, ids=lambda event: type(event).__name__)
def test_every_kind_of_event_is_written_alike(event: Event) -> None:
    assert_written_alike(event)
    assert_written_alike(event.model_copy(update={"reason": "It was said."}) if hasattr(event, "reason") else event)


def test_a_generated_ledger_is_written_alike() -> None:
    for told in ledger(7, 4, 60):
        assert_written_alike(EVENTS[told.name].model_validate(told.fields))


def test_almost_every_kind_has_a_writer() -> None:
    """Else the tests above would compare pydantic with itself."""
    assert {name for name, kind in EVENTS.items() if writer_of(kind) is None} == {
        "ContactReported", "ArticleCorrected", "FactCorrected",
    }  # fmt: skip


def test_what_no_door_lets_in_is_left_to_pydantic() -> None:
    strange: Any = 3
    event = ActorRegistered.model_construct(kind="party", name="A", aliases=strange)
    with pytest.warns(UserWarning, match="aliases"):
        assert to_state(event) == b'{"kind":"party","name":"A","aliases":3}'


def test_half_a_character_cannot_be_stored() -> None:
    with pytest.raises(Unstorable, match="ActorRegistered cannot be kept as JSON"):
        to_state(ActorRegistered.model_construct(kind="party", name="\ud800"))


def test_a_passage_lies_where_a_text_can_reach() -> None:
    assert Passage(start=0, end=LONGEST_TEXT).end == LONGEST_TEXT
    with pytest.raises(ValidationError):
        Passage(start=0, end=LONGEST_TEXT + 1)


@given(st.lists(st.tuples(st.text(), st.integers(), st.text(), st.binary()), max_size=4), st.text())
def test_the_chain_is_as_it_is_described(events: list[tuple[str, int, str, bytes]], moment: str) -> None:
    events = [event for event in events if _is_unicode(event[0]) and _is_unicode(event[2])]
    moment = moment if _is_unicode(moment) else ""
    digest, due = bytes(32), []
    for stream, version, name, state in events:
        parts = (stream.encode(), str(version).encode(), name.encode(), moment.encode(), state)
        digest = sha256(digest + b"".join(len(part).to_bytes(8, "big") + part for part in parts)).digest()
        due.append(digest.hex())
    assert list(links(GENESIS, moment, events)) == due


def _is_unicode(text: str) -> bool:
    return not any("\ud800" <= letter <= "\udfff" for letter in text)
