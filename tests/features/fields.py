"""The fields of an answer, by the names of their columns: what each kind of subject has to show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from api.tracker import NotKnown
from domain.issue.state import IssueState
from domain.mechanism.state import MechanismState, Notice
from domain.person import ActorState, Office
from domain.visit.state import VisitState
from tests.features.cast import name_of, names_of
from tests.features.shown import because, texts, words

Answer = MechanismState | VisitState | IssueState | ActorState
Shown = Callable[[Any], object]


def _of(part: str, name: str, how: Callable[[Any], object] = lambda value: value) -> Shown:
    """A field of a part of the state, where there is that part."""

    def shown(state: Answer) -> object:
        whole = getattr(state, part)
        return None if whole is None else how(getattr(whole, name))

    return shown


def _own(name: str, how: Callable[[Any], object] = lambda value: value) -> Shown:
    return lambda state: how(getattr(state, name))


def _all_of(state: type[Answer]) -> dict[str, Shown]:
    """The fields of a state under their own names, those of its parts apart."""
    common: dict[str, Shown] = {
        "may also be": _own("may_also_be", lambda found: tuple(f"{other.status} since {words(other.since)}" for other in found)),
        "warnings": _own("warnings", lambda found: tuple(dict.fromkeys(odd.code for odd in found))),
        "because": _own("because", because),
        "parties": _own("parties", names_of),
    }
    return {**{name.replace("_", " "): _own(name) for name in state.__dataclass_fields__}, **common}


def _plans(was: Iterable[Any]) -> tuple[object, ...]:
    return tuple(earlier.planned for earlier in was)


def _notice(notice: Notice | None) -> str | None:
    return f"{notice.step}, effective {notice.effective}" if notice else None


def _offices(offices: Iterable[Office]) -> tuple[str, ...]:
    return tuple(office.office for office in offices)


_OF_MECHANISMS: Mapping[str, Shown] = {
    **_all_of(MechanismState),
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
    "outcomes": _of("last_session", "outcomes", texts),
    "last closed": _of("last_closed", "step"),
    "closed on": _of("last_closed", "date"),
    "closed edition": _of("last_closed", "edition"),
    "closed plan": _of("last_closed", "planned"),
    "closed reason": _of("last_closed", "reason"),
    "notice": _own("notice", _notice),
    "notice given": _of("notice", "given"),
}
_OF_VISITS: Mapping[str, Shown] = {
    **_all_of(VisitState),
    "traveller": _own("traveller", lambda actor: actor and name_of(actor)),
    "was": _own("was", _plans),
    "announced": _of("announced", "when"),
    "announced traveller": _of("announced", "traveller", name_of),
    "announced participants": _of("announced", "participants", names_of),
    "made": _of("made", "when"),
    "made place": _of("made", "place"),
    "made participants": _of("made", "participants", names_of),
    "visitor": _of("made", "visitor"),
    "country": _of("made", "country"),
    "remarks": _of("made", "remarks"),
    "listed as": _of("made", "listed_as"),
    "meetings": _own("meetings", lambda found: tuple(f"{meeting.session} {meeting.step}" for meeting in found)),
}
_OF_ISSUES: Mapping[str, Shown] = {
    **_all_of(IssueState),
    "raised by": _own("raised_by", names_of),
    "against": _own("against", names_of),
    "measures": _own("measures", lambda found: tuple(measure.text for measure in found)),
}
_OF_ACTORS: Mapping[str, Shown] = {
    **_all_of(ActorState),
    "offices": _own("offices", _offices),
    "former offices": _own("former_offices", _offices),
    "may also hold": _own("may_also_hold", _offices),
}

FIELDS: Mapping[type[Answer], Mapping[str, Shown]] = MappingProxyType(
    {MechanismState: _OF_MECHANISMS, VisitState: _OF_VISITS, IssueState: _OF_ISSUES, ActorState: _OF_ACTORS}
)
"""What a column of answers is called → how it is read off the state, for each kind of subject."""


def field(answer: Answer | NotKnown, name: str) -> str:
    """One field of an answer, as words."""
    if isinstance(answer, NotKnown):
        return "not found" if name == "status" else "none"
    return words(FIELDS[type(answer)][name](answer))
