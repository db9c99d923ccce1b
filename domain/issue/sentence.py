"""An issue as one plain English sentence."""

from __future__ import annotations

from domain.issue.state import IssueState
from domain.wording import in_words, listed


def sentence(state: IssueState) -> str:
    """One sentence, such as *Open since 2023; raised by China against Japan; 1 measure taken*."""
    since = f" since {in_words(state.since)}" if state.since else ""
    main = f"{state.status}{since}" if state.status != "none" else "nothing is known to have happened yet"
    clauses = [main, _raised(state), _measures(state)]
    text = "; ".join(clause for clause in clauses if clause)
    text = text[0].upper() + text[1:]
    if not state.settled:
        others = [f"{o.status} since {in_words(o.since)}" if o.since else o.status for o in state.may_also_be]
        text = f"{text} (may also be {' or '.join(others)})"
    return f"{text}."


def _raised(state: IssueState) -> str:
    if not state.raised_by:
        return ""
    by = listed([state.names.get(actor, actor) for actor in state.raised_by])
    against = listed([state.names.get(actor, actor) for actor in state.against])
    return f"raised by {by} against {against}" if against else f"raised by {by}"


def _measures(state: IssueState) -> str:
    number = len(state.measures)
    return f"{number} measure{'s' if number > 1 else ''} taken" if number else ""
