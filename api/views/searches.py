"""Which subjects a list is asked for: what each kind can be sought by. The filters hold together."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from api.views.questions import Paged, Search
from domain.actor import ActorKind
from domain.facts import StateCode
from domain.issue.state import IssueStatus
from domain.visit.state import VisitStatus

__all__ = ["ActorSearch", "IssueSearch", "RelationSearch", "Search", "VisitSearch"]

PartyId = Annotated[
    Annotated[str, StringConstraints(max_length=200)] | None,
    Field(description="Actor id of a party, or of who travels.", examples=["jp-ldp"]),
]
OfState = Annotated[StateCode | None, Field(description="A state that a party belongs to (ISO 3166).", examples=["JP"])]
Words = Annotated[
    Annotated[str, StringConstraints(max_length=200)] | None,
    Field(description="Words in its names, or in the gists of its facts.", examples=["Tokyo"]),
]


class VisitSearch(Paged):
    """Which visits are asked for."""

    party: PartyId = None
    state: OfState = None
    status: VisitStatus | None = Field(default=None, description="Where the journey stands.", examples=["made"])
    q: Words = None


class IssueSearch(Paged):
    """Which issues are asked for."""

    party: PartyId = None
    state: OfState = None
    status: IssueStatus | None = Field(default=None, description="What the issue is.", examples=["open"])
    q: Words = None


class ActorSearch(Paged):
    """Which actors are asked for."""

    state: Annotated[StateCode | None, Field(description="The state that it belongs to (ISO 3166).", examples=["CN"])] = None
    kind: ActorKind | None = Field(default=None, description="What it is.", examples=["person"])
    q: Words = None


class RelationSearch(Paged):
    """Which relations are asked for."""

    state: Annotated[StateCode | None, Field(description="One of the two (ISO 3166).", examples=["JP"])] = None
