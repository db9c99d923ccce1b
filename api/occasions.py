"""The calendar's occasions: sessions of mechanisms, journeys and their meetings, from every subject that the filters let pass."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from api.filters import Filters
from api.known import telling
from api.subjects import Kind, Subjects
from domain.dates import VagueDate
from domain.dossier import Clocks
from domain.replay import AnyReader, Occasion, occasions

FEW = 500
"""Of so many subjects at most everything stands in a calendar that names no first day; to work one out takes some 10 ms."""
LOOKS_BACK = timedelta(365)
"""How far a calendar of more goes back."""
NO_CLOSER = timedelta(366)
"""What is known no closer than to so long stands in a calendar by the first day that it can be."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days that a calendar holds; an open end is None."""

    first: date | None = None
    last: date | None = None

    def holds(self, when: VagueDate | None) -> bool:
        """Whether something of that date can touch the days; of a very vague one, whether it can begin on one of them."""
        if self.first is None and self.last is None:
            return True
        if when is None:
            return False
        begins, ends = when.earliest or date.min, when.last_day or date.max
        first, last = self.first or date.min, self.last or date.max
        return begins <= last and (begins >= first or (ends >= first and ends - begins <= NO_CLOSER))


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
    """The days of a calendar that names no first one: all, or where many subjects fit the filters those from a year before."""
    fitting = (id for kind in _kinds(filters) for id in subjects.ids(kind, subjects.concerned.fitting(kind, filters)))
    if mechanism is not None or len(list(islice(fitting, FEW + 1))) <= FEW:
        return Stretch(None, last)
    end = min(clocks.as_of, last or date.max)
    return Stretch(end - min(LOOKS_BACK, end - date.min), last)


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
    touching = subjects.concerned.convening(stretch.first or date.min, stretch.last or date.max, NO_CLOSER)
    return touching if fitting is None else touching & fitting
