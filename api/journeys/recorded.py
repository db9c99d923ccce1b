"""Where an earlier import left off: the register and the standing facts, read back from the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from api.journeys.register import Listed, Register
from api.journeys.series import SERIES, JourneyFact, Series, given_back
from domain.actor import ActorRegistered
from domain.article import ArticleRegistered
from domain.dossier import Stream
from domain.evidence.articles import public_from
from domain.evidence.scales import corrected
from domain.facts import Fact, FactCorrected, FactRetracted
from domain.merging import MergedInto
from domain.visit.events import VisitAnnounced, VisitMade, VisitRegistered


@dataclass(frozen=True)
class Recorded:
    """What the ledger holds: actors by id, the kinds of all other streams, and the visits that a list told of before."""

    actors: frozenset[str]
    others: frozenset[str]
    registers: Mapping[str, Register]
    facts: Mapping[str, JourneyFact]


def recorded(streams: Iterable[Stream], first: Mapping[str, datetime]) -> Recorded:
    """What the ledger holds, the visits as they stood before the ``first`` revision that is imported of each list, by its id."""
    held = {stream.id: stream for stream in streams}
    actors = frozenset(id for id, stream in held.items() if isinstance(stream.registration, ActorRegistered))
    registers = {series.id: Register(series) for series in SERIES}
    facts: dict[str, JourneyFact] = {}
    for stream in held.values():
        series = _series(stream)
        if series and series.id in first and (told := list(_told(stream, held, first[series.id]))):
            _enter(registers[series.id], stream.id, told, facts)
    return Recorded(actors, frozenset(held) - actors, registers, facts)


def _series(stream: Stream) -> Series | None:
    """The list that the visit is from: only visits that were listed have a number, and their ids begin with that of the list."""
    if not isinstance(stream.registration, VisitRegistered):
        return None
    return next((series for series in SERIES if stream.id.startswith(f"{series.id}-")), None)


def _told(stream: Stream, held: Mapping[str, Stream], before: datetime) -> Iterator[Fact]:
    """The facts that were published before, oldest first."""
    dated = [
        (published, item.position, fact)
        for item, fact in stream.facts()
        if (published := _published(fact, held)) is not None and published < before
    ]
    yield from (fact for _, _, fact in sorted(dated, key=lambda one: one[:2]))


def _published(fact: Fact, held: Mapping[str, Stream]) -> datetime | None:
    article = held.get(fact.citations[0].article)
    registered = article.registration if article else None
    return public_from(registered.published) if isinstance(registered, ArticleRegistered) else None


def _enter(register: Register, stream: str, told: Iterable[Fact], facts: dict[str, JourneyFact]) -> None:
    last: JourneyFact | None = None
    stands = False
    for fact in told:
        if isinstance(fact, VisitMade | VisitAnnounced) and fact.listed_as:
            last, stands = fact, True
        elif isinstance(fact, FactCorrected) and last and fact.fact == last.key:
            now = corrected(last, fact.changes)
            last = now if isinstance(now, VisitMade | VisitAnnounced) else last
        elif isinstance(fact, FactRetracted) and last and fact.fact == last.key:
            stands = False
        elif isinstance(fact, MergedInto):
            last = None
    register.taken.add(stream)
    if last is not None:
        _list(register, Listed(stream, given_back(register.series, last)), stands=stands)
        facts |= {stream: last} if stands else {}


def _list(register: Register, listed: Listed, *, stands: bool) -> None:
    if stands:
        register.standing[listed.record["id"] or ""] = listed
    else:
        register.fallen.append(listed)
