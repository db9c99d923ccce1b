"""An actor as one plain English sentence."""

from __future__ import annotations

from domain.person import ActorState, Office
from domain.wording import in_words, listed


def sentence(state: ActorState) -> str:
    """One sentence, such as *Head of department since 2022*, or what kind of actor it is."""
    if state.offices:
        text = listed([_office(state, office) for office in state.offices])
    elif state.former_offices:
        text = f"formerly {listed([_office(state, office) for office in state.former_offices])}"
    else:
        text = f"{state.kind} of {state.state}" if state.state and state.kind != "state" else state.kind
    return f"{text[0].upper()}{text[1:]}."


def _office(state: ActorState, office: Office) -> str:
    of = f" of {state.names.get(office.of, office.of)}" if office.of else ""
    since = f" since {in_words(office.since)}" if office.since else ""
    until = f" until {in_words(office.until)}" if office.until else ""
    return f"{office.office}{of}{since}{until}"
