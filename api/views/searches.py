"""Which subjects a list is asked for: what each kind can be sought by. The filters hold together."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from api.views.clocks import Day
from api.views.questions import Paged, Search, must_follow
from domain.actor import ActorKind
from domain.facts import StateCode
from domain.issue.state import IssueStatus
from domain.visit.state import VisitStatus

__all__ = ["ActorSearch", "ArticleSearch", "IssueSearch", "RelationSearch", "Search", "VisitSearch"]

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
    office: Annotated[
        Annotated[str, StringConstraints(max_length=200)] | None,
        Field(description="Words in the title of an office that it holds on that day.", examples=["Foreign Minister"]),
    ] = None
    of: Annotated[
        Annotated[str, StringConstraints(max_length=200)] | None,
        Field(description="Actor id of whose office it holds.", examples=["cn-cpc-ild"]),
    ] = None


class ArticleSearch(Paged):
    """Which articles are asked for."""

    publisher: Annotated[
        Annotated[str, StringConstraints(max_length=200)] | None,
        Field(description="Who published it, whatever the case of the letters.", examples=["Japan Today"]),
    ] = None
    origin: Annotated[
        Annotated[str, StringConstraints(max_length=200)] | None,
        Field(description="The independent voice that it repeats: an agency, an outlet.", examples=["Reuters"]),
    ] = None
    language: Annotated[
        Annotated[str, StringConstraints(max_length=35, pattern=r"^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$")] | None,
        Field(description="Its language (BCP 47); en finds en-GB, too.", examples=["en"]),
    ] = None
    from_: Annotated[
        Day | None, Field(alias="from", description="Published on this day or later, or perhaps so.", examples=["2024-05-25"])
    ] = None
    to: Annotated[Day | None, Field(description="Published on this day or sooner, or perhaps so.", examples=["2024-05-30"])] = None
    q: Annotated[
        Annotated[str, StringConstraints(max_length=200)] | None,
        Field(description="Words in its title, or the names of publisher, origin and authors.", examples=["talks"]),
    ] = None

    @model_validator(mode="after")
    def _forward(self) -> Self:
        must_follow(self.from_, self.to, "to lies before from")
        return self


class RelationSearch(Paged):
    """Which relations are asked for."""

    state: Annotated[StateCode | None, Field(description="One of the two (ISO 3166).", examples=["JP"])] = None
