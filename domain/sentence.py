"""A state as one plain English sentence: what holds, since when, and what stands behind it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from domain.dates import VagueDate
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
    """What a step is set against: the phase beneath it, or the opening or plan above a phase; and a notice."""
    return [clause for clause in (_beneath(state), _notice(state)) if clause]


def _beneath(state: MechanismState) -> str:
    if state.status in ("overdue", "due", "scheduled", "postponed", "agreed"):
        return _phase(state) if state.phase.value not in ("none", "proposed") else ""
    if state.status in ("discontinued", "proposed", "none"):
        return ""
    if state.opening and not state.opening.stale:
        return f"{state.opening.kind} {state.opening.step}{_for(state.opening.planned)}"
    session = state.next_session
    return f"{_session(session)} {session.step}{_for(session.planned)}{_in(session)}" if session and not session.stale else ""


def _notice(state: MechanismState) -> str:
    notice = state.notice
    if notice is None or state.status == "discontinued":
        return ""
    if notice.step == "suspended":
        return f"notice to end it {at(notice.effective)} is suspended"
    return f"to end {at(notice.effective)} by notice"


def _phase(state: MechanismState) -> str:
    since = f" since {in_words(state.phase.since)}" if state.phase.since else ""
    basis = " (inferred from silence)" if state.phase.basis == "inferred" else ""
    return f"{state.phase.value}{since}{basis}"


def _session(session: NextSession) -> str:
    if session.edition is not None:
        return f"{ordinal(session.edition)} session"
    return session.session or "session"


def _for(planned: VagueDate | None) -> str:
    """The plan with its preposition: *for 29 May 2024*, *between 26 and 28 May 2024*."""
    if planned is None:
        return ""
    words = at(planned)
    return f" {words}" if words.startswith(("between", "not before")) else f" for {in_words(planned)}"


def _in(session: NextSession) -> str:
    return f" in {session.place}" if session.place else ""


def _open(terms: tuple[str, ...]) -> str:
    return f", {listed(terms)} still open" if terms else ""


def _none(state: MechanismState) -> str:
    """Nothing that counts: what was agreed or planned so long ago that it counts no more is told as that."""
    step = state.opening or state.next_session
    if step is None or not step.stale:
        return "nothing is known to have happened yet"
    what = state.opening.kind if state.opening else _session(_pending(state))
    return f"{what} {step.step} {at(step.since)}, and nothing heard of it for long"


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
        return f"{_session(session)} agreed {at(session.since)}{_for(session.planned)}{_in(session)}{_open(session.open_terms)}"
    assert state.opening is not None
    return f"{state.opening.kind} agreed {at(state.opening.since)}{_for(state.opening.planned)}{_open(state.opening.open_terms)}"


def _scheduled(state: MechanismState) -> str:
    session = _pending(state)
    return f"{_session(session)} scheduled{_for(session.planned)}{_in(session)}"


def _postponed(state: MechanismState) -> str:
    session = _pending(state)
    target = f" to {in_words(session.planned)}" if session.planned else ", no new date"
    return f"{_session(session)} postponed {at(session.since)}{target}"


def _overdue(state: MechanismState) -> str:
    session = _pending(state)
    return f"{_session(session)} planned{_for(session.planned)}{_in(session)} is overdue: no one said whether it took place"


def _due(state: MechanismState) -> str:
    session = _pending(state)
    return f"{_session(session)} planned{_for(session.planned)}{_in(session)} should have taken place"


def _pending(state: MechanismState) -> NextSession:
    assert state.next_session is not None  # it gives the status
    return state.next_session


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
