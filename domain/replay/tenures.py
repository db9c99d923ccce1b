"""Tenures: which offices an actor held along the days of the world, for one reader."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from domain.dossier import Clocks, Dossier
from domain.person import ActorCourse, Office
from domain.replay.readers import reader_of
from domain.standing import Because


@dataclass(frozen=True, slots=True)
class Tenure:
    """The offices held from ``start`` to ``to`` (exclusive, None while it lasts); each since when, and why."""

    start: date
    to: date | None
    offices: tuple[Office, ...]

    @property
    def because(self) -> Because:
        """The facts that say so, those of the newest office first."""
        return tuple(dict.fromkeys(key for office in reversed(self.offices) for key in office.because))


def tenures(dossier: Dossier, clocks: Clocks) -> tuple[Tenure, ...]:
    """The offices certainly held on every day, as bands; days on which none is known are left out. Raises ``Unknown``."""
    reader = reader_of(dossier, clocks.known_by, clocks.recorded_by)
    reader.require()
    held = [(day, _held(reader.course(day))) for day in reader.days_of_change(reader.known_on)]
    starts = held[:1] + [here for before, here in pairwise(held) if before[1] != here[1]]
    ends = [day for day, _ in starts[1:]]
    return tuple(Tenure(day, to, offices) for (day, offices), to in zip(starts, [*ends, None], strict=True) if offices)


def _held(course: ActorCourse) -> tuple[Office, ...]:
    return tuple(office for office in course.offices if office.until is None)
