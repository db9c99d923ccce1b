"""The world on a day, from the bands: what holds is found by an R*Tree, and what a band says is kept in memory once it was read."""

from __future__ import annotations

import sqlite3
from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from typing import Any

import orjson

from api.gathering import gathering
from api.ledger.port import Cursor
from api.ledger.rows import BANDED, microseconds, numbers_of, standing
from domain.standing import Standing

MOST = 8
"""How many worlds of a kind are kept in memory."""
SAMPLED = 32
"""So many bands of a world are looked for in another one to see whether it is near."""
_HOLDING = """SELECT json_group_array(id) FROM (SELECT id FROM bands_box AS box
WHERE valid_from <= ?1 AND valid_to > ?1 AND known_from <= ?2 AND known_to >= ?2 AND +id >= ?4 AND +id < ?5
AND (known_from < ?2 AND known_to > ?2
    OR EXISTS (SELECT 1 FROM bands WHERE bands.id = box.id AND bands.known_from <= ?3 AND bands.known_to > ?3))
ORDER BY id)"""
"""Only the days of the box are whole: bands that begin or end on the very day of knowledge are asked for the instant."""
_SAYING = "SELECT bands.id, stream, status, since, because FROM json_each(?) AS asked CROSS JOIN bands ON bands.id = asked.value"
"""In the order of the numbers, which is that of the file: neighbours are read together."""
_standing = partial(tuple.__new__, Standing)
"""A standing out of its three parts, without a call of Python's for each of thousands."""

Said = tuple[str, Standing[Any]]
"""Whose band it is, and what it says."""


@dataclass(frozen=True, slots=True)
class World:
    """The bands that hold somewhere: their numbers in order, what each says, and the same by subject."""

    numbers: Sequence[int]
    said: Sequence[Said]
    found: dict[str, Standing[Any]]

    def holds(self, number: int) -> bool:
        """Whether the band of that number is one of them."""
        place = bisect_left(self.numbers, number)
        return place < len(self.numbers) and self.numbers[place] == number


class Worlds:
    """What the bands of one ledger say of a day. A number always means the same band, so nothing kept is out of date."""

    def __init__(self, most: int = MOST) -> None:
        """So many worlds of a kind are kept, those that were made last."""
        self._most = most
        self._kept: dict[str, OrderedDict[str, World]] = {kind: OrderedDict() for kind in BANDED}

    def on(self, c: Cursor, day: date, known_by: datetime, kind: str) -> dict[str, Standing[Any]]:
        """The status of every subject of a kind by its bands, whether these are up to date or not; by id, in no order."""
        held, kept = self._holding(c, day, known_by, kind), self._kept[kind]
        world = kept.get(held)
        if world is None:
            with gathering():
                world = kept[held] = self._made(c, held, kind)
            while len(kept) > self._most:
                kept.popitem(last=False)
        return world.found.copy()

    def _holding(self, c: Cursor, day: date, known_by: datetime, kind: str) -> str:
        """The numbers of what holds, in order, as JSON."""
        known = known_by.astimezone(UTC).toordinal()
        return str(_plain(c, _HOLDING, day.toordinal(), known, microseconds(known_by), *numbers_of(kind))[0][0])

    def _said(self, c: Cursor, asked: str) -> list[tuple[Any, ...]]:
        """The rows of these numbers."""
        return _plain(c, _SAYING, asked)

    def _made(self, c: Cursor, held: str, kind: str) -> World:
        """A world out of one that is near, and of the bands that this one has not; or of its bands alone."""
        numbers: list[int] = orjson.loads(held)
        near = self._near(numbers, kind)
        if near is None:
            _, said = _told(self._said(c, held))
        else:
            known = dict(zip(near.numbers, near.said, strict=True))
            missing = [number for number in numbers if number not in known]
            known.update(zip(*_told(self._said(c, orjson.dumps(missing).decode())), strict=True))
            said = list(map(known.__getitem__, numbers))
        return World(numbers, said, dict(said))

    def _near(self, numbers: Sequence[int], kind: str) -> World | None:
        """The world with most of a sample of these bands, if it has at least half of them."""
        sample, worlds = numbers[:: len(numbers) // SAMPLED + 1], list(self._kept[kind].values())  # others may keep more meanwhile
        shared = [(sum(map(world.holds, sample)), place) for place, world in enumerate(worlds)]
        most, place = max(shared, default=(0, 0))
        return worlds[place] if sample and most * 2 >= len(sample) else None


def _told(rows: Sequence[tuple[Any, ...]]) -> tuple[Sequence[int], list[Said]]:
    """The numbers of rows, and what each of them says."""
    ids, streams, statuses, sinces, reasons = zip(*rows, strict=True) if rows else ((),) * 5
    said = list(map(_standing, zip(statuses, sinces, zip(reasons, strict=True), strict=True)))
    for place, because in enumerate(reasons):
        if because[0] == "[":  # no key of a fact, but a rule, or several
            said[place] = standing(statuses[place], sinces[place], because)
    return ids, list(zip(streams, said, strict=True))


def _plain(c: Cursor, statement: str, *parameters: object) -> list[tuple[Any, ...]]:
    """The rows as tuples: those that know the names of their columns take half as long again."""
    if isinstance(c, sqlite3.Cursor):
        c.row_factory = None
    c.execute(statement, parameters)
    found: list[tuple[Any, ...]] = c.fetchall()
    return found
