"""Who a record is about: the traveller and the two states, as actors that are registered when they first appear."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from api.journeys.revisions import Revised
from api.journeys.series import VISITS
from api.journeys.spelling import slug
from api.journeys.states import UNITED_STATES, country, state
from domain.actor import ActorRegistered
from domain.proposal import Place, Proposal

_OFFICE = re.compile(
    r"(?:(?:Acting|Interim|Provisional|Vice|Deputy|Federal) )?"
    r"(?:Prime Minister|Premier|President|Chancellor|Chairman|Governor[- ]General|Governor|Head of State|Chief of State|Regent"
    r"|Captain Regent|General Secretary|First Secretary|Junta Member)(?:- ?[Ee]lect|- ?[Dd]esignate)? "
)
_SEVERAL = re.compile(r"\band\b|[,;/]")
_NO_NAME = re.compile(r"of |Pre[sm]|Prim")


@dataclass(frozen=True, slots=True)
class Named:
    """The actors of one record. ``traveller`` is None where the record's words do not make out one person."""

    traveller: str | None
    participants: tuple[str, ...]


class Cast:
    """The actors of one import."""

    def __init__(self, known: Iterable[str], taken: Iterable[str], shipped: Mapping[str, ActorRegistered]) -> None:
        """``known`` actors need no registration, ``taken`` ids are something else, ``shipped`` actors are used where they fit."""
        self._known, self._taken, self._shipped = set(known), set(taken), shipped
        self._persons = {(a.state, slug(a.name)): id for id, a in shipped.items() if a.kind == "person"}
        self._new: list[Proposal] = []

    def named(self, revised: Revised) -> Named:
        """The traveller and the states of the record; the one that the traveller comes from first."""
        words = {field: (revised.record or {}).get(key) for key, field in revised.series.words.items()}
        other, host = country(words["country"], words["country_id"]), state(UNITED_STATES)
        is_visit = revised.series is VISITS
        sides = [one for one in ((other, host) if is_visit else (host, other)) if one]
        ids = tuple(self._enter(one.id, one.registered, revised.place) for one in sides)
        home = other if is_visit else host
        name = person(words["visitor"]) if is_visit else words["visitor"]
        traveller = self._person(name, home.id, home.code, revised.place) if name and home else None
        return Named(traveller, tuple(dict.fromkeys(ids)))

    def introduced(self) -> list[Proposal]:
        """The registrations of the actors that appeared since this was last asked."""
        new, self._new = self._new, []
        return new

    def _person(self, name: str, home: str, code: str | None, place: Place) -> str | None:
        own = slug(name)
        if known := self._persons.get((code, own)):
            return self._enter(known, self._shipped[known], place)
        registered = ActorRegistered(kind="person", state=code, name=name)
        return self._enter(f"{home.lower()}-{own}", registered, place) if own else None

    def _enter(self, id: str, registered: ActorRegistered, place: Place) -> str:
        while id in self._taken:
            id = f"{id}-actor"
        if id not in self._known:
            self._known.add(id)
            self._new.append(Proposal(id, self._shipped.get(id, registered), place))
        return id


def person(visitor: str | None) -> str | None:
    """The name of the one person in a record's words, without the office.

    None for several people, and for an office with only a family name, which fits more than one person: ``President Barrios``.
    """
    if not visitor or _SEVERAL.search(visitor):
        return None
    office = _OFFICE.match(visitor)
    name = visitor[office.end() :] if office else visitor
    return name if " " in name and not _NO_NAME.match(name) else None
