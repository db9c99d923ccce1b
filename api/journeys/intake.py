"""The whole way from files to runs of proposals: each run is recorded all or nothing, in the order of publication."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from pathlib import Path

from api.casebook import read as read_casebook
from api.casebook import shipped
from api.journeys.cast import Cast
from api.journeys.oddities import Noticed
from api.journeys.proposals import Telling, page
from api.journeys.recorded import recorded
from api.journeys.register import Register
from api.journeys.revisions import Revised, read
from domain.actor import ActorRegistered
from domain.dossier import Stream
from domain.proposal import Proposal

RUN = 500
"""How many revisions of records are recorded at once."""


@dataclass(frozen=True)
class Run:
    """Some revisions that are recorded together: how many, and what they propose."""

    revisions: int
    proposals: tuple[Proposal, ...]


@dataclass(frozen=True)
class Intake:
    """What is to be imported. ``odd`` has a sentence for every odd record, with its place."""

    revisions: int
    runs: tuple[Run, ...]
    odd: tuple[str, ...]


def prepare(paths: Sequence[Path], streams: Iterable[Stream]) -> Intake:
    """Read the files, and follow the visits from where the ledger, with its ``streams``, left off.

    Raises :class:`~domain.proposal.Refused` for lines that are no revisions.
    """
    revised = read(paths)
    first = {row.series.id: row.instant for row in reversed(revised)}
    held = recorded(streams, first)
    noticed = Noticed()
    telling = Telling(Cast(held.actors, held.others, _shipped()), dict(held.facts))
    parts = [part for rows in _by_instant(revised) for part in _follow(held.registers[rows[0].series.id], rows, telling, noticed)]
    return Intake(len(revised), tuple(_runs(parts)), tuple(noticed.sentences))


def _shipped() -> Mapping[str, ActorRegistered]:
    """The actors of the casebook that comes with the program, so that either import can come first."""
    return {p.stream: p.event for p in read_casebook([shipped()]) if isinstance(p.event, ActorRegistered)}


def _by_instant(revised: Iterable[Revised]) -> Iterator[list[Revised]]:
    """What one list published at one instant, in the order of publication."""
    ordered = sorted(revised, key=_turn)
    yield from (list(rows) for _, rows in groupby(ordered, key=_turn))


def _turn(row: Revised) -> tuple[datetime, str]:
    return row.instant, row.series.id


def _follow(register: Register, rows: Sequence[Revised], telling: Telling, noticed: Noticed) -> Iterator[Run]:
    """Each step with the pages that tell it; a page that no step needs comes alone."""
    listed = set(register.standing)
    pages = {row.article: page(row) for row in rows}
    steps = register.follow(rows)
    noticed.notice(rows, listed, register)
    for step in steps:
        told_by = [found for row in step.rows if (found := pages.pop(row.article, None))]
        yield Run(len(told_by), (*told_by, *telling.tell(step)))
    yield from (Run(1, (alone,)) for alone in pages.values())


def _runs(parts: Iterable[Run]) -> Iterator[Run]:
    """The parts put together to runs of about the same size, in their order."""
    together: list[Run] = []
    revisions = 0
    for part in parts:
        together.append(part)
        revisions += part.revisions
        if revisions >= RUN:
            yield _one(together)
            together, revisions = [], 0
    if together:
        yield _one(together)


def _one(parts: Sequence[Run]) -> Run:
    return Run(sum(part.revisions for part in parts), tuple(proposal for part in parts for proposal in part.proposals))
