"""Values as a feature's tables show them: what stands in a cell."""

from __future__ import annotations

from typing import Any

from domain.evidence.account import Account
from domain.person import Contact
from domain.standing import Because
from tests.features.cast import name_of, names_of

UNORDERED = frozenset(
    {
        "may also be", "warnings", "disputed", "parties", "next participants", "last participants", "withdrawn", "stands",
        "offices", "former offices", "may also hold",
    }
)  # fmt: skip
"""The fields in which the order of the items says nothing."""


def words(value: object) -> str:
    """A value as a cell: ``none``, ``yes``, or items with commas between them."""
    if value is None or value == ():
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(map(words, value))
    return str(value)


def because(reasons: Because) -> str:
    """The keys of the facts, or *the calendar* for its rules."""
    return ", ".join(dict.fromkeys(reason if isinstance(reason, str) else "the calendar" for reason in reasons)) or "none"


def texts(outcomes: tuple[Any, ...]) -> str | None:
    """What several outcomes say."""
    return "; ".join(outcome.text for outcome in outcomes) or None


def same(name: str, wanted: str, given: str) -> bool:
    """Whether two cells of that field say the same."""
    return sorted(wanted.split(", ")) == sorted(given.split(", ")) if name in UNORDERED else wanted == given


def of_fact(account: Account, name: str) -> str:
    """One field of a fact as it stands, as words."""
    if name == "stands":
        return words(tuple(f"{name_of(stand.party)} {stand.word}" for stand in account.stands))
    if name in {"latest", "earliest", "corrections"}:
        return words(getattr(account, name))
    value = getattr(account.fact, name.replace(" ", "_"))
    return words(names_of(value) if name == "by" else value)


def of_part(part: object, name: str) -> str:
    """One field of a meeting, a measure, an office, a contact or an encounter, as words."""
    if isinstance(part, Contact) and name == "with":
        return words(names_of(part.actors)) if part.countries is None else f"{part.countries} countries"
    value = getattr(part, name.replace(" ", "_"))
    if name == "because" and isinstance(value, tuple):
        return because(value)
    if name == "outcomes":
        return words(texts(value))
    if isinstance(value, tuple):
        return words(names_of(value))
    return name_of(value) if isinstance(value, str) else words(value)
