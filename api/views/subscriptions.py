"""What those who subscribe ask for: the calendar, and the feed of changes. The filters hold together."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from api.views.calendar import What
from api.views.clocks import Day
from api.views.questions import Paged, Question, must_follow
from api.views.searches import OfState, PartyId
from domain.mechanism.events import MechanismKind

MechanismOnly = Annotated[
    Annotated[str, StringConstraints(max_length=200)] | None,
    Field(description="Id of one mechanism.", examples=["china-japan-korea-summit"]),
]
OfKind = Annotated[MechanismKind | None, Field(description="What kind of channel it is. Leaves visits out.", examples=["summit"])]


class CalendarSearch(Question):
    """Which sessions, journeys and meetings a calendar holds."""

    party: PartyId = None
    state: OfState = None
    mechanism: MechanismOnly = None
    kind: OfKind = None
    what: What | None = Field(default=None, description="Only sessions, only visits, or only their meetings.", examples=["session"])
    from_: Day | None = Field(
        default=None,
        alias="from",
        description="First day. Default: all days, or as many around `as_of` as hold at most 500 mechanisms and visits.",
        examples=["2024-01-01"],
    )
    to: Day | None = Field(default=None, description="Last day. Default: all that is ahead.", examples=["2024-12-31"])

    @model_validator(mode="after")
    def _forward(self) -> Self:
        must_follow(self.from_, self.to, "to lies before from")
        return self


class FeedSearch(Paged):
    """Which changes of state a feed tells."""

    party: PartyId = None
    state: OfState = None
    mechanism: MechanismOnly = None
    kind: OfKind = None
    since: Day | None = Field(
        default=None, description="The changes after this day. Default: 90 days before `until`.", examples=["2024-05-25"]
    )
    until: Day | None = Field(default=None, description="Up to and with this day. Default: as_of.", examples=["2024-05-30"])

    @model_validator(mode="after")
    def _forward(self) -> Self:
        if self.since and self.until and self.until < self.since:
            raise ValueError("until lies before since")
        return self
