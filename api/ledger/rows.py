"""A band as a row: days as ordinals, instants in microseconds since 1970, reasons as text, and a number that says where it lies.

A band lasts some days of the world, and is known for some days. The lesser of the two, rounded up to a power of two, is its *span*.
Bands of one kind and one span that begin in the same *stretch*, a quarter of the span, have neighbouring numbers, and so stand
together in the file. What holds on a day began no earlier than one span before it: so for every question there is one row of
neighbours of each span, in a good half of which the day lies. Within a stretch they stand in the order of writing. No number is
given twice: what was once read of a number may be kept in memory.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

import orjson

from api.ledger.port import Cursor
from domain.instants import DAY_OF_EPOCH, MICROSECONDS_A_DAY, instant_of, microseconds
from domain.replay.rectangles import Rectangle
from domain.standing import Because, Rule, Standing

BANDED = ("mechanism", "visit", "issue")
"""The kinds of subjects that have a status."""
SHORTEST = 4
"""The shortest span is two to this power, in days."""
SPANS = 12
"""So many spans of either kind of days there are, each twice the one before; what lasts longer has none."""
GRAIN = 2
"""A span has two to this power of stretches."""
STRETCHES, SERIALS = 20, 36
"""How many bits tell the stretch, and which of its bands it is."""
NEVER = 2**62
"""The instant up to which a band is known that still holds."""
_END_OF_DAYS = date.max.toordinal() + 1
_SPAN_OF = bytes(max((days - 1).bit_length() - SHORTEST, 0) for days in range(2 ** (SHORTEST + SPANS - 1) + 1))
"""Of so many days, the number of their span; more than there are here have none."""
_GIVEN = (
    "INSERT INTO derived VALUES ('bands given', ?) ON CONFLICT (name) DO UPDATE SET edition = derived.edition + excluded.edition "
    "RETURNING edition"
)
"""How many numbers were given so far."""

Row = tuple[int, str, str, int, int, int, int, str, str | None, str]
"""Number, stream, kind, the two days and the two instants between which it holds, status, since and reasons."""

Drawn = tuple[int, int, int, int, str, str | None, str]
"""The same without number, stream and kind."""


def rows(c: Cursor, stream: str, kind: str, bands: Sequence[Drawn]) -> list[Row]:
    """The rows of these bands of one subject, with new numbers. To be called within a transaction that writes."""
    c.execute(_GIVEN, (len(bands),))
    serial: int = c.fetchone()[0] - len(bands)
    kinds, found = BANDED.index(kind) << 5, []
    for valid_from, valid_to, known_from, known_to, status, since, because in bands:  # written out, as it is done by the million
        number = _place(kinds, valid_from, valid_to, known_from, known_to) + serial
        found.append((number, stream, kind, valid_from, valid_to, known_from, known_to, status, since, because))
        serial += 1
    return found


def numbers_at(kind: str, day: date, known: datetime) -> list[tuple[int, int]]:
    """Between which numbers, the second not included, stand the bands of that kind that can hold at these clocks; in order."""
    places = ((0, day.toordinal()), (SPANS, _day(microseconds(known))))
    kinds, found = BANDED.index(kind) << 5, []
    for first, place in places:
        for span in range(SPANS):
            stretch = _stretch(place, span)
            before = max(stretch - (1 << GRAIN), 0)
            found.append((_number(kinds, first + span, before), _number(kinds, first + span, stretch + 1)))
    return [*found, (_number(kinds, 2 * SPANS, 0), _number(kinds, 2 * SPANS, 1))]


def standing(status: str, since: str | None, because: str) -> Standing[str]:
    """What a row says."""
    return Standing(status, since, (because,) if because[0] != "[" else _reasons(because))


def rectangle(row: Drawn) -> Rectangle:
    """The rectangle that a row was made of."""
    valid_from, valid_to, known_from, known_to, status, since, because = row
    return Rectangle(
        date.fromordinal(valid_from),
        date.fromordinal(valid_to) if valid_to < _END_OF_DAYS else None,
        instant_of(known_from),
        instant_of(known_to) if known_to < NEVER else None,
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


def _place(kinds: int, valid_from: int, valid_to: int, known_from: int, known_to: int) -> int:
    """The least number of the stretch in which a band begins, among those of its span; ``kinds`` as in :func:`_number`."""
    begin = _day(known_from)
    lasts, is_known = valid_to - valid_from, _day(known_to) - begin + 1
    least = min(lasts, is_known)
    if least >= len(_SPAN_OF):
        return _number(kinds, 2 * SPANS, 0)
    span = _SPAN_OF[least]
    if least == lasts:
        return _number(kinds, span, _stretch(valid_from, span))
    return _number(kinds, SPANS + span, _stretch(begin, span))


def _stretch(day: int, span: int) -> int:
    return day >> SHORTEST + span - GRAIN


def _number(kinds: int, span: int, stretch: int) -> int:
    """The least number there; ``kinds`` are the numbers of spans that the kinds before this one may have."""
    return (kinds + span << STRETCHES) + stretch << SERIALS


def _day(microseconds: int) -> int:
    return microseconds // MICROSECONDS_A_DAY + DAY_OF_EPOCH


def _written(because: Because) -> str:
    """The key where it is one, as nearly always; else JSON. No key begins with a bracket."""
    if len(because) == 1 and isinstance(because[0], str):
        return because[0]
    return orjson.dumps([reason if isinstance(reason, str) else [reason.rule, reason.message] for reason in because]).decode()


def _reasons(because: str) -> Because:
    return tuple(reason if isinstance(reason, str) else Rule(*reason) for reason in orjson.loads(because))
