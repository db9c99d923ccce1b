"""The bands in PostgreSQL: kept by the same statements as in SQLite, and found by ranges with a GiST index over them."""

from __future__ import annotations

from typing import Any

import orjson

from api.ledger import bands, worlds
from api.ledger.port import Cursor, Store
from api.ledger.postgres.dialect import declared
from domain.instants import microseconds

_RANGES = "int8range(valid_from, valid_to), int8range(known_from, known_to)"
TABLES = (
    *map(declared, bands.TABLES),
    f"CREATE INDEX IF NOT EXISTS bands_ranges ON bands USING GIST ({_RANGES})",
    "DROP VIEW IF EXISTS bands_box",
    "DROP TABLE IF EXISTS numbers",
)
_HOLDING = (
    "FROM bands WHERE int8range(valid_from, valid_to) @> ?::bigint AND int8range(known_from, known_to) @> ?::bigint "
    "AND kind = ? ORDER BY id"
)
_SAID = "SELECT id, stream, status, since, because"


class Worlds(worlds.Worlds):
    """What the bands of one ledger say of a day."""

    def _holding(self, c: Cursor, at: worlds.Point, kind: str) -> str:
        c.execute(f"SELECT id {_HOLDING}", _asked(at, kind))
        return orjson.dumps([number for (number,) in c.fetchall()]).decode()

    def _all(self, c: Cursor, at: worlds.Point, kind: str) -> list[tuple[Any, ...]]:
        c.execute(f"{_SAID} {_HOLDING}", _asked(at, kind))
        return [(*row,) for row in c.fetchall()]

    def _said(self, c: Cursor, asked: str) -> list[tuple[Any, ...]]:
        c.execute(f"{_SAID} FROM bands WHERE id = ANY(?::bigint[]) ORDER BY id", (orjson.loads(asked),))
        return [(*row,) for row in c.fetchall()]


def _asked(at: worlds.Point, kind: str) -> tuple[int, int, str]:
    return at.day.toordinal(), microseconds(at.known_by), kind


class Bands(bands.Bands):
    """The bands of one ledger."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._worlds = Worlds()
