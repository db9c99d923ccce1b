from __future__ import annotations

from typing import Any, ClassVar

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.ledger import Unreadable, mapper
from api.ledger.chain import link
from domain.actor import ActorRegistered
from domain.article import ArticleRegistered
from domain.dates import parse
from domain.facts import Attribution, Citation, Event, FactCorrected, Passage
from domain.mechanism.events import SessionScheduled

words = st.text(min_size=1, max_size=30).filter(lambda text: text.strip())
slugs = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True)
dates = st.sampled_from(["2024-05-29", "2024-05", "2018", "2024~", "2024-05-29/..", "[2024-05-29..2024-05-30]"]).map(parse)
json = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**64 - 1) | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
passages = st.builds(lambda start, length: Passage(start=start, end=start + length), st.integers(0, 999), st.integers(1, 99))
attributions = st.builds(Attribution, speaker=st.none() | slugs, office=st.none() | words)
citations = st.builds(Citation, article=slugs, passage=st.none() | passages, attribution=st.none() | attributions)
cited = st.lists(citations, min_size=1, max_size=3).map(tuple)
many_words = st.lists(words, max_size=3).map(tuple)
names = st.dictionaries(slugs, words, max_size=2)
urls = st.none() | st.just("https://example.org/a?b=c")
changes = st.dictionaries(st.text(), json, min_size=1, max_size=3)
fact = {"key": slugs, "occurred": dates, "gist": words, "citations": cited}
events: st.SearchStrategy[Event] = st.one_of(
    st.builds(ActorRegistered, kind=st.sampled_from(["state", "party"]), name=words, names=names),
    st.builds(ArticleRegistered, title=words, published=dates, authors=many_words, url=urls),
    st.builds(SessionScheduled, **fact, planned=dates, agenda=many_words),
    st.builds(FactCorrected, **fact, fact=slugs, cause=st.just("coder"), changes=changes),
)


@given(events)
def test_an_event_comes_back_as_it_was(event: Event) -> None:
    (_, _, name, state), fields = mapper.written("stream", 1, event)
    assert mapper.to_event(name, state) == event
    assert orjson.loads(state) == fields


@given(events)
def test_the_bytes_of_an_event_are_always_the_same(event: Event) -> None:
    _, _, name, state = mapper.written("stream", 1, event)[0]
    assert mapper.to_state(mapper.to_event(name, state)) == state


@given(st.tuples(st.text(), st.text()), st.tuples(st.text(), st.text()))
def test_different_parts_never_frame_alike(one: tuple[str, str], other: tuple[str, str]) -> None:
    digests = [link("00" * 32, stream, 1, name, "", b"") for stream, name in (one, other)]
    assert (digests[0] == digests[1]) == (one == other)


@given(events)
def test_the_bytes_are_those_of_one_writer(event: Event) -> None:
    fields = event.model_dump(mode="json", exclude_defaults=True)
    assert mapper.to_state(event) == orjson.dumps(fields)


def test_every_character_is_written_alike() -> None:
    """Two libraries write JSON, each what it is quicker at; the chain must not show which."""
    for first in range(0, 0x110000, 0x800):
        text = "".join(chr(code) for code in range(first, first + 0x800) if not 0xD800 <= code <= 0xDFFF)
        event = ActorRegistered.model_construct(kind="party", name=text, names={text: text})
        assert mapper.to_state(event) == orjson.dumps({"kind": "party", "name": text, "names": {text: text}})


def test_fields_with_their_default_are_left_out() -> None:
    assert mapper.to_state(ActorRegistered(kind="state", name="Arland", aliases=())) == b'{"kind":"state","name":"Arland"}'


@pytest.mark.parametrize(
    ("name", "state", "reason"),
    [
        ("Gossip", b"{}", "'Gossip' is not in the catalogue"),
        ("ActorRegistered", b"[]", "not a JSON object"),
        ("ActorRegistered", b"{", "not JSON"),
        ("ActorRegistered", b"\xff", "not JSON"),
        ("ActorRegistered", b'{"kind":"party"}', "name: Field required"),
        ("ActorRegistered", b'{"kind":"party","name":"A","age":3}', "age: Extra inputs"),
        ("ActorRegistered", b'{"@version":2,"kind":"party","name":"A"}', "schema version 2; this program knows 1 to 1"),
        ("ActorRegistered", b'{"@version":"x","kind":"party","name":"A"}', "schema version x"),
    ],
)
def test_what_does_not_read_says_why(name: str, state: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        mapper.to_event(name, state)


class ToastRaised(Event):
    version: ClassVar[int] = 2
    to: str


def _renamed(stored: dict[str, Any]) -> dict[str, Any]:
    return {"to": stored["for"]}


def test_an_older_shape_is_carried_to_that_of_today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.ledger.mapper.EVENTS", {"ToastRaised": ToastRaised})
    monkeypatch.setattr("domain.catalogue.UPCASTS", {("ToastRaised", 1): _renamed})
    assert mapper.to_state(ToastRaised(to="peace")) == b'{"@version":2,"to":"peace"}'
    for state in (b'{"for":"peace"}', b'{"@version":2,"to":"peace"}'):
        assert mapper.to_event("ToastRaised", state) == ToastRaised(to="peace")
