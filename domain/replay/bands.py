"""The timeline: the bands of status along the days of the world, for one reader."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from domain.dossier import Clocks, Dossier
from domain.mechanism.calendar import arrive
from domain.mechanism.fold import advance
from domain.mechanism.state import Because, Status
from domain.mechanism.status import Standing
from domain.replay.moments import days_of_change
from domain.replay.reader import Reader


@dataclass(frozen=True, slots=True)
class Band:
    """One status from ``start`` to ``to`` (exclusive, None while it lasts), and why."""

    start: date
    to: date | None
    status: Status
    since: str | None
    because: Because


def timeline(dossier: Dossier, clocks: Clocks) -> tuple[Band, ...]:
    """The base status of every day, as bands; days before anything had happened are left out. Raises :class:`Unknown`."""
    reader = Reader(dossier, clocks.known_by, clocks.recorded_by)
    reader.require()
    standings = list(_standings(reader))
    starts = [standings[0]] if standings else []
    starts += [here for before, here in pairwise(standings) if before[1] != here[1]]
    ends = [day for day, _ in starts[1:]]
    bands = (Band(day, to, s.status, s.since, s.because) for (day, s), to in zip(starts, [*ends, None], strict=True))
    return tuple(band for band in bands if band.status != "none")


def _standings(reader: Reader) -> list[tuple[date, Standing]]:
    """The status on every day on which it can change, in one walk along the facts."""
    facts = reader.undisputed
    course = reader.ground.begin(facts, facts)
    found = []
    for day in days_of_change(reader.dossier.registration, facts, reader.known_on):
        while course.count < len(facts) and facts[course.count].certainly(day):
            advance(course, facts[course.count], day)
        here = course.branch()
        arrive(here, day)
        standing = reader.weigh(here, day)
        found.append((day, Standing(standing.status, standing.since, standing.because)))
    return found
