"""The fictional cast of the features: who is meant by a name, and under which id the ledger knows it."""

from __future__ import annotations

import re
from collections.abc import Iterable

ACTORS: dict[str, dict[str, str]] = {
    "Arland": {"id": "XA", "kind": "state"},
    "Borland": {"id": "XB", "kind": "state"},
    "Corland": {"id": "XC", "kind": "state"},
    "the Unity Party": {"id": "xa-unity-party", "kind": "party", "state": "XA"},
    "the Liberal Party": {"id": "xa-liberal-party", "kind": "party", "state": "XA"},
    "the People's Party": {"id": "xb-peoples-party", "kind": "party", "state": "XB"},
    "Anna Arden": {"id": "anna-arden", "kind": "person", "state": "XA"},
    "Boris Borden": {"id": "boris-borden", "kind": "person", "state": "XB"},
}
_NAMES = {entry["id"]: name for name, entry in ACTORS.items()}
_RHYTHMS = {"year": "P1Y", "two years": "P2Y", "six months": "P6M"}


def entries() -> list[dict[str, str]]:
    """The actors as a casebook registers them."""
    return [{**entry, "name": name} for name, entry in ACTORS.items()]


def id_of(name: str) -> str:
    """The id of someone of the cast; any other name is taken for an id."""
    return ACTORS[name]["id"] if name in ACTORS else name


def subject(name: str) -> str:
    """The id of whatever goes by that name: someone of the cast, or what a scenario has registered."""
    return ACTORS[name]["id"] if name in ACTORS else slug(name)


def is_person(name: str) -> bool:
    """Whether someone of the cast is a person, and not a state or a party."""
    return ACTORS.get(name, {}).get("kind") == "person"


def name_of(actor: str) -> str:
    """The name of someone of the cast; anyone else goes by the id."""
    return _NAMES.get(actor, actor)


def names_of(actors: Iterable[str]) -> tuple[str, ...]:
    """The names of several."""
    return tuple(map(name_of, actors))


def listed(text: str) -> list[str]:
    """The items of ``one, two and three``."""
    return [item for item in re.split(r", | and ", text.strip()) if item]


def slug(text: str) -> str:
    """A readable id made of a name, a date or a title."""
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’]", "", text.lower())).strip("-")


def cadence(often: str | None) -> str | None:
    """The ISO 8601 duration of ``year`` in *meant to meet every year*."""
    return _RHYTHMS[often] if often else None
