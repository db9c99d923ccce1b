"""Context: the offices that those who took part in a mechanism took or left (1.8). It says when, and claims no cause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from api.known import NotKnown
from api.subjects import Subjects
from domain.actor import OfficeLeft, OfficeTaken
from domain.dossier import Clocks
from domain.evidence.account import Account
from domain.facts import fields_among
from domain.merging import MergedInto
from domain.replay import AnyReader, moments_that_may_change

_LISTS = ("by", "according_to", "participants", "parties", "against")
_ONES = ("speaker", "traveller")


@dataclass(frozen=True, slots=True)
class OfficeChange:
    """An actor, by id and by its name of that day, and the fact that it took or left an office."""

    actor: str
    name: str
    fact: OfficeTaken | OfficeLeft
    account: Account


def offices(subjects: Subjects, accounts: Iterable[Account], clocks: Clocks) -> tuple[OfficeChange, ...]:
    """The changes of office of everyone named in these accounts that are visible and certain at the clocks, newest first."""
    named = sorted({actor for account in accounts if not account.fallen for actor in _named(account)})
    readers = {reader.dossier.subject.id: reader for actor in named for reader in _readers(subjects, actor, clocks)}
    found = [change for reader in readers.values() for change in _changes(reader, clocks)]
    return tuple(sorted(found, key=lambda change: (change.account.order, change.actor), reverse=True))


def moments_of_offices(subjects: Subjects, actors: Iterable[str], clocks: Clocks) -> Iterator[datetime]:
    """The instants up to ``clocks.known_by`` at which an office that one of these actors took or left may change the context."""
    ahead, seen = set(actors), set[str]()
    while ahead:
        actor = ahead.pop()
        seen.add(actor)
        try:
            dossier = subjects.dossier(actor, "actor", clocks.recorded_by)
        except NotKnown:
            continue
        facts = [fact for _, fact in dossier.subject.facts()]
        ahead |= {fact.id for fact in facts if isinstance(fact, MergedInto)} - seen
        if dossier.doubles or any(isinstance(fact, OfficeTaken | OfficeLeft | MergedInto) for fact in facts):
            yield from moments_that_may_change(dossier, clocks.known_by, clocks.recorded_by, subjects.read)


def _readers(subjects: Subjects, actor: str, clocks: Clocks) -> Iterator[AnyReader]:
    try:
        reader = subjects.reader(actor, clocks, "actor")
    except NotKnown:
        return
    if reader.knows:
        yield reader


def _changes(reader: AnyReader, clocks: Clocks) -> Iterator[OfficeChange]:
    for account in reader.undisputed:
        fact = account.fact
        if isinstance(fact, OfficeTaken | OfficeLeft) and account.certainly(clocks.as_of):
            yield OfficeChange(reader.dossier.subject.id, reader.name(clocks.as_of), fact, account)


def _named(account: Account) -> Iterator[str]:
    """Whom a fact names, and who speaks in what this reader could read of it."""
    fact = account.fact
    lists, ones = fields_among(type(fact), _LISTS), fields_among(type(fact), _ONES)
    for name in lists:
        yield from getattr(fact, name)
    yield from (actor for name in ones if (actor := getattr(fact, name)))
    for cited in account.citations:
        attribution = cited.citation.attribution
        if attribution and cited.readable:
            yield from (actor for actor in (attribution.speaker, attribution.party) if actor)
