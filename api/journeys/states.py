"""The states that the publisher's lists name: by ISO code where there is one, else as a historical state or a body."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import pycountry

from api.journeys.spelling import slug
from domain.actor import ActorRegistered

UNITED_STATES = "US"

# The publisher's ids of countries that the standard lists under another name.
_CODES = {
    "bosnia-herzegovina": "BA", "brunei": "BN", "burma": "MM", "cape-verde": "CV", "china": "CN", "congo-democratic-republic": "CD",
    "congo-kinshasa": "CD", "congo-republic": "CG", "cote-divoire": "CI", "germany": "DE", "holy-see": "VA", "korea-north": "KP",
    "korea-south": "KR", "kosovo": "XK", "macedonia": "MK", "micronesia": "FM", "palestinian-authority": "PS", "russia": "RU",
    "saint-kitts-nevis": "KN", "saint-vincent-grenadines": "VC", "swaziland": "SZ", "taiwan": "TW", "timor-leste": "TL",
    "turkey": "TR",
}  # fmt: skip
# Names that say which state it is where the publisher gives no id.
_NAMES = {"China, People’s Republic of": "CN", "Germany, Federal Republic of": "DE"}
# Not in the standard: a code that it leaves to its users.
_USERS = {"XK": "Kosovo"}
# States that are no more, and a country before it was divided: no code is theirs.
_HISTORICAL = {
    "czechoslovakia": "Czechoslovakia", "german-democratic-republic": "German Democratic Republic", "hawaii": "Hawaii",
    "korea": "Korea", "netherlands-antilles": "Netherlands Antilles", "yugoslavia": "Yugoslavia",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Country:
    """An actor for a country: its id, and whether it is a state of the standard, a known historical one, or neither."""

    id: str
    registered: ActorRegistered
    known: bool

    @property
    def code(self) -> str | None:
        """Its ISO code, if it is a state of the standard."""
        return self.registered.state


@cache
def country(name: str | None, id: str | None) -> Country | None:
    """The country of a record, by its name and then by the publisher's id for it; None where both are empty or say nothing."""
    if code := code_of_name(name) or code_of_id(id):
        return state(code)
    own = slug(id or name or "")
    if not own:
        return None
    shown = _HISTORICAL.get(own, name or id)
    return Country(own, ActorRegistered(kind="body", name=shown or own), own in _HISTORICAL)


def code_of_name(name: str | None) -> str | None:
    """The ISO code of a state by the name in the record."""
    return _NAMES.get(name) or _standard(name) if name else None


def code_of_id(id: str | None) -> str | None:
    """The ISO code of a state by the publisher's id."""
    return _CODES.get(id) or _standard(id.replace("-", " ")) if id else None


@cache
def state(code: str) -> Country:
    """The state of that ISO code."""
    found: Any = pycountry.countries.get(alpha_2=code)
    name = _USERS.get(code) or getattr(found, "common_name", None) or found.name
    return Country(code, ActorRegistered(kind="state", state=code, name=name), known=True)


@cache
def _standard(name: str) -> str | None:
    if len(name) <= 3:  # a code is not a name
        return None
    try:
        return str(pycountry.countries.lookup(name).alpha_2)
    except LookupError:
        return None
