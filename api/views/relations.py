"""Relations as every door shows them: a view over what belongs to two states, not a thing of its own (1.1)."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from api.views import fields
from api.views.base import Edtf, Listing, View
from api.views.issues import IssueItem
from api.views.world import MechanismItem
from domain.mechanism.state import Status


class Encounter(View):
    """A session or a visit, past or to come."""

    what: str = Field(description="session or visit.", examples=["session"])
    id: str = Field(description="Id of the mechanism or of the visit.", examples=["china-japan-korea-summit"])
    name: str = Field(description="Its name.", examples=["China–Japan–ROK Summit"])
    step: str = Field(description="How far it has come, or what became of it.", examples=["held"])
    when: Edtf | None = Field(
        description="When it was, or is planned (EDTF); null where no date is named.", examples=["2024-05-27"]
    )
    earliest: date | None = Field(description="The earliest day that it can be.", examples=["2024-05-27"])
    place: str | None = Field(description="Where.", examples=["Seoul"])


class RelationItem(View):
    """A relation in a list."""

    states: tuple[str, str] = Field(description="The two: states, or bodies that belong to none.", examples=[["CN", "JP"]])
    names: dict[str, str] = Field(description="Their names.", examples=[{"CN": "China", "JP": "Japan"}])
    mechanisms: int = Field(description="How many mechanisms both belong to.", examples=[4])
    visits: int = Field(description="How many visits concern both.", examples=[1])
    open_issues: int = Field(description="How many issues between them are open, or only eased.", examples=[2])
    last_contact: Encounter | None = Field(description="The session or visit that took place last.")


class Relations(Listing[RelationItem]):
    """Relations of which anything is known, by their two states."""


class Relation(View):
    """Two states, and everything between them at the clocks asked for."""

    states: tuple[str, str] = Field(description="The two: states, or bodies that belong to none.", examples=[["CN", "JP"]])
    as_of: fields.AsOf
    known_by: fields.KnownBy
    recorded_by: fields.RecordedBy
    position: fields.Position
    forecast: fields.Forecast
    by_status: dict[Status, tuple[str, ...]] = Field(
        description="Status → the ids of the mechanisms that have it.", examples=[{"agreed": ["china-japan-korea-trade-dialogue"]}]
    )
    mechanisms: tuple[MechanismItem, ...] = Field(description="The mechanisms that both belong to, by id.")
    past: tuple[Encounter, ...] = Field(
        description="The session held last of each mechanism, and the visits made or under way; newest first."
    )
    next: tuple[Encounter, ...] = Field(description="Sessions and visits planned, overdue or put off; soonest first.")
    last_contact: Encounter | None = Field(description="The session or visit that took place last.")
    open_issues: tuple[IssueItem, ...] = Field(description="The issues that are open, or only eased, by id.")
    other_issues: tuple[IssueItem, ...] = Field(description="The issues that are resolved, or not yet raised, by id.")
    names: fields.Names
