"""How an answer ran through time: along the world, along what was known, and between two points (3.3, 3.5)."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field, JsonValue

from api.views.base import Edtf, Listing, Moment, View, item_shape
from api.views.evidence import Reason
from domain.issue.state import IssueStatus
from domain.mechanism.state import Status
from domain.visit.state import VisitStatus

AnyStatus = Literal[Status, VisitStatus, IssueStatus]
"""The status of a mechanism, a visit or an issue."""


class Band(View):
    """A stretch of days with one status, for one known_by."""

    from_: date | None = Field(alias="from", description="First day; null from the beginning on.", examples=["2018-12-31"])
    to: date | None = Field(description="The day after the last; null when open.", examples=["2024-05-29"])
    status: AnyStatus = Field(description="The status on those days.", examples=["suspended"])
    since: Edtf | None = Field(description="Since when, as the answer would say (EDTF).", examples=["2018"])
    because: tuple[Reason, ...] = Field(description="Keys of the facts, or the calendar's rule.", examples=[["talks-suspended"]])


class Timeline(Listing[Band]):
    """The bands along the days of the world, oldest first."""


class Belief(View):
    """A stretch of knowledge with one answer about the same day."""

    known_from: Moment = Field(description="From when on one would have answered so.", examples=["2024-05-25"])
    known_to: Moment | None = Field(description="When the answer changed; null when it still holds.", examples=["2024-05-30"])
    status: AnyStatus = Field(description="The status answered.", examples=["suspended"])
    since: Edtf | None = Field(description="Since when, as the answer would say (EDTF).", examples=["2018"])
    because: tuple[Reason, ...] = Field(description="Keys of the facts, or the calendar's rule.", examples=[["talks-suspended"]])


class Beliefs(Listing[Belief]):
    """The answers about one day along the days of knowledge, oldest first."""


class Change(View):
    """A field of the state that differs."""

    field: str = Field(description="The field's name, as in the state.", examples=["status"])
    before: JsonValue = Field(description="Its value at the earlier point.", examples=["suspended"])
    after: JsonValue = Field(description="Its value at the later point.", examples=["agreed"])
    because: tuple[Reason, ...] = Field(description="Keys of the facts that did it.", examples=[["resumption-agreed-2024"]])


class Difference(View):
    """What changed between two points."""

    from_: str = Field(alias="from", description="The earlier point: as_of, or as_of~known_by.", examples=["2024-05-25~2024-05-25"])
    to: str = Field(description="The later point.", examples=["2024-05-30~2024-05-30"])
    changes: tuple[Change, ...] = Field(description="The fields that differ.")

    def rows(self) -> tuple[View, ...]:
        """The changes."""
        return self.changes

    @classmethod
    def row_shape(cls) -> type[View]:
        """The shape of the changes."""
        return item_shape(cls, "changes")
