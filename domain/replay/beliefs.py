"""Beliefs: how the answer about one day changed as articles appeared and silence grew."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from itertools import zip_longest

from domain.dates import end_of
from domain.dossier import Clocks, Dossier
from domain.replay.moments import instants_of_publication
from domain.replay.reader import NEWEST
from domain.replay.readers import AnyReader, reader_of
from domain.replay.rectangles import Rectangle
from domain.standing import Because


@dataclass(frozen=True, slots=True)
class Belief:
    """What was to be believed about the day from ``known_from`` to ``known_to`` (exclusive, None while it lasts).

    A moment is a day where the whole day's publications make it, else the instant of publication, UTC.
    """

    known_from: date | datetime
    known_to: date | datetime | None
    status: str
    since: str | None
    because: Because


def beliefs(dossier: Dossier, clocks: Clocks) -> tuple[Belief, ...]:
    """Every answer about ``clocks.as_of`` that was given by ``clocks.known_by``, oldest first; empty if nothing was known."""
    found: list[Belief] = []
    for reader in _readers(dossier, clocks):
        moment = _shown(reader.known_by)
        belief = _belief(reader, clocks.as_of, moment) if reader.knows else None
        is_open = bool(found) and found[-1].known_to is None
        if is_open and belief is not None and _answer(found[-1]) == _answer(belief):
            continue
        if is_open:
            found[-1] = replace(found[-1], known_to=moment)
        if belief is not None:
            found.append(belief)
    return tuple(found)


def beliefs_of(along: Iterable[Rectangle], dossier: Dossier, known_by: datetime) -> tuple[Belief, ...]:
    """The same out of the rectangles that hold the day, in the order of what was known: they are the newest state's.

    What silence says is heard by the end of its day, or at the next publication, if that comes first.
    """
    found: list[Belief] = []
    published = sorted(instants_of_publication(dossier, NEWEST))
    for one in along:
        since, until = _heard(one.known_from, published), one.known_to and _heard(one.known_to, published)
        if since > known_by or since == until:
            continue
        open_end = _shown(until) if until is not None and until <= known_by else None
        belief = Belief(_shown(since), open_end, one.status, one.since, one.because)
        if found and found[-1].known_to == belief.known_from and _answer(found[-1]) == _answer(belief):
            found[-1] = replace(found[-1], known_to=belief.known_to)
        else:
            found.append(belief)
    return tuple(found)


def _heard(instant: datetime, published: Sequence[datetime]) -> datetime:
    following = bisect_left(published, instant)
    by = end_of(instant.astimezone(UTC).date())
    return min(by, published[following]) if following < len(published) else by


def _belief(reader: AnyReader, day: date, moment: date | datetime) -> Belief:
    standing = reader.standing(day)
    return Belief(moment, None, standing.status, standing.since, standing.because)


def _answer(belief: Belief) -> tuple[str, str | None, Because]:
    return belief.status, belief.since, belief.because


def _shown(instant: datetime) -> date | datetime:
    day = instant.astimezone(UTC).date()
    return day if instant == end_of(day) else instant


def _readers(dossier: Dossier, clocks: Clocks) -> Iterator[AnyReader]:
    """A reader of every moment that can change the answer: at publications, and between them when silence says something new."""
    newest = NEWEST if clocks.recorded_by is None else clocks.recorded_by
    published = [instant for instant in instants_of_publication(dossier, newest) if instant <= clocks.known_by]
    for instant, following in zip_longest(published, published[1:]):
        reader = reader_of(dossier, instant, clocks.recorded_by)
        yield reader
        until = following or clocks.known_by
        days = {*reader.days_of_change(clocks.as_of), clocks.as_of}
        for moment in sorted(end_of(day) for day in days if day <= clocks.as_of):
            if instant < moment < until or moment == until and following is None:
                yield reader_of(dossier, moment, clocks.recorded_by)
