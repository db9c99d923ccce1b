"""Rectangles: a subject's status over days of the world and instants of knowledge, each cut as large as one answer holds.

They speak for the newest state of the ledger. ``rectangles`` gives them for any subject: of a visit or an issue, of which there
are few facts, it asks a reader of every moment; for a mechanism there is the sweep, which carries one fold along. Both give what
the naive way gives, and in the same order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from domain.dates import dawn
from domain.dossier import Dossier
from domain.evidence.articles import BEYOND
from domain.replay.moments import instants_of_publication
from domain.replay.reader import NEWEST
from domain.replay.readers import AnyReader, reader_of
from domain.standing import Because, Standing


@dataclass(init=False, slots=True)
class Rectangle:
    """One status on the days from ``valid_from`` to ``valid_to``, by what was known from ``known_from`` to ``known_to``.

    Both ends are exclusive, and None while it lasts. Where nothing of the subject is known there is no rectangle; where it is
    known and nothing has happened yet, the status is ``none``.
    """

    valid_from: Final[date]
    valid_to: Final[date | None]
    known_from: Final[datetime]
    known_to: Final[datetime | None]
    status: Final[str]
    since: Final[str | None]
    because: Final[Because]

    def __init__(
        self,
        valid_from: date,
        valid_to: date | None,
        known_from: datetime,
        known_to: datetime | None,
        status: str,
        since: str | None,
        because: Because,
    ) -> None:
        """Written out, as for all that a sweep makes by the million (decision 0074)."""
        self.valid_from, self.valid_to, self.known_from, self.known_to = valid_from, valid_to, known_from, known_to
        self.status, self.since, self.because = status, since, because


Profile = Sequence[tuple[date, Standing[Any]]]
"""The days on which the status changes, for one instant of knowledge, each with the status from then on; first of all days."""


class Sheet:
    """The rectangles while the instants of knowledge pass: those still open, by the days they hold for."""

    def __init__(self) -> None:
        """Nothing is known."""
        self._open: list[tuple[date, date | None, Standing[Any], datetime]] = []

    def turn(self, at: datetime, profile: Profile, unchanged: int = 0) -> Iterator[Rectangle]:
        """From ``at`` on the profile holds, whose first ``unchanged`` entries are as before. Gives the rectangles that end."""
        kept = max(unchanged - 1, 0)
        before, self._open[kept:] = self._open[kept:], []
        known = {(start, to): (standing, since) for start, to, standing, since in before}
        for place in range(kept, len(profile)):
            start, standing = profile[place]
            to = profile[place + 1][0] if place + 1 < len(profile) else None
            held = known.get((start, to))
            if held is not None and held[0] == standing:
                del known[start, to]
                self._open.append((start, to, standing, held[1]))
            else:
                self._open.append((start, to, standing, at))
        yield from (_rectangle(start, to, standing, since, at) for (start, to), (standing, since) in known.items() if since < at)

    def rest(self) -> Iterator[Rectangle]:
        """The rectangles that never end."""
        yield from (_rectangle(start, to, standing, since, None) for start, to, standing, since in self._open)


def _rectangle(start: date, to: date | None, standing: Standing[Any], since: datetime, until: datetime | None) -> Rectangle:
    return Rectangle(start, to, since, until, standing.status, standing.since, standing.because)


def naive_rectangles(dossier: Dossier) -> tuple[Rectangle, ...]:
    """Ask a reader of every moment at which something became public, or silence began to say something, about every day."""
    return _rectangles(dossier, lambda _, moment: reader_of(dossier, moment))


def rectangles_by_turns(dossier: Dossier) -> tuple[Rectangle, ...]:
    """The same; whoever reads at a moment at which nothing became public weighs nothing anew."""
    return _rectangles(dossier, lambda before, moment: reader_of(dossier, moment, accounts=before.accounts))


def _rectangles(dossier: Dossier, later: Callable[[AnyReader, datetime], AnyReader]) -> tuple[Rectangle, ...]:
    sheet = Sheet()
    found: list[Rectangle] = []
    published = instants_of_publication(dossier, NEWEST)
    for instant, following in zip(published, [*published[1:], BEYOND], strict=False):
        reader = reader_of(dossier, instant)
        found += sheet.turn(instant, _profile(reader))
        for moment in map(dawn, reader.days_of_change(reader.known_on)):
            if instant < moment < following:
                found += sheet.turn(moment, _profile(later(reader, moment)))
    return in_order([*found, *sheet.rest()])


def in_order(found: Sequence[Rectangle]) -> tuple[Rectangle, ...]:
    """By the days, then by what was known."""
    return tuple(sorted(found, key=lambda one: (one.valid_from, one.known_from)))


def _profile(reader: AnyReader) -> Profile:
    profile: list[tuple[date, Standing[Any]]] = []
    if reader.knows:
        for day, standing in [(date.min, reader.standing(date.min)), *reader.standings()]:
            if not profile or profile[-1][1] != standing:
                profile.append((day, standing))
    return profile


def at(found: Sequence[Rectangle], day: date, known_by: datetime) -> Rectangle | None:
    """The rectangle that holds the point; None where nothing is known."""
    return next((one for one in found if _holds(one, day, known_by)), None)


def _holds(one: Rectangle, day: date, known_by: datetime) -> bool:
    if day < one.valid_from or known_by < one.known_from:
        return False
    return (one.valid_to is None or day < one.valid_to) and (one.known_to is None or known_by < one.known_to)
