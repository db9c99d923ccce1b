"""Many subjects at once: mechanisms in a list, the world on a day, what changed and what is planned (3.3, 3.5)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from pydantic import Field

from api.views.base import Edtf, Listing, Moment, View
from api.views.evidence import Reason
from api.views.histories import AnyStatus
from api.views.issues import IssueItem
from api.views.visits import VisitItem
from domain.mechanism.state import Status


class MechanismItem(View):
    """A mechanism in a list."""

    id: str = Field(description="The mechanism's id.", examples=["japan-china-ruling-party-exchange-council"])
    name: str = Field(description="Its name on that day.", examples=["Japan–China Ruling Party Exchange Council"])
    kind: str = Field(description="What kind of channel it is.", examples=["party-dialogue"])
    status: Status = Field(description="What the channel is.", examples=["agreed"])
    since: Edtf | None = Field(description="Since when (EDTF).", examples=["2024-05-29"])
    sentence: str = Field(
        description="The state in plain English.", examples=["Resumption agreed on 29 May 2024; suspended since 2018."]
    )


class Mechanisms(Listing[MechanismItem]):
    """Mechanisms, by id."""


class Snapshot(Listing[MechanismItem]):
    """The world on one day."""

    as_of: date = Field(description="The day in the world.", examples=["2024-05-30"])
    known_by: Moment = Field(description="The day or instant of knowledge.", examples=["2024-05-30"])
    recorded_by: int | datetime | None = Field(description="The ledger's clock, as asked.", examples=[214])
    counts: dict[Status, int] = Field(description="How many mechanisms have each status.", examples=[{"active": 7, "agreed": 1}])
    visits: tuple[VisitItem, ...] = Field(
        description="The visits that are announced, due, under way, overdue or put off, by id; on the first page."
    )
    issues: tuple[IssueItem, ...] = Field(description="The issues that are open, or only eased, by id; on the first page.")


class StatusChange(View):
    """A mechanism, visit or issue whose status changed on a day, and why."""

    day: date = Field(description="The day of the change.", examples=["2024-05-29"])
    what: Literal["mechanism", "visit", "issue"] = Field(description="What it is.", examples=["mechanism"])
    id: str = Field(description="Its id.", examples=["japan-china-ruling-party-exchange-council"])
    name: str = Field(description="Its name.", examples=["Japan–China Ruling Party Exchange Council"])
    before: AnyStatus | None = Field(description="The status before; null where nothing was known.", examples=["suspended"])
    after: AnyStatus = Field(description="The status from that day on.", examples=["agreed"])
    since: Edtf | None = Field(description="Since when, as the answer would say (EDTF).", examples=["2024-05-29"])
    because: tuple[Reason, ...] = Field(
        description="Keys of the facts, or the calendar's rule.", examples=[["resumption-agreed-2024"]]
    )


class Changes(Listing[StatusChange]):
    """Whose status changed in the days after ``since`` and up to ``until``."""

    since: date = Field(description="The day before the first.", examples=["2024-05-25"])
    until: date = Field(description="The last day.", examples=["2024-05-30"])
    hindsight: bool = Field(description="Whether today's knowledge of those days is told.", examples=[False])


class AgendaItem(View):
    """Something planned, overdue or running out."""

    id: str = Field(description="Id of the mechanism or of the visit.", examples=["trilateral-summit"])
    name: str = Field(description="Its name.", examples=["China–Japan–ROK summit"])
    what: str = Field(
        description="What it is: a session, an opening, a notice, a suspension that ends, or a visit.", examples=["session"]
    )
    step: str = Field(description="How far it has come.", examples=["scheduled"])
    when: Edtf | None = Field(description="When, as it was planned (EDTF).", examples=["[2024-05-26..2024-05-28]"])
    earliest: date | None = Field(description="The earliest day that it can be.", examples=["2024-05-26"])
    latest: date | None = Field(description="The latest day that it can be.", examples=["2024-05-28"])
    sentence: str = Field(description="In plain English.", examples=["A session is scheduled for early next week."])
    because: tuple[Reason, ...] = Field(description="Keys of the facts, or the calendar's rule.", examples=[["summit-scheduled"]])


class Agenda(Listing[AgendaItem]):
    """What is planned, overdue or running out in the days from ``from`` to ``to``; soonest first."""

    from_: date = Field(alias="from", description="The first day.", examples=["2024-05-25"])
    to: date = Field(description="The last day.", examples=["2024-06-24"])
