"""The world on a day, from the bands: what holds is found by an R*Tree, and what a band says is kept in memory once it was read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Any

import orjson

from api.gathering import gathering
from api.ledger.port import Cursor
from api.ledger.rows import microseconds, numbers_of, standing
from domain.standing import Standing

MOST = 131_072
"""How many bands are kept in memory."""
_HOLDING = """SELECT id FROM bands_box AS box
WHERE valid_from <= ?1 AND valid_to > ?1 AND known_from <= ?2 AND known_to >= ?2 AND +id >= ?4 AND +id < ?5
AND (known_from < ?2 AND known_to > ?2
    OR EXISTS (SELECT 1 FROM bands WHERE bands.id = box.id AND bands.known_from <= ?3 AND bands.known_to > ?3))"""
"""Only the days of the box are whole: bands that begin or end on the very day of knowledge are asked for the instant."""
_SAYING = "SELECT id, stream, status, since, because FROM bands WHERE id IN (SELECT value FROM json_each(?))"

Said = tuple[str, Standing[Any]]
"""Whose band it is, and what it says."""


class Worlds:
    """What the bands of one ledger say of a day. A number always means the same band, so nothing kept is out of date."""

    def __init__(self, most: int = MOST) -> None:
        """About so many bands are kept."""
        self._most = most
        self._kept: dict[int, Said] = {}
        self._last: dict[str, tuple[list[int], dict[str, Standing[Any]]]] = {}

    def on(self, c: Cursor, day: date, known_by: datetime, kind: str) -> dict[str, Standing[Any]]:
        """The status of every subject of a kind by its bands, whether these are up to date or not; by id."""
        numbers = self._holding(c, day, known_by, kind)
        last, found = self._last.get(kind, ((), {}))
        if last != numbers:
            found = dict(sorted(map(self._read(c, numbers).__getitem__, numbers)))
            self._last[kind] = numbers, found
        return found.copy()

    def _holding(self, c: Cursor, day: date, known_by: datetime, kind: str) -> list[int]:
        known = known_by.astimezone(UTC).toordinal()
        rows = _plain(c, _HOLDING, day.toordinal(), known, microseconds(known_by), *numbers_of(kind))
        return [number for (number,) in rows]

    def _said(self, c: Cursor, numbers: Sequence[int]) -> Iterator[tuple[Any, ...]]:
        return iter(_plain(c, _SAYING, orjson.dumps(numbers).decode()))

    def _read(self, c: Cursor, numbers: Sequence[int]) -> dict[int, Said]:
        """What the bands of these numbers say, among others."""
        kept = self._kept
        missing = [number for number in numbers if number not in kept]
        if missing:
            with gathering():
                told = self._said(c, missing)
                kept.update({number: (stream, standing(status, since, because)) for number, stream, status, since, because in told})
        if len(kept) > self._most:
            self._kept = {}
        return kept


def _plain(c: Cursor, statement: str, *parameters: object) -> list[tuple[Any, ...]]:
    """The rows as tuples: those that know the names of their columns take half as long again."""
    if isinstance(c, sqlite3.Cursor):
        c.row_factory = None
    c.execute(statement, parameters)
    found: list[tuple[Any, ...]] = c.fetchall()
    return found
