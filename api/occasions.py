"""The calendar's occasions: sessions of mechanisms, journeys and their meetings, from every subject that the filters let pass."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from api.filters import Filters
from api.known import telling
from api.subjects import Kind, Subjects
from domain.dates import VagueDate
from domain.dossier import Clocks
from domain.replay import AnyReader, Occasion, occasions

FEW = 500
"""So many subjects at most a calendar has that names no first day, if a fortnight has no more: each takes some 10 ms."""
AROUND = (90, 30, 7)
"""So many days before and after are held where a year before and all that is ahead are too many."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days that a calendar holds; an open end is None."""

    first: date | None = None
    last: date | None = None

    def holds(self, when: VagueDate | None) -> bool:
        """Whether something of that date can touch the days; what has no date is only in a calendar of all days."""
        if self.first is None and self.last is None:
            return True
        begins, ends = (when.earliest or date.min, when.last_day or date.max) if when else (date.max, date.min)
        return begins <= (self.last or date.max) and ends >= (self.first or date.min) and when is not None


EVER = Stretch()
"""Every day."""


def gathered(subjects: Subjects, clocks: Clocks, filters: Filters, mechanism: str | None, stretch: Stretch) -> Iterator[Occasion]:
    """Every occasion known at the clocks that touches the days, by subject and day. Visits have no kind.

    Raises :class:`~api.known.NotKnown` where nothing of the mechanism named could have been read.
    """
    for reader in filter(filters.may_fit, _readers(subjects, clocks, filters, mechanism, stretch)):
        found = occasions(reader, clocks.as_of)
        if found and filters.fits(found[0].subject, reader):
            yield from (occasion for occasion in found if stretch.holds(occasion.when))


def usual(subjects: Subjects, clocks: Clocks, filters: Filters, mechanism: str | None, last: date | None) -> Stretch:
    """The days of a calendar that names no first one: all of them, or as many around the day asked about as hold few subjects."""
    here = min(clocks.as_of, last or date.max)
    since = [Stretch(_moved(here, -days), last or _moved(here, days)) for days in AROUND]
    steps = [Stretch(None, last), Stretch(_moved(here, -365), last), *since]
    return next((one for one in steps if mechanism is not None or _are_few(subjects, filters, one)), steps[-1])


def _moved(day: date, days: int) -> date:
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def _are_few(subjects: Subjects, filters: Filters, stretch: Stretch) -> bool:
    ids = (id for kind in _kinds(filters) for id in subjects.ids(kind, _among(subjects, kind, filters, stretch)))
    return len(list(islice(ids, FEW + 1))) <= FEW


def _kinds(filters: Filters) -> tuple[Kind, ...]:
    return ("mechanism", "visit") if filters.kind is None else ("mechanism",)


def _readers(subjects: Subjects, clocks: Clocks, filters: Filters, mechanism: str | None, stretch: Stretch) -> Iterator[AnyReader]:
    if mechanism is not None:
        reader = subjects.reader(mechanism, clocks, "mechanism")
        with telling():
            reader.require()
        yield reader
        return
    for kind in _kinds(filters):
        yield from subjects.readers(kind, clocks, among=_among(subjects, kind, filters, stretch))


def _among(subjects: Subjects, kind: Kind, filters: Filters, stretch: Stretch) -> Collection[str] | None:
    fitting = subjects.concerned.fitting(kind, filters)
    if stretch == EVER:
        return fitting
    touching = subjects.concerned.dated(stretch.first or date.min, stretch.last or date.max)
    return touching if fitting is None else touching & fitting
