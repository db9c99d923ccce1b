"""The agenda: what lies before mechanisms and visits from one day to another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from domain.mechanism.state import MechanismState
from domain.replay import AgendaItem, agenda
from domain.visit.sentence import sentence
from domain.visit.state import VisitState

PENDING = ("announced", "due", "under way", "overdue", "postponed")
"""The statuses of a visit that is not over."""


def prospects(
    mechanisms: Iterable[MechanismState], visits: Iterable[VisitState], first: date, last: date
) -> tuple[AgendaItem, ...]:
    """What is planned, overdue or runs out from ``first`` to ``last``, soonest first."""
    items = [*agenda(mechanisms, first, last), *_journeys(visits, first, last)]
    return tuple(sorted(items, key=lambda item: (item.latest or date.max, item.id, item.what)))


def _journeys(visits: Iterable[VisitState], first: date, last: date) -> Iterator[AgendaItem]:
    for visit in visits:
        when = visit.made.when if visit.made and visit.status == "under way" else visit.planned
        if visit.status in PENDING and when is not None:
            earliest, latest = when.earliest, when.last_day
            if visit.status == "overdue" or ((latest or date.max) >= first and (earliest or date.min) <= last):
                told, because = sentence(visit), visit.because
                yield AgendaItem(visit.id, visit.name, "visit", visit.status, str(when), earliest, latest, told, because)
