"""The bands in PostgreSQL: kept by the same statements as in SQLite, and found by ranges with a GiST index over them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import orjson

from api.ledger import bands, worlds
from api.ledger.port import Cursor, Store
from api.ledger.postgres.dialect import declared
from api.ledger.rows import microseconds

_RANGES = "int8range(valid_from, valid_to), int8range(known_from, known_to)"
_KEPT = tuple(statement for statement in bands.TABLES if "rtree" not in statement)
TABLES = (
    *map(declared, _KEPT),
    f"CREATE INDEX IF NOT EXISTS bands_ranges ON bands USING GIST ({_RANGES})",
    # Where SQLite keeps its boxes, in a table beside the bands, PostgreSQL has the index: nothing is to be written.
    "CREATE OR REPLACE VIEW bands_box AS SELECT id, valid_from, valid_to, known_from, known_to FROM bands",
    "CREATE OR REPLACE RULE bands_box_in AS ON INSERT TO bands_box DO INSTEAD NOTHING",
    "CREATE OR REPLACE RULE bands_box_out AS ON DELETE TO bands_box DO INSTEAD NOTHING",
)
_HOLDING = (
    "SELECT id FROM bands WHERE int8range(valid_from, valid_to) @> ?::bigint AND int8range(known_from, known_to) @> ?::bigint "
    "AND kind = ? ORDER BY id"
)
_SAYING = "SELECT id, stream, status, since, because FROM bands WHERE id = ANY(?::bigint[]) ORDER BY id"


class Worlds(worlds.Worlds):
    """What the bands of one ledger say of a day."""

    def _holding(self, c: Cursor, day: date, known_by: datetime, kind: str) -> str:
        c.execute(_HOLDING, (day.toordinal(), microseconds(known_by), kind))
        return orjson.dumps([number for (number,) in c.fetchall()]).decode()

    def _said(self, c: Cursor, asked: str) -> list[tuple[Any, ...]]:
        c.execute(_SAYING, (orjson.loads(asked),))
        return [(*row,) for row in c.fetchall()]


class Bands(bands.Bands):
    """The bands of one ledger."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._worlds = Worlds()
