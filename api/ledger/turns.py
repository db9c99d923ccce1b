"""Turns: on which day whose status became another one, in the bands.

What a reader of each day would have said lies on the *diagonal* of the bands, where the day asked about is the day of knowledge:
a band is on it from the later of the first days that it holds for and was known on, to the earlier of the last ones. An index
lists what begins on it by day, so that no day on which nothing turned is looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple

from api.ledger.openings import well_formed
from api.ledger.port import Store
from api.ledger.rows import standing
from domain.instants import DAY_OF_EPOCH, MICROSECONDS_A_DAY, microseconds
from domain.standing import Standing

_DAY_ONE = DAY_OF_EPOCH * MICROSECONDS_A_DAY
"""Microseconds from the day of ordinal 0 to 1970: instants as rows have them, plus these, are days after a division."""


def _day(column: str) -> str:
    return f"(({column} + {_DAY_ONE}) / 86400000000)"


def _either(one: str, which: str, other: str) -> str:
    return f"(CASE WHEN {one} {which} {other} THEN {one} ELSE {other} END)"


_BEGINS = _either("valid_from", ">", _day("known_from"))
_ENDS = _either("valid_to", "<", _day("known_to"))
TABLES = (f"CREATE INDEX IF NOT EXISTS bands_on_the_diagonal ON bands ({_BEGINS}, stream) WHERE {_BEGINS} < {_ENDS}",)
_COLUMNS = f"{_BEGINS}, stream, status, since, because"
_ON_THE_DIAGONAL = f"{_BEGINS} < {_ENDS}"
_OLDEST_FIRST = (
    f"SELECT {_COLUMNS} FROM bands WHERE {_ON_THE_DIAGONAL} AND {_BEGINS} BETWEEN ? AND ? "  # noqa: S608 -- of our own words
    f"AND ({_BEGINS} > ? OR stream > ?) ORDER BY {_BEGINS}, stream LIMIT ?"
)
_NEWEST_FIRST = (
    f"SELECT {_COLUMNS} FROM bands WHERE {_ON_THE_DIAGONAL} AND {_BEGINS} BETWEEN ? AND ? "  # noqa: S608 -- of our own words
    f"AND ({_BEGINS} < ? OR stream > ?) ORDER BY {_BEGINS} DESC, stream LIMIT ?"
)
_BEFORE = f"SELECT status FROM bands WHERE stream = ? AND {_ON_THE_DIAGONAL} AND {_ENDS} = ?"  # noqa: S608 -- of our own words
_IN_HINDSIGHT = (
    "SELECT valid_from, stream FROM bands WHERE valid_from BETWEEN ? AND ? AND (valid_from > ? OR stream > ?) "
    "AND known_from <= ? AND known_to > ? ORDER BY valid_from, stream LIMIT ?"
)
_ALONG = (
    "SELECT valid_from, status, since, because FROM bands WHERE stream = ? AND known_from <= ? AND known_to > ? ORDER BY valid_from"
)
_AT_ONCE = 250

Place = tuple[date, str]
"""A day, and whose status turned on it."""


class Turn(NamedTuple):
    """Whose status became another on a day, and why; ``before`` is None where nothing was known the day before."""

    day: date
    stream: str
    before: str | None
    after: Standing[str]


class Turns:
    """The turns in the bands of one ledger, whether these are up to date or not; read as they are taken."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def as_they_came(self, first: date, last: date, after: Place | None, *, newest_first: bool) -> Iterator[Turn]:
        """What a reader of each day from ``first`` to ``last`` saw turn, beyond a place; by day, and by id within one."""
        begin, end = first.toordinal(), last.toordinal()
        place = (after[0].toordinal(), well_formed(after[1])) if after else (end + 1 if newest_first else 0, "")
        while begin <= end:
            if newest_first:
                found = self._page(_NEWEST_FIRST, begin, min(end, place[0]), *place)
            else:
                found = self._page(_OLDEST_FIRST, max(begin, place[0]), end, *place)
            yield from (turn for turn in found if turn.before != turn.after.status)
            if len(found) < _AT_ONCE:
                return
            place = found[-1].day.toordinal(), found[-1].stream

    def in_hindsight(self, first: date, last: date, known_by: datetime, after: Place | None) -> Iterator[Place]:
        """Where in these days bands begin for one instant of knowledge; whose status did not turn there may be among them."""
        place, known = (after[0].toordinal(), well_formed(after[1])) if after else (0, ""), microseconds(known_by)
        while True:
            with self._store.transaction(commit=False) as c:
                begin = max(first.toordinal(), place[0])
                c.execute(_IN_HINDSIGHT, (begin, last.toordinal(), *place, known, known, _AT_ONCE))
                found = [(day, stream) for day, stream in c.fetchall()]
            yield from ((date.fromordinal(day), stream) for day, stream in found)
            if len(found) < _AT_ONCE:
                return
            place = found[-1]

    def along(self, stream: str, known_by: datetime) -> list[tuple[date, Standing[str]]]:
        """What one instant of knowledge says of all days of a stream: on which day each band begins, in their order."""
        known = microseconds(known_by)
        with self._store.transaction(commit=False) as c:
            c.execute(_ALONG, (stream, known, known))
            return [(date.fromordinal(day), standing(*said)) for day, *said in c.fetchall()]

    def _page(self, statement: str, *parameters: object) -> list[Turn]:
        with self._store.transaction(commit=False) as c:
            c.execute(statement, (*parameters, _AT_ONCE))
            found = []
            for day, stream, *said in c.fetchall():
                c.execute(_BEFORE, (stream, day))
                before = c.fetchone()
                found.append(Turn(date.fromordinal(day), stream, before[0] if before else None, standing(*said)))
            return found
