"""The calendar's occasions: sessions of mechanisms, journeys and their meetings, from every subject that the filters let pass."""

from __future__ import annotations

from collections.abc import Iterator

from api.filters import Filters
from api.known import telling
from api.subjects import Subjects
from domain.dossier import Clocks
from domain.replay import AnyReader, Occasion, occasions


def gathered(subjects: Subjects, clocks: Clocks, filters: Filters, mechanism: str | None) -> Iterator[Occasion]:
    """Every occasion known at the clocks, by subject and day. A kind or a mechanism leaves the visits out, which have none.

    Raises :class:`~api.known.NotKnown` where nothing of the mechanism named could have been read.
    """
    for reader in filter(filters.may_fit, _readers(subjects, clocks, filters, mechanism)):
        found = occasions(reader, clocks.as_of)
        if found and filters.fits(found[0].subject, reader):
            yield from found


def _readers(subjects: Subjects, clocks: Clocks, filters: Filters, mechanism: str | None) -> Iterator[AnyReader]:
    if mechanism is not None:
        reader = subjects.reader(mechanism, clocks, "mechanism")
        with telling():
            reader.require()
        yield reader
        return
    yield from subjects.readers("mechanism", clocks, among=subjects.concerned.fitting("mechanism", filters))
    if filters.kind is None:
        yield from subjects.readers("visit", clocks, among=subjects.concerned.fitting("visit", filters))
