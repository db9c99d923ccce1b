"""The difference between two answers, field by field, with the facts that made it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date

from domain.actor import ActorRenamed, ContactReported, OfficeLeft, OfficeTaken
from domain.dates import VagueDate
from domain.issue.state import IssueState
from domain.mechanism import events as e
from domain.mechanism.state import MechanismState
from domain.person import ActorState
from domain.standing import Rule
from domain.visit.state import VisitState

AnyState = MechanismState | VisitState | IssueState | ActorState
"""The answer about a subject."""
_OF_ACTOR = ("name", "offices", "former_offices", "may_also_hold", "contacts", "settled", "forecast", "last_report")
_OWN: Mapping[type[AnyState], tuple[str, ...]] = {
    MechanismState: (
        "phase", "opening", "next_session", "last_session", "last_closed", "sessions_held", "highest_edition", "notice", "parties",
        "cadence", "level", "successors", "predecessors",
    ),
    VisitState: ("traveller", "parties", "planned", "place", "was", "announced", "made", "meetings"),
    IssueState: ("parties", "raised_by", "against", "measures", "protests"),
}  # fmt: skip
_WEIGHED = ("evidence", "origins", "disputed", "settled", "may_also_be", "forecast", "last_report", "warnings")
_MADE_BY: Mapping[str, tuple[type, ...]] = {
    "name": (e.MechanismRenamed, ActorRenamed),
    "offices": (OfficeTaken, OfficeLeft),
    "former_offices": (OfficeTaken, OfficeLeft),
    "contacts": (ContactReported,),
    "parties": (e.PartyJoined, e.PartyLeft),
    "cadence": (e.CadenceStated,),
    "level": (e.LevelChanged,),
    "successors": (e.MechanismSucceeded,),
    "last_session": (e.SessionHeld, e.OutcomeReported, e.MechanismEstablished),
    "sessions_held": (e.SessionHeld, e.MechanismEstablished),
    "highest_edition": (e.SessionHeld,),
}


@dataclass(frozen=True, slots=True)
class Change:
    """One field of the state before and after, and the keys of the facts that did it (none where only the calendar did)."""

    field: str
    before: object
    after: object
    because: tuple[str, ...]


def difference(before: AnyState, after: AnyState) -> tuple[Change, ...]:
    """What changed between two answers about one subject. Parts of a part are named with a dot: ``phase.value``."""
    found: list[Change] = []
    of_status = ("name", "status", "since", *_OWN.get(type(after), ()), *_WEIGHED)
    for name in _OF_ACTOR if isinstance(after, ActorState) else of_status:
        one, other = plain(getattr(before, name)), plain(getattr(after, name))
        if one != other:
            because = _because(name, before, after)
            found.extend(Change(field, old, new, because) for field, old, new in _parts(name, one, other))
    return tuple(found)


def plain(value: object) -> object:
    """A value of the state as JSON knows it; reasons are left out, they are told beside it."""
    if isinstance(value, VagueDate):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value) if f.name != "because"}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    return value


def _parts(name: str, one: object, other: object) -> Iterator[tuple[str, object, object]]:
    if not (isinstance(one, dict) and isinstance(other, dict)):
        yield name, one, other
        return
    for part in one:
        if one[part] != other[part]:
            yield f"{name}.{part}", one[part], other[part]


def _because(name: str, before: AnyState, after: AnyState) -> tuple[str, ...]:
    """The facts that give the part now and did not before; else those that newly happened, became known or changed."""
    given_now, given_then = _reasons(name, after), _reasons(name, before)
    if fresh := tuple(key for key in given_now if key not in given_then):
        return fresh
    if name not in _MADE_BY and given_now and name in ("status", "since", "phase", "evidence", "origins"):
        return tuple(given_now) if any(isinstance(r, str) for r in given_now) and not _is_calendar(name, after) else ()
    newly = _newly(before, after)
    kinds = _MADE_BY.get(name)
    return tuple(key for key, kind in newly if kinds is None or issubclass(kind, kinds))


def _is_calendar(name: str, state: AnyState) -> bool:
    reasons = state.phase.because if name == "phase" and isinstance(state, MechanismState) else getattr(state, "because", ())
    return any(isinstance(reason, Rule) for reason in reasons)


def _reasons(name: str, state: AnyState) -> tuple[str, ...]:
    part = state if name in ("status", "since", "evidence", "origins") else getattr(state, name)
    return tuple(reason for reason in getattr(part, "because", ()) if isinstance(reason, str))


def _newly(before: AnyState, after: AnyState) -> list[tuple[str, type]]:
    """The facts in force in only one of the two answers, or in force otherwise; newest first."""
    then, now = _in_force(before), _in_force(after)
    keys = [key for key in {**now, **then} if then.get(key) != now.get(key)]
    kinds = {key: type((now.get(key) or then[key])[0]) for key in keys}
    return [(key, kinds[key]) for key in reversed(keys)]


def _in_force(state: AnyState) -> dict[str, tuple[object, bool]]:
    return {a.key: (a.fact, a.disputed) for a in state.accounts if not a.fallen and a.certainly(state.clocks.as_of)}
