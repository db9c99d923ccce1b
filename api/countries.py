"""State codes: ISO 3166-1 alpha-2, with the codes that the standard reserves or leaves to its users."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import pycountry

from domain.actor import ActorRegistered
from domain.facts import STATE_CODE
from domain.proposal import Proposal, Refusal, Refused

_CODE = re.compile(STATE_CODE)

# Not assigned to a country, but reserved by the maintenance agency because they are in use (EU, UN …).
_RESERVED = frozenset({"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "FX", "IC", "SU", "TA", "UK", "UN"})


@cache
def is_state_code(code: str) -> bool:
    """Whether the standard knows the code: assigned, exceptionally reserved, or free for users (AA, QM–QZ, XA–XZ, ZZ)."""
    if code in _RESERVED or code in ("AA", "ZZ") or code[:1] == "X" or (code[:1] == "Q" and code[1:] >= "M"):
        return True
    return pycountry.countries.get(alpha_2=code) is not None


def refuse_unknown_states(proposals: Iterable[Proposal]) -> None:
    """Raise :class:`Refused` for every actor of a state that the standard does not know."""
    refusals = []
    for proposal in proposals:
        event = proposal.event
        if isinstance(event, ActorRegistered):
            code = proposal.stream if event.kind == "state" else event.state
            if code is not None and _CODE.fullmatch(code) and not is_state_code(code):
                where = "id" if event.kind == "state" else "state"
                refusals.append(Refusal("unknown-state", f"{code} is not a state's code in ISO 3166", proposal.place.at(where)))
    if refusals:
        raise Refused(refusals)
