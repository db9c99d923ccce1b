"""Beliefs: how the answer about one day changed as articles appeared and silence grew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from domain.dates import end_of
from domain.dossier import Clocks, Dossier
from domain.mechanism.state import Because, Status
from domain.replay.moments import days_of_change, instants_of_publication
from domain.replay.reader import NEWEST, Reader


@dataclass(frozen=True, slots=True)
class Belief:
    """What was to be believed about the day from ``known_from`` to ``known_to`` (exclusive, None while it lasts).

    A moment is a day where the whole day's publications make it, else the instant of publication, UTC.
    """

    known_from: date | datetime
    known_to: date | datetime | None
    status: Status
    since: str | None
    because: Because


def beliefs(dossier: Dossier, clocks: Clocks) -> tuple[Belief, ...]:
    """Every answer about ``clocks.as_of`` that was given by ``clocks.known_by``, oldest first; empty if nothing was known."""
    found: list[Belief] = []
    for instant in _moments(dossier, clocks):
        reader = Reader(dossier, instant, clocks.recorded_by)
        if not reader.knows:
            continue
        standing = reader.standing(clocks.as_of)
        belief = Belief(_shown(instant), None, standing.status, standing.since, standing.because)
        if not found or _answer(found[-1]) != _answer(belief):
            found.append(belief)
    ends = [belief.known_from for belief in found[1:]]
    return tuple(
        Belief(b.known_from, to, b.status, b.since, b.because) for b, to in zip(found, [*ends, None][: len(found)], strict=True)
    )


def _answer(belief: Belief) -> tuple[Status, str | None, Because]:
    return belief.status, belief.since, belief.because


def _shown(instant: datetime) -> date | datetime:
    day = instant.astimezone(UTC).date()
    return day if instant == end_of(day) else instant


def _moments(dossier: Dossier, clocks: Clocks) -> Iterator[datetime]:
    """When something was published, and the days on which the silence until then says something new."""
    newest = NEWEST if clocks.recorded_by is None else clocks.recorded_by
    instants = {instant for instant in instants_of_publication(dossier, newest) if instant <= clocks.known_by}
    everything = Reader(dossier, clocks.known_by, clocks.recorded_by)
    calendar = {*days_of_change(dossier.registration, everything.accounts.facts, everything.known_on), clocks.as_of}
    first = min(instants, default=clocks.known_by)
    silences = {end_of(day) for day in calendar if day <= clocks.as_of}
    yield from sorted(instants | {moment for moment in silences if first <= moment <= clocks.known_by})
