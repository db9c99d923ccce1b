"""The world at once: whose status changed, and what is coming, over all mechanisms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, timedelta
from typing import Literal

from domain.dates import VagueDate, end_of
from domain.dossier import Clocks, Dossier
from domain.mechanism.state import MechanismState
from domain.replay.bands import timeline
from domain.replay.moments import instants_of_publication
from domain.replay.reader import NEWEST, Unknown
from domain.replay.readers import AnyReader, reader_of
from domain.sentence import sentence
from domain.standing import Because, Standing


@dataclass(frozen=True, slots=True)
class StatusChange:
    """On ``day`` the status of a mechanism changed, and why. ``before`` is None where nothing had been known."""

    day: date
    id: str
    name: str
    before: str | None
    after: str
    since: str | None
    because: Because


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """Something planned, overdue or running out: what, when (EDTF), and the facts or the rule that say so."""

    id: str
    name: str
    what: Literal["session", "opening", "notice", "suspension", "visit"]
    step: str
    when: str | None
    earliest: date | None
    latest: date | None
    sentence: str
    because: Because


def changes(dossier: Dossier, since: date, until: date, clocks: Clocks, *, hindsight: bool) -> tuple[StatusChange, ...]:
    """The changes of status after ``since`` and up to ``until``.

    Without hindsight the day of knowledge moves along: what a reader of each day would have seen change. With it, the
    known date stays at that of ``clocks``: what is said today to have changed on those days.
    """
    days = (_days_in_hindsight if hindsight else _days_as_they_came)(dossier, since, until, clocks)
    found: list[StatusChange] = []
    before: Standing[str] | None = None
    for day, reader in days:
        standing = reader.standing(day) if reader.knows else None
        name = reader.name(day) if reader.knows else ""
        if standing and day > since and (before is None or before.status != standing.status):
            old = before.status if before else None
            found.append(StatusChange(day, dossier.subject.id, name, old, standing.status, standing.since, standing.because))
        before = standing
    return tuple(found)


def _days_in_hindsight(dossier: Dossier, since: date, until: date, clocks: Clocks) -> Iterator[tuple[date, AnyReader]]:
    reader = reader_of(dossier, clocks.known_by, clocks.recorded_by)
    try:
        starts = [band.start for band in timeline(dossier, clocks)]
    except Unknown:
        return
    for day in sorted({since, *(start for start in starts if since < start <= until)}):
        yield day, reader


def next_day_of_change(reader: AnyReader) -> date | None:
    """The first day after that of the reader on which the status may change though nothing is recorded; None if there is none.

    On such a day a date comes or passes, silence has lasted long enough, or something that is recorded already is published.
    """
    published = (instant.astimezone(UTC).date() for instant in instants_of_publication(reader.dossier, reader.recorded_by))
    marks = reader.days_of_change(date.min)
    return min((mark for mark in (*published, *marks) if mark > reader.known_on), default=None)


def _days_as_they_came(dossier: Dossier, since: date, until: date, clocks: Clocks) -> Iterator[tuple[date, AnyReader]]:
    newest = NEWEST if clocks.recorded_by is None else clocks.recorded_by
    published = {instant.astimezone(UTC).date() for instant in instants_of_publication(dossier, newest)}
    marks = sorted({since, *(day for day in published if since < day <= until)})
    for day, following in zip(marks, [*marks[1:], None], strict=True):
        reader = reader_of(dossier, end_of(day), clocks.recorded_by)
        yield day, reader
        last = until if following is None else following - timedelta(days=1)
        for between in reader.days_of_change(day):
            if day < between <= last:
                yield between, reader_of(dossier, end_of(between), clocks.recorded_by)


def agenda(states: Iterable[MechanismState], first: date, last: date) -> tuple[AgendaItem, ...]:
    """What these mechanisms have before them from ``first`` to ``last``: planned, overdue, or running out; soonest first."""
    found = ((item, state.status) for state in states for item in _items(state))
    items = [item for item, status in found if _is_unanswered(item, status) or _falls_in(item, first, last)]
    return tuple(sorted(items, key=lambda item: (item.latest or date.max, item.id, item.what)))


def _items(state: MechanismState) -> Iterator[AgendaItem]:
    session, opening, notice = state.next_session, state.opening, state.notice
    if session is not None:
        yield _item(state, "session", session.step, session.planned, session.because)
    if opening is not None and opening.planned is not None:
        yield _item(state, "opening", opening.step, opening.planned, opening.because)
    if notice is not None and notice.step == "standing":
        yield _item(state, "notice", notice.step, notice.effective, notice.because)
    if state.suspended_until is not None:
        yield _item(state, "suspension", "suspended", state.suspended_until, state.phase.because)


def _item(
    state: MechanismState,
    what: Literal["session", "opening", "notice", "suspension"],
    step: str,
    when: VagueDate | None,
    because: Because,
) -> AgendaItem:
    earliest, latest = (when.earliest, when.last_day) if when else (None, None)
    text = str(when) if when else None
    return AgendaItem(state.id, state.name, what, step, text, earliest, latest, sentence(state), because)


def _is_unanswered(item: AgendaItem, status: str) -> bool:
    """Whether its date has passed, whenever that was, and nobody said what came of it; until nothing is to be expected any more."""
    return item.step == status == "overdue"


def _falls_in(item: AgendaItem, first: date, last: date) -> bool:
    """Whether its date may fall into the days asked about."""
    if item.latest is None and item.earliest is None:
        return False
    return (item.latest is None or item.latest >= first) and (item.earliest is None or item.earliest <= last)
