"""The steps of those who subscribe: they read calendar and feed as a calendar program and a feed reader do."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import feedparser
import pytest
import vobject
from pytest_bdd import parsers, then, when

from api.renditions.calendar import icalendar
from api.renditions.feed import atom
from api.views.answers import Answers
from api.views.subscribed import occasion
from api.views.subscriptions import FeedSearch
from tests.features.facts import Row, Table, rows
from tests.features.world import NOW, World

BASE = "https://talks.example"


@dataclass
class Wall:
    """The calendar on the wall, and the uids that were on it before."""

    entries: list[Any] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)


@pytest.fixture
def wall() -> Wall:
    """An empty calendar."""
    return Wall()


@when(parsers.parse("one looks into the calendar on {on}"))
def _look(world: World, wall: Wall, on: str) -> None:
    wall.seen |= {entry.uid.value for entry in wall.entries}
    found = map(occasion, world.tracker.occasions(world.clocks(on)))
    written = icalendar(found, BASE, f"{BASE}/calendar.ics", "Channels").decode()
    wall.entries = vobject.readOne(written).contents.get("vevent", [])


@then("the calendar holds:")
def _holds(wall: Wall, datatable: Table) -> None:
    wanted = rows(datatable)
    given = [_shown(entry) for entry in wall.entries]
    assert len(given) == len(wanted), given
    for row, entry in zip(wanted, given, strict=True):
        assert {name: entry[name] for name in row} == row


@then("the calendar is empty")
def _empty(wall: Wall) -> None:
    assert wall.entries == []


@then("each entry is one of those before")
def _same(wall: Wall) -> None:
    assert {entry.uid.value for entry in wall.entries} <= wall.seen


def _shown(entry: Any) -> Row:
    place = getattr(entry, "location", None)
    return {
        "summary": entry.summary.value,
        "first day": entry.dtstart.value.isoformat(),
        "last day": (entry.dtend.value - timedelta(days=1)).isoformat(),
        "status": entry.status.value,
        "sequence": entry.sequence.value,
        "place": place.value if place else "",
    }


@dataclass
class Reader:
    """What a feed reader holds: the entries of the feed, and the ids that were in it before."""

    entries: list[Any] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)


@pytest.fixture
def feed_reader() -> Reader:
    """A reader that has not read yet."""
    return Reader()


@when(parsers.parse("one reads the feed on {on}"))
def _read(world: World, feed_reader: Reader, on: str) -> None:
    world.record()
    feed_reader.seen |= {entry.id for entry in feed_reader.entries}
    found = Answers(world.tracker, lambda: NOW).feed(FeedSearch.model_validate({"at": on}))
    parsed = feedparser.parse(atom(found, BASE, {}, f"{BASE}/feed.atom", None))
    assert not parsed.bozo
    feed_reader.entries = parsed.entries


@then("the feed tells:")
def _tells(feed_reader: Reader, datatable: Table) -> None:
    wanted = rows(datatable)
    given = [_told(entry) for entry in feed_reader.entries]
    assert len(given) == len(wanted), given
    for row, entry in zip(wanted, given, strict=True):
        assert {name: entry[name] for name in row} == row


@then("what was told before is told under the same ids")
def _same_ids(feed_reader: Reader) -> None:
    assert feed_reader.seen <= {entry.id for entry in feed_reader.entries}


def _told(entry: Any) -> Row:
    (status,) = [tag.term for tag in entry.tags if tag.scheme == "urn:detente:status"]
    return {"day": entry.published[:10], "status": status, "title": entry.title, "summary": entry.summary}
