"""What one fact changes: the answer before it and after it."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from api.views.base import Edtf, View
from api.views.histories import Change
from domain.mechanism.state import MechanismState
from domain.sentence import sentence


class Standing(View):
    """An answer in short."""

    status: str | None = Field(description="The status; null for an actor, which has none.", examples=["agreed"])
    since: Edtf | None = Field(description="Since when (EDTF).", examples=["2024-05-29"])
    sentence: str | None = Field(
        description="The state of a mechanism in plain English.",
        examples=["Resumption agreed on 29 May 2024; suspended since 2018."],
    )


class Recording(View):
    """A fact as it is recorded, or would be."""

    stream: str = Field(description="The id of what the fact is about.", examples=["trilateral-summit"])
    kind: str = Field(description="What that is: a mechanism, visit, issue or actor.", examples=["mechanism"])
    key: str = Field(description="The fact's key.", examples=["resumption-agreed-2024-05-29"])
    event: str = Field(description="What happened.", examples=["ResumptionAgreed"])
    occurred: Edtf = Field(description="When (EDTF).", examples=["2024-05-29"])
    gist: str = Field(description="In the coder's words.", examples=["Both sides agreed to meet again."])
    recorded: bool = Field(description="Whether it is in the ledger now.", examples=[True])
    unchanged: bool = Field(description="Whether it was there before.", examples=[False])
    position: int | None = Field(description="The newest position of the ledger; null if nothing was recorded.", examples=[214])
    before: Standing | None = Field(description="The answer before it; null where nothing was known.")
    after: Standing | None = Field(description="The answer after it; null where nothing is known yet.")
    changes: tuple[Change, ...] = Field(description="The fields of the answer that it changes.")


def standing(state: Any) -> Standing | None:
    """A state in short."""
    if state is None:
        return None
    spoken = sentence(state) if isinstance(state, MechanismState) else None
    return Standing(status=getattr(state, "status", None), since=getattr(state, "since", None), sentence=spoken)
