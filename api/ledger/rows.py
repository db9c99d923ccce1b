"""A band as a row: days as ordinals, instants in microseconds since 1970, reasons as text, and a number that says where it lies.

Numbers make neighbours of what one question asks for. The bands that hold on a day mostly began not long before it; so those
of one kind that begin in the same *era*, a stretch of days, stand together in the file, and are read together. Within an era
they stand in the order of writing. No number is given twice: what was once read of a number may be kept in memory.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import orjson

from api.ledger.port import Cursor
from domain.replay.rectangles import Rectangle
from domain.standing import Because, Rule, Standing

NUMBERS = "CREATE TABLE IF NOT EXISTS numbers (name TEXT PRIMARY KEY, id INTEGER NOT NULL) WITHOUT ROWID"
"""How many numbers were given so far."""
BANDED = ("mechanism", "visit", "issue")
"""The kinds of subjects that have a status."""
ERA = 64
"""How many days an era has."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
NEVER = 2**62
"""The instant up to which a band is known that still holds."""
_END_OF_DAYS = date.max.toordinal() + 1
_GIVEN = (
    "INSERT INTO numbers VALUES ('bands', ?) ON CONFLICT (name) DO UPDATE SET id = numbers.id + excluded.id",
    "SELECT id FROM numbers WHERE name = 'bands'",
)

Row = tuple[int, str, str, int, int, int, int, str, str | None, str]
"""Number, stream, kind, the two days and the two instants between which it holds, status, since and reasons."""

Drawn = tuple[int, int, int, int, str, str | None, str]
"""The same without number, stream and kind."""


def rows(c: Cursor, stream: str, kind: str, bands: Sequence[Drawn]) -> list[Row]:
    """The rows of these bands of one subject, with new numbers. To be called within a transaction that writes."""
    c.execute(_GIVEN[0], (len(bands),))
    c.execute(_GIVEN[1])
    first = c.fetchone()[0] - len(bands)
    return [(_number(kind, one[0], serial), stream, kind, *one) for serial, one in enumerate(bands, first)]


def box(row: Row) -> tuple[int, int, int, int, int]:
    """The row's number and its four sides in whole days, as an R*Tree holds them."""
    number, _, _, valid_from, valid_to, known_from, known_to, *_ = row
    return number, valid_from, valid_to, _day(known_from), _day(known_to)


def numbers_of(kind: str) -> tuple[int, int]:
    """The least number that a band of that kind may have, and the first beyond."""
    return _number(kind, 0, 0), _number(kind, 2**16 * ERA, 0)


def microseconds(instant: datetime) -> int:
    """How long an instant is after 1970."""
    return (instant - _EPOCH) // _MICROSECOND


def standing(status: str, since: str | None, because: str) -> Standing[str]:
    """What a row says."""
    return Standing(status, since, (because,) if because[0] != "[" else _reasons(because))


def rectangle(row: Drawn) -> Rectangle:
    """The rectangle that a row was made of."""
    valid_from, valid_to, known_from, known_to, status, since, because = row
    return Rectangle(
        date.fromordinal(valid_from),
        date.fromordinal(valid_to) if valid_to < _END_OF_DAYS else None,
        _EPOCH + known_from * _MICROSECOND,
        _EPOCH + known_to * _MICROSECOND if known_to < NEVER else None,
        *standing(status, since, because),
    )


def drawn(one: Rectangle) -> Drawn:
    """A rectangle as it stands in its row."""
    return (
        one.valid_from.toordinal(),
        one.valid_to.toordinal() if one.valid_to else _END_OF_DAYS,
        microseconds(one.known_from),
        microseconds(one.known_to) if one.known_to else NEVER,
        one.status,
        one.since,
        _written(one.because),
    )


def _number(kind: str, day: int, serial: int) -> int:
    return ((BANDED.index(kind) << 16) + day // ERA << 36) + serial


def _day(microseconds: int) -> int:
    return _END_OF_DAYS if microseconds == NEVER else (_EPOCH + microseconds * _MICROSECOND).toordinal()


def _written(because: Because) -> str:
    """The key where it is one, as nearly always; else JSON. No key begins with a bracket."""
    if len(because) == 1 and isinstance(because[0], str):
        return because[0]
    return orjson.dumps([reason if isinstance(reason, str) else [reason.rule, reason.message] for reason in because]).decode()


def _reasons(because: str) -> Because:
    return tuple(reason if isinstance(reason, str) else Rule(*reason) for reason in orjson.loads(because))
