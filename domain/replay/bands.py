"""The timeline: the bands of status along the days of the world, for one reader."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from domain.dossier import Clocks, Dossier
from domain.replay.readers import reader_of
from domain.standing import Because


@dataclass(frozen=True, slots=True)
class Band:
    """One status from ``start`` to ``to`` (exclusive, None while it lasts), and why."""

    start: date
    to: date | None
    status: str
    since: str | None
    because: Because


def timeline(dossier: Dossier, clocks: Clocks) -> tuple[Band, ...]:
    """The base status of every day, as bands; days before anything had happened are left out. Raises ``Unknown``."""
    reader = reader_of(dossier, clocks.known_by, clocks.recorded_by)
    reader.require()
    standings = reader.standings()
    starts = [standings[0]] if standings else []
    starts += [here for before, here in pairwise(standings) if before[1] != here[1]]
    ends = [day for day, _ in starts[1:]]
    bands = (Band(day, to, s.status, s.since, s.because) for (day, s), to in zip(starts, [*ends, None], strict=True))
    return tuple(band for band in bands if band.status != "none")
