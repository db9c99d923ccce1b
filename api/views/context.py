"""Context as every door shows it: who, of those named in a mechanism's facts, took or left an office (1.8)."""

from __future__ import annotations

from pydantic import Field

from api.views.base import Edtf, View
from api.views.evidence import Citation


class OfficeChange(View):
    """Context: an actor who is named in the facts took or left an office."""

    actor: str = Field(description="Actor id.", examples=["liu-jianchao"])
    name: str = Field(description="The actor's name on that day.", examples=["Liu Jianchao"])
    event: str = Field(description="OfficeTaken or OfficeLeft.", examples=["OfficeTaken"])
    office: str = Field(description="Which office.", examples=["head of the International Department"])
    of: str | None = Field(description="Actor id of whose office it is.", examples=["cn-cpc-ild"])
    occurred: Edtf = Field(description="When (EDTF or instant).", examples=["2022"])
    key: str = Field(description="The fact's key, in the actor's own stream.", examples=["head-of-international-department"])
    gist: str = Field(description="What happened, in the coder's words.", examples=["Liu becomes head of the department."])
    citations: tuple[Citation, ...] = Field(description="The articles that say so.")
