"""Which subjects there are, by kind and id; and who stands next to an id that is not there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from api.ledger import Ledger
from domain.actor import ActorRegistered
from domain.article import ArticleRegistered
from domain.dates import parse
from domain.facts import Event
from domain.mechanism.events import MechanismRegistered
from tests.engines import Engine

NOW = datetime(2026, 1, 1, tzinfo=UTC)
MANY = [f"talks-{number:04}" for number in range(1_203)]


@pytest.fixture(scope="module")
def ledger(engine: Engine) -> Iterator[Ledger]:
    streams: dict[str, Event] = {id: MechanismRegistered(name=id) for id in MANY}
    streams |= {"XA": ActorRegistered(kind="state", name="Arland"), "talks-0000-b": ActorRegistered(kind="body", name="Talks")}
    streams |= {"talks-0000-a": ArticleRegistered(title="News", published=parse("2020"))}
    with engine.ledger() as ledger:
        ledger.append({id: [event] for id, event in streams.items()}, expected={}, recorded_at=NOW)
        yield ledger


def test_subjects_are_listed_by_kind_in_the_order_of_their_ids(ledger: Ledger) -> None:
    assert list(ledger.openings("MechanismRegistered")) == MANY
    assert list(ledger.openings("ActorRegistered")) == ["XA", "talks-0000-b"]
    assert list(ledger.openings("VisitRegistered")) == []


def test_a_list_begins_where_it_is_to(ledger: Ledger) -> None:
    assert next(ledger.openings("MechanismRegistered", "talks-0500")) == "talks-0500"
    assert next(ledger.openings("MechanismRegistered", "talks-0500 ")) == "talks-0501"
    assert list(ledger.openings("MechanismRegistered", "talks-1202\ud800")) == []


def test_what_an_id_was_opened_as(ledger: Ledger) -> None:
    assert [ledger.opener(id) for id in ("XA", "talks-0000", "talks-0000-a", "nobody", "\ud800")] == [
        "ActorRegistered", "MechanismRegistered", "ArticleRegistered", None, None,
    ]  # fmt: skip


def test_neighbours_stand_on_either_side(ledger: Ledger) -> None:
    assert {"talks-0599", "talks-0601"} < set(ledger.neighbours("talks-0600-x", "mechanism"))
    assert ledger.neighbours("talk-0000-a", "article") == ["talks-0000-a"]
    assert set(ledger.neighbours("x", "actor")) == {"XA", "talks-0000-b"}
    assert {"XA", "talks-0000-a", "talks-0000"} < set(ledger.neighbours("talks"))
