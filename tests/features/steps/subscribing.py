"""The steps of those who subscribe: they look into the calendar as a calendar program reads it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
import vobject
from pytest_bdd import parsers, then, when

from api.renditions.calendar import icalendar
from api.views.subscribed import occasion
from tests.features.facts import Row, Table, rows
from tests.features.world import World

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
