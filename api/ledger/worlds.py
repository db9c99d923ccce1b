"""The world on a day, from the bands: what can hold lies in a few places side by side, and what a band says is kept in memory."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any

import orjson

from api.gathering import gathering
from api.ledger.port import Cursor
from api.ledger.rows import BANDED, numbers_at, standing
from domain.instants import microseconds
from domain.standing import Standing

MOST = 8
"""How many worlds of a kind are kept in memory."""
NEAR = 64
"""So many days apart, of the world and of knowledge together, two worlds are near: most of what holds in one holds in the other."""
_PLACES = (
    "FROM json_each(?1) AS asked CROSS JOIN bands "
    "ON bands.id >= json_extract(asked.value, '$[0]') AND bands.id < json_extract(asked.value, '$[1]') "
    "WHERE valid_from <= ?2 AND valid_to > ?2 AND known_from <= ?3 AND known_to > ?3"
)
"""In the order of the numbers, which is that of the file: neighbours are read together."""
_HOLDING = f"SELECT json_group_array(number) FROM (SELECT bands.id AS number {_PLACES})"  # noqa: S608 -- of our own words
_ALL = f"SELECT bands.id, stream, status, since, because {_PLACES}"
_SAYING = "SELECT bands.id, stream, status, since, because FROM json_each(?) AS asked CROSS JOIN bands ON bands.id = asked.value"
_standing = partial(tuple.__new__, Standing)
"""A standing out of its three parts, without a call of Python's for each of thousands."""

Said = tuple[str, Standing[Any]]
"""Whose band it is, and what it says."""


@dataclass(frozen=True, slots=True)
class Point:
    """A day, and until when what is known counts."""

    day: date
    known_by: datetime

    def apart(self, other: Point) -> int:
        """How many days lie between two points, of the world and of knowledge together."""
        return abs((self.day - other.day).days) + abs((self.known_by - other.known_by).days)


@dataclass(frozen=True, slots=True)
class World:
    """The bands that hold at a point: their numbers in order, what each says, and the same by subject."""

    at: Point
    numbers: Sequence[int]
    said: Sequence[Said]
    found: dict[str, Standing[Any]]


class Worlds:
    """What the bands of one ledger say of a day. A number always means the same band, so nothing kept is out of date."""

    def __init__(self, most: int = MOST) -> None:
        """So many worlds of a kind are kept, those that were made last; each by its numbers as JSON."""
        self._most = most
        self._kept: dict[str, OrderedDict[str, World]] = {kind: OrderedDict() for kind in BANDED}

    def on(self, c: Cursor, day: date, known_by: datetime, kind: str) -> dict[str, Standing[Any]]:
        """The status of every subject of a kind by its bands, whether these are up to date or not; by id, in no order."""
        at = Point(day, known_by)
        near = self._near(at, kind)
        with gathering():
            held, world = self._mended(c, at, kind, near) if near else self._read(c, at, kind)
        kept = self._kept[kind]
        kept[held] = world
        while len(kept) > self._most:
            kept.popitem(last=False)
        return world.found.copy()

    def _holding(self, c: Cursor, at: Point, kind: str) -> str:
        """The numbers of what holds, in order, as JSON."""
        c.execute(_HOLDING, _asked(at, kind))
        return str(c.fetchone()[0])

    def _all(self, c: Cursor, at: Point, kind: str) -> list[tuple[Any, ...]]:
        """The rows of what holds, in the order of their numbers."""
        c.execute(_ALL, _asked(at, kind))
        return list(c.fetchall())

    def _said(self, c: Cursor, asked: str) -> list[tuple[Any, ...]]:
        """The rows of these numbers."""
        c.execute(_SAYING, (asked,))
        return list(c.fetchall())

    def _near(self, at: Point, kind: str) -> World | None:
        """The world that is nearest to a point, if it is near."""
        worlds = list(self._kept[kind].values())  # others may keep more meanwhile
        nearest = min(worlds, key=lambda world: world.at.apart(at), default=None)
        return nearest if nearest and nearest.at.apart(at) <= NEAR else None

    def _read(self, c: Cursor, at: Point, kind: str) -> tuple[str, World]:
        """A world out of its bands alone."""
        numbers, said = _told(self._all(c, at, kind))
        return _written(numbers), World(at, numbers, said, dict(said))

    def _mended(self, c: Cursor, at: Point, kind: str, near: World) -> tuple[str, World]:
        """The world of these numbers that is kept; else one that is made of a near one, and of the bands that this has not."""
        held = self._holding(c, at, kind)
        if same := self._kept[kind].get(held):
            return held, same
        numbers: list[int] = orjson.loads(held)
        known = dict(zip(near.numbers, near.said, strict=True))
        missing = [number for number in numbers if number not in known]
        known.update(zip(*_told(self._said(c, _written(missing))), strict=True))
        said = list(map(known.__getitem__, numbers))
        return held, World(at, numbers, said, dict(said))


def _asked(at: Point, kind: str) -> tuple[str, int, int]:
    return orjson.dumps(numbers_at(kind, at.day, at.known_by)).decode(), at.day.toordinal(), microseconds(at.known_by)


def _written(numbers: Iterable[int]) -> str:
    return orjson.dumps([*numbers]).decode()


def _told(rows: Sequence[tuple[Any, ...]]) -> tuple[Sequence[int], list[Said]]:
    """The numbers of rows, and what each of them says."""
    ids, streams, statuses, sinces, reasons = zip(*rows, strict=True) if rows else ((),) * 5
    said = list(map(_standing, zip(statuses, sinces, zip(reasons, strict=True), strict=True)))
    for place, because in enumerate(reasons):
        if because[0] == "[":  # no key of a fact, but a rule, or several
            said[place] = standing(statuses[place], sinces[place], because)
    return ids, list(zip(streams, said, strict=True))
