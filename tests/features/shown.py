"""Answers as a feature's tables show them: every field of a state as words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from api.tracker import NotKnown
from domain.evidence.account import Account
from domain.mechanism.state import Because, MechanismState, Notice
from tests.features.cast import name_of, names_of

Shown = Callable[[MechanismState], object]
UNORDERED = frozenset(
    {"may also be", "warnings", "disputed", "parties", "next participants", "last participants", "withdrawn", "stands"}
)
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


def _of(part: str, name: str, how: Callable[[Any], object] = lambda value: value) -> Shown:
    """A field of a part of the state, where there is that part."""

    def shown(state: MechanismState) -> object:
        whole = getattr(state, part)
        return None if whole is None else how(getattr(whole, name))

    return shown


def _own(name: str, how: Callable[[Any], object] = lambda value: value) -> Shown:
    return lambda state: how(getattr(state, name))


def _plans(was: Iterable[Any]) -> tuple[object, ...]:
    return tuple(earlier.planned for earlier in was)


def _texts(outcomes: Iterable[Any]) -> str | None:
    return "; ".join(outcome.text for outcome in outcomes) or None


def _notice(notice: Notice | None) -> str | None:
    return f"{notice.step}, effective {notice.effective}" if notice else None


FIELDS: Mapping[str, Shown] = MappingProxyType(
    {
        **{name.replace("_", " "): _own(name) for name in MechanismState.__dataclass_fields__},
        "may also be": _own("may_also_be", lambda found: tuple(f"{other.status} since {words(other.since)}" for other in found)),
        "warnings": _own("warnings", lambda found: tuple(dict.fromkeys(odd.code for odd in found))),
        "because": _own("because", because),
        "parties": _own("parties", names_of),
        "phase": _of("phase", "value"),
        "phase since": _of("phase", "since"),
        "basis": _of("phase", "basis"),
        "opening": lambda state: f"{state.opening.kind} {state.opening.step}" if state.opening else None,
        "opening since": _of("opening", "since"),
        "opening planned": _of("opening", "planned"),
        "open terms": _of("opening", "open_terms"),
        "next session": _of("next_session", "step"),
        "next since": _of("next_session", "since"),
        "next edition": _of("next_session", "edition"),
        "next label": _of("next_session", "session"),
        "next place": _of("next_session", "place"),
        "next participants": _of("next_session", "participants", names_of),
        "next open terms": _of("next_session", "open_terms"),
        "agenda": _of("next_session", "agenda"),
        "planned": _of("next_session", "planned"),
        "was": _of("next_session", "was", _plans),
        "postponement proposed": _of("next_session", "postponement_proposed"),
        "withdrawn": _of("next_session", "withdrawn", names_of),
        "last session": _of("last_session", "held"),
        "last edition": _of("last_session", "edition"),
        "last label": _of("last_session", "session"),
        "last place": _of("last_session", "place"),
        "last level": _of("last_session", "level"),
        "last participants": _of("last_session", "participants", names_of),
        "under way": _of("last_session", "under_way"),
        "outcomes": _of("last_session", "outcomes", _texts),
        "last closed": _of("last_closed", "step"),
        "closed on": _of("last_closed", "date"),
        "closed edition": _of("last_closed", "edition"),
        "closed plan": _of("last_closed", "planned"),
        "closed reason": _of("last_closed", "reason"),
        "notice": _own("notice", _notice),
        "notice given": _of("notice", "given"),
    }
)
"""What a column of answers is called → how it is read off the state."""


def field(answer: MechanismState | NotKnown, name: str) -> str:
    """One field of an answer, as words."""
    if isinstance(answer, NotKnown):
        return "not found" if name == "status" else "none"
    return words(FIELDS[name](answer))


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
