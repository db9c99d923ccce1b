"""What the recorded events concern: who cites an article, who is a party to what, which days lie ahead, when people met.

Rows that lead from a question to the streams that may answer it, so that nobody else is asked. They are found by
``domain.concerns`` in the stored fields of each event, written in the transaction that records it, and never taken back: a
stream that is found may have nothing to say at the clocks of a question; one that is not found has not. All of it is derived.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from heapq import merge
from typing import Any, NamedTuple

from api.ledger import concerning
from api.ledger.concerned import REACHES
from api.ledger.engine import LOCK
from api.ledger.openings import well_formed
from api.ledger.port import Store
from domain.instants import instant_of, microseconds

_AT_ONCE = 500
_OF_SIDE = "SELECT stream FROM parties WHERE actor = ? UNION SELECT stream FROM members JOIN parties USING (actor) WHERE state = ?"
# Of each reach what ends at most so many days beyond the span, so that nothing further ahead is looked at.
PLANNED = (
    f"SELECT DISTINCT stream FROM ({' UNION ALL '.join(f'SELECT {most} AS most' for most in REACHES)}) AS reaches JOIN ahead "  # noqa: S608 -- numbers of ours
    "ON reach = most AND last BETWEEN ? AND ? + most WHERE first <= ?"
)
# The same of one reach, in the order of their last days.
ENDING = (
    "SELECT last, stream FROM ahead WHERE reach = ? AND last BETWEEN ? AND ? AND (last > ? OR stream > ?) AND first <= ? "
    "ORDER BY last, stream LIMIT ?"
)
_PUBLISHED = (
    "SELECT DISTINCT public, article FROM publications WHERE (public, article) > (?, ?) AND first <= ? "
    "ORDER BY public, article LIMIT ?"
)
_PUBLISHED_BY = (
    "SELECT DISTINCT public, article FROM publications WHERE (public, article) < (?, ?) ORDER BY public DESC, article DESC LIMIT ?"
)


class Party(NamedTuple):
    """Someone ever named as a party to a stream; ``always`` where the registration says so and nothing later speaks of it."""

    actor: str
    stream: str
    always: bool


class Concerns:
    """What the events of one ledger concern."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def citing(self, article: str) -> set[str]:
        """The streams in which the article was ever cited."""
        return self._streams("SELECT stream FROM cited WHERE article = ?", article)

    def naming(self, actor: str) -> set[str]:
        """The streams in which the actor was ever named as a party, a participant of a journey, or a traveller."""
        return self._streams("SELECT stream FROM parties WHERE actor = ?", actor)

    def of_side(self, side: str) -> set[str]:
        """The streams in which a state, or anyone who belongs to it, was ever so named."""
        return self._streams(_OF_SIDE, side, side)

    def parties(self) -> list[Party]:
        """Everyone ever so named, and where."""
        return [Party(actor, stream, bool(always)) for actor, stream, always in self._rows("SELECT * FROM parties")]

    def members(self, state: str) -> set[str]:
        """The actors registered as belonging to a state."""
        return self._streams("SELECT actor FROM members WHERE state = ?", state)

    def states(self) -> dict[str, str]:
        """The state of every actor registered as belonging to one."""
        return dict(self._rows("SELECT actor, state FROM members WHERE state IS NOT NULL"))

    def of_kind(self, kind: str) -> set[str]:
        """The actors registered as of that kind: states, parties, bodies, persons."""
        return self._streams("SELECT actor FROM members WHERE kind = ?", kind)

    def planned(self, first: date, last: date) -> set[str]:
        """The streams in which something was ever planned for these days, or was to run out or took place on one."""
        return self._streams(PLANNED, first.toordinal(), last.toordinal(), last.toordinal())

    def ending(self, first: date, last: date) -> Iterator[tuple[date, str]]:
        """The same streams in the order of the last day that something so planned can touch, each with that day; some twice."""
        return merge(*(self._ending(reach, first.toordinal(), last.toordinal()) for reach in REACHES))

    def _ending(self, reach: int, first: int, last: int) -> Iterator[tuple[date, str]]:
        place, most = (first, ""), min(last + reach, date.max.toordinal())
        while page := self._rows(ENDING, reach, place[0], most, *place, last, _AT_ONCE):
            yield from ((date.fromordinal(day), stream) for day, stream in page)
            place = page[-1][0], page[-1][1]

    def last_met(self, by: date) -> dict[str, date]:
        """The latest day up to ``by`` on which a meeting that was ever told of in a stream may have begun, by stream."""
        met = "SELECT stream, MAX(first) FROM meetings WHERE first <= ? GROUP BY stream"
        return {stream: date.fromordinal(first) for stream, first in self._rows(met, by.toordinal())}

    def archiving(self, digest: str) -> set[str]:
        """The articles whose archived text has that digest."""
        return self._streams("SELECT article FROM archived WHERE digest = ?", digest)

    def published(self, after: tuple[datetime, str], first_by: date) -> Iterator[tuple[datetime, str]]:
        """From when on each article may count as public, beyond an instant and an id, in that order; for some more than once.

        Left out is what was published certainly later than ``first_by``.
        """
        place = (microseconds(after[0]), after[1])
        while page := self._rows(_PUBLISHED, *place, first_by.toordinal(), _AT_ONCE):
            yield from ((instant_of(public), article) for public, article in page)
            place = page[-1][0], page[-1][1]

    def published_by(self, until: datetime) -> Iterator[tuple[datetime, str]]:
        """The same up to an instant, the latest first."""
        place: tuple[int, str] = (microseconds(until) + 1, "")
        while page := self._rows(_PUBLISHED_BY, *place, _AT_ONCE):
            yield from ((instant_of(public), article) for public, article in page)
            place = page[-1][0], page[-1][1]

    def complete(self) -> None:
        """Add what is missing: a program that knew nothing of this may have recorded something, or made other rows of it."""
        with self._store.transaction(commit=False) as c:
            noted = concerning.noted(c)
        if noted is None:
            self.rebuild()
        else:
            self._fill(noted)

    def rebuild(self) -> None:
        """Make all of it anew from the events."""
        with self._store.at_length() as c:
            c.execute(LOCK)
            concerning.empty(c)
            concerning.fill(c, 0)

    def content(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every row, by table: what :meth:`rebuild` makes anew."""
        return {table: self._rows(f"SELECT * FROM {table}") for table in sorted(concerning.NAMES)}  # noqa: S608 -- a table of ours

    def _fill(self, noted: int) -> None:
        if not self._rows("SELECT 1 FROM stored_events WHERE rowid > ? LIMIT 1", noted):
            return
        with self._store.transaction(commit=True) as c:
            c.execute(LOCK)
            concerning.fill(c, noted)

    def _streams(self, statement: str, *parameters: object) -> set[str]:
        return {row[0] for row in self._rows(statement, *parameters)}

    def _rows(self, statement: str, *parameters: object) -> list[tuple[Any, ...]]:
        told = [well_formed(one) if isinstance(one, str) else one for one in parameters]
        with self._store.transaction(commit=False) as c:
            c.execute(statement, told)
            return [tuple(row) for row in c.fetchall()]
