"""What is asked: the three clocks, and what each kind of question adds to them. Every door reads questions with these."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from api.views.clocks import CursorText, Day, KnownBy, PointText, RecordedBy
from domain.facts import StateCode
from domain.mechanism.events import MechanismKind
from domain.mechanism.state import Status

MOST = 1_000
"""The most items on one page."""
PAGING = frozenset({"cursor", "limit"})
"""The parameters that say which part of a list is asked for, and not which list."""


class Question(BaseModel):
    """The clocks that a question names; what is left out is today, today's knowledge and the newest event."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    as_of: Day | None = Field(
        default=None, description="The day in the world that is asked about. Default: today, UTC.", examples=["2024-05-30"]
    )
    known_by: KnownBy | None = Field(
        default=None,
        description="Only what the public could read by then: a day (its end, UTC) or an instant with offset. Default: today.",
        examples=["2024-05-30"],
    )
    recorded_by: RecordedBy | None = Field(
        default=None,
        description="Only what this ledger held by then: a position or an instant with offset. Default: everything.",
        examples=[214],
    )
    at: Day | None = Field(
        default=None,
        description="Short for as_of and known_by of the same day: what would a careful reader have said then?",
        examples=["2024-05-30"],
    )

    @model_validator(mode="after")
    def _at_stands_alone(self) -> Self:
        if self.at and (self.as_of or self.known_by):
            raise ValueError("at is short for as_of and known_by of one day: give either at, or those")
        return self

    @property
    def day(self) -> date | None:
        """The day in the world, if one is named."""
        return self.as_of or self.at

    @property
    def known(self) -> date | datetime | None:
        """The day or instant of knowledge, if one is named."""
        return self.known_by or self.at

    @property
    def pinned_to(self) -> int | None:
        """The position that holds the answer fast: where it names all three clocks, what is recorded later cannot change it."""
        is_pinned = self.day is not None and self.known is not None and isinstance(self.recorded_by, int)
        return self.recorded_by if is_pinned and isinstance(self.recorded_by, int) else None


class Recollection(BaseModel):
    """The moments of which the ledger knew; each of them is a day and an instant of its own."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    recorded_by: RecordedBy | None = Field(
        default=None,
        description="Only what this ledger held by then: a position or an instant with offset. Default: everything.",
        examples=[214],
    )


class Paged(Question):
    """A question whose answer comes in pages."""

    cursor: CursorText | None = Field(default=None, description="`next` of the page before.", examples=["eHgtY291bmNpbA"])
    limit: int | None = Field(default=100, ge=1, le=MOST, description="How many items a page holds.", examples=[100])


class PagedInFull(Paged):
    """A question whose answer is hardly ever longer than one page."""

    limit: int | None = Field(default=MOST, ge=1, le=MOST, description="How many items a page holds.", examples=[MOST])


class Search(Paged):
    """Which mechanisms are asked for; the filters hold together."""

    party: Annotated[str, StringConstraints(max_length=200)] | None = Field(
        default=None, description="Actor id of a party.", examples=["jp-ldp"]
    )
    state: StateCode | None = Field(default=None, description="A state that a party belongs to (ISO 3166).", examples=["JP"])
    kind: MechanismKind | None = Field(default=None, description="What kind of channel it is.", examples=["party-dialogue"])
    status: Status | None = Field(default=None, description="What the channel is.", examples=["agreed"])
    q: Annotated[str, StringConstraints(max_length=200)] | None = Field(
        default=None, description="Words in its names, or in what its facts tell.", examples=["ruling party"]
    )


class Comparison(Question):
    """Two points. ``to`` may be left out for the clocks of the question, which also complete the points."""

    from_: PointText = Field(
        alias="from", description="The earlier point: as_of, or as_of~known_by.", examples=["2024-05-25~2024-05-25"]
    )
    to: PointText | None = Field(
        default=None, description="The later point. Default: as_of and known_by.", examples=["2024-05-30~2024-05-30"]
    )

    @model_validator(mode="after")
    def _one_end(self) -> Self:
        if self.to and self.day:
            raise ValueError("the comparison has one end: give either to, or as_of or at")
        return self

    @property
    def pinned_to(self) -> int | None:
        """The position that holds the answer fast; each of the two points has to name a day and what was known."""
        points = [point for point in (self.from_, self.to) if point is not None]
        is_pinned = bool(self.known or self.to and all(point.known_by for point in points)) and bool(self.to or self.day)
        return self.recorded_by if is_pinned and isinstance(self.recorded_by, int) else None


class Sequel(Paged):
    """The days over which changes are asked for."""

    since: Day = Field(description="The changes after this day.", examples=["2024-05-25"])
    until: Day | None = Field(default=None, description="Up to and with this day. Default: as_of.", examples=["2024-05-30"])
    hindsight: bool = Field(
        default=False,
        description="What is known at known_by of those days, instead of what each day's reader saw change.",
        examples=[False],
    )

    @model_validator(mode="after")
    def _forward(self) -> Self:
        must_follow(self.since, self.until, "until lies before since")
        return self


class Prospect(Paged):
    """The days over which plans are asked for."""

    from_: Day | None = Field(default=None, alias="from", description="First day. Default: as_of.", examples=["2024-05-25"])
    to: Day | None = Field(default=None, description="Last day. Default: 30 days after the first.", examples=["2024-06-24"])

    @model_validator(mode="after")
    def _forward(self) -> Self:
        must_follow(self.from_, self.to, "to lies before from")
        return self


def must_follow(first: date | None, last: date | None, otherwise: str) -> None:
    """Raise ValueError where the last of some days lies before the first."""
    if first and last and last < first:
        raise ValueError(otherwise)
