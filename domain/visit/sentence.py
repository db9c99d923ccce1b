"""A visit as one plain English sentence."""

from __future__ import annotations

from domain.visit.state import VisitState
from domain.wording import at, in_words, listed


def sentence(state: VisitState) -> str:
    """One sentence, such as *Made on 29 May 2024 in Tokyo; meetings: 3 held*."""
    clauses = [_main(state), _meetings(state)]
    text = "; ".join(clause for clause in clauses if clause)
    text = text[0].upper() + text[1:]
    if not state.settled:
        others = [f"{o.status} since {in_words(o.since)}" if o.since else o.status for o in state.may_also_be]
        text = f"{text} (may also be {' or '.join(others)})"
    return f"{text}."


def _main(state: VisitState) -> str:
    place = f" in {state.place}" if state.place else ""
    planned = f" for {in_words(state.planned)}" if state.planned else ""
    match state.status:
        case "none":
            return "nothing is known to have happened yet"
        case "made" | "under way":
            when = f" {at(state.made.when)}" if state.made else f" {at(state.since)}" if state.since else ""
            where = f" in {state.made.place}" if state.made and state.made.place else place
            return f"{state.status}{when}{where}"
        case "overdue":
            return f"planned{planned}{place}, and overdue: no one said whether it was made"
        case "due":
            return f"planned{planned}{place}, and should have been made"
        case "postponed":
            target = f" to {in_words(state.planned)}" if state.planned else ", no new date"
            return f"postponed{target}"
        case "cancelled":
            return f"cancelled {at(state.since)}" if state.since else "cancelled"
        case "announced":
            return f"announced{planned}{place}"


def _meetings(state: VisitState) -> str:
    held = sum(meeting.step == "held" for meeting in state.meetings)
    off = sum(meeting.step in ("cancelled", "declined") for meeting in state.meetings)
    pending = len(state.meetings) - held - off
    counts = [f"{number} {word}" for number, word in ((held, "held"), (pending, "pending"), (off, "called off")) if number]
    return f"meetings: {listed(counts)}" if counts else ""
