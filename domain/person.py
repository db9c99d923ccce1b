"""The state of an actor: names, who held what when, and who met whom (1.8)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from domain.actor import ActorRenamed, ContactReported, OfficeLeft, OfficeTaken
from domain.dates import VagueDate
from domain.dossier import Clocks
from domain.evidence.account import Account
from domain.facts import Fact
from domain.standing import OddThing


@dataclass(frozen=True, slots=True)
class Office:
    """An office held: of whom, since when and until when (EDTF), and the facts that say so."""

    office: str
    of: str | None
    since: str | None
    until: str | None
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact reported: with named actors, or with people of a number of countries."""

    actors: tuple[str, ...]
    countries: int | None
    when: VagueDate
    place: str | None
    because: str


@dataclass(slots=True)
class ActorCourse:
    """Everything that the facts of an actor have brought about."""

    name: str
    offices: tuple[Office, ...] = ()
    contacts: tuple[Contact, ...] = ()


@dataclass(frozen=True, slots=True)
class ActorState:
    """The answer: who an actor is at the clocks asked for, which offices it holds and held, and whom it met."""

    id: str
    name: str
    kind: str
    state: str | None
    clocks: Clocks
    position: int
    registered_names: dict[str, str]
    aliases: tuple[str, ...]
    wikidata: str | None
    offices: tuple[Office, ...]
    former_offices: tuple[Office, ...]
    may_also_hold: tuple[Office, ...]
    """Offices that are possible while a date is vague or a fact disputed."""
    contacts: tuple[Contact, ...]
    settled: bool
    forecast: bool
    last_report: date | None
    warnings: tuple[OddThing, ...]
    accounts: tuple[Account, ...]
    names: dict[str, str]


def evolve(course: ActorCourse, account: Account) -> None:
    """Fold one fact of an actor."""
    effect = _EFFECTS.get(type(account.fact))
    if effect is not None:
        effect(course, account)


def _took(course: ActorCourse, account: Account) -> None:
    fact = account.fact
    assert isinstance(fact, OfficeTaken)
    if any(_same(o, fact) and o.until is None for o in course.offices):
        return
    course.offices = (*course.offices, Office(fact.office, fact.of, fact.occurred.begun, None, (fact.key,)))


def _left(course: ActorCourse, account: Account) -> None:
    fact = account.fact
    assert isinstance(fact, OfficeLeft)
    until = fact.occurred.begun
    held = [o for o in course.offices if _same(o, fact) and o.until is None]
    if not held:  # news skips steps: it is known only that it was held before
        course.offices = (*course.offices, Office(fact.office, fact.of, None, until, (fact.key,)))
        return
    course.offices = tuple(replace(o, until=until, because=(fact.key, *o.because)) if o in held else o for o in course.offices)


def _same(office: Office, fact: OfficeTaken | OfficeLeft) -> bool:
    return (office.office.casefold(), office.of) == (fact.office.casefold(), fact.of)


def _renamed(course: ActorCourse, account: Account) -> None:
    assert isinstance(account.fact, ActorRenamed)
    course.name = account.fact.name


def _met(course: ActorCourse, account: Account) -> None:
    fact = account.fact
    assert isinstance(fact, ContactReported)
    countries = fact.with_ if isinstance(fact.with_, int) else None
    course.contacts = (*course.contacts, Contact(fact.actors, countries, fact.occurred, fact.place, fact.key))


_EFFECTS: Mapping[type[Fact], Callable[[ActorCourse, Account], None]] = {
    OfficeTaken: _took,
    OfficeLeft: _left,
    ActorRenamed: _renamed,
    ContactReported: _met,
}
