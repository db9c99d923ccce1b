"""A state as one plain English sentence: what holds, since when, and what stands behind it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from domain.mechanism.state import MechanismState, NextSession
from domain.wording import at, in_words, listed, ordinal


def sentence(state: MechanismState) -> str:
    """Such as *Resumption agreed on 29 May 2024, how and when still open; suspended since 2018.*."""
    clauses = [_MAIN[state.status](state), *_behind(state)]
    text = "; ".join(clause for clause in clauses if clause)
    text = text[0].upper() + text[1:]
    if state.forecast:
        text = f"Expected by what was known on {in_words(state.clocks.known_by.date().isoformat())}: {text[0].lower()}{text[1:]}"
    return f"{text}{_unsettled(state)}."


def _unsettled(state: MechanismState) -> str:
    if state.settled:
        return ""
    others = [f"{other.status} since {in_words(other.since)}" if other.since else other.status for other in state.may_also_be]
    return f" (may also be {' or '.join(dict.fromkeys(others))})"


def _since(state: MechanismState) -> str:
    return f" since {in_words(state.since)}" if state.since else ""


def _behind(state: MechanismState) -> list[str]:
    """What a step is set against: the phase beneath it, or the opening or plan above a phase."""
    behind = []
    if state.status in ("overdue", "due", "scheduled", "postponed", "agreed") and state.phase.value not in ("none", "proposed"):
        behind.append(_phase(state))
    elif state.opening and not state.opening.stale:
        behind.append(f"{state.opening.kind} {state.opening.step}{_planned(state)}")
    elif state.next_session and not state.next_session.stale and state.status != "discontinued":
        behind.append(f"{_session(state.next_session)} {state.next_session.step}{_for(state.next_session)}")
    if state.notice and state.status != "discontinued":
        suspended = " is suspended" if state.notice.step == "suspended" else ""
        behind.append(
            f"notice to end it {at(state.notice.effective)}{suspended}"
            if suspended
            else f"to end {at(state.notice.effective)} by notice"
        )
    return behind


def _planned(state: MechanismState) -> str:
    assert state.opening is not None
    return f" for {in_words(state.opening.planned)}" if state.opening.planned else ""


def _phase(state: MechanismState) -> str:
    since = f" since {in_words(state.phase.since)}" if state.phase.since else ""
    basis = " (inferred from silence)" if state.phase.basis == "inferred" else ""
    return f"{state.phase.value}{since}{basis}"


def _session(session: NextSession) -> str:
    if session.edition is not None:
        return f"{ordinal(session.edition)} session"
    return f"session “{session.session}”" if session.session else "session"


def _for(session: NextSession) -> str:
    place = f" in {session.place}" if session.place else ""
    return f" for {in_words(session.planned)}{place}" if session.planned else place


def _open(terms: tuple[str, ...]) -> str:
    return f", {listed(terms)} still open" if terms else ""


def _none(state: MechanismState) -> str:
    return "nothing is known to have happened yet"


def _from_phase(state: MechanismState) -> str:
    last = state.last_session
    held = f"; last session {'under way' if last.under_way else 'held'} {at(last.held)}" if last else ""
    return f"{_phase(state)}{held}"


def _proposed(state: MechanismState) -> str:
    if state.phase.value == "proposed" or state.opening is None:
        return f"proposed{_since(state)}"
    return f"{state.opening.kind} proposed {at(state.opening.since)}"


def _agreed(state: MechanismState) -> str:
    session = state.next_session
    if session is not None and session.step == "agreed" and session.because == state.because:
        return f"{_session(session)} agreed {at(session.since)}{_for(session)}{_open(session.open_terms)}"
    assert state.opening is not None
    return f"{state.opening.kind} agreed {at(state.opening.since)}{_planned(state)}{_open(state.opening.open_terms)}"


def _scheduled(state: MechanismState) -> str:
    assert state.next_session is not None
    return f"{_session(state.next_session)} scheduled{_for(state.next_session)}"


def _postponed(state: MechanismState) -> str:
    session = state.next_session
    assert session is not None
    target = f" to {in_words(session.planned)}" if session.planned else ", no new date"
    return f"{_session(session)} postponed {at(session.since)}{target}"


def _overdue(state: MechanismState) -> str:
    assert state.next_session is not None
    return f"{_session(state.next_session)} planned{_for(state.next_session)} is overdue: no one said whether it took place"


def _due(state: MechanismState) -> str:
    assert state.next_session is not None
    return f"{_session(state.next_session)} planned{_for(state.next_session)} should have taken place"


_MAIN: Mapping[str, Callable[[MechanismState], str]] = {
    "none": _none,
    "discontinued": _from_phase,
    "suspended": _from_phase,
    "dormant": _from_phase,
    "active": _from_phase,
    "proposed": _proposed,
    "agreed": _agreed,
    "scheduled": _scheduled,
    "postponed": _postponed,
    "overdue": _overdue,
    "due": _due,
}
