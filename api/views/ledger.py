"""The ledger as every door shows it: the raw events by position, and the head of the chain over them (3.5)."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field, JsonValue, StringConstraints

from api.views.base import Listing, View
from api.views.clocks import PositionText
from api.views.questions import MOST

After = Annotated[PositionText, Field(description="Only the events above this position of the ledger.", examples=[214])]
OfStream = Annotated[
    Annotated[str, StringConstraints(max_length=200)] | None,
    Field(description="Only the events of this stream: the id of a mechanism, visit, issue, actor or article.", examples=["CN"]),
]


class LogQuestion(BaseModel):
    """Which events are asked for."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    after: After = 0
    stream: OfStream = None
    limit: int | None = Field(default=100, ge=1, le=MOST, description="How many events a page holds.", examples=[100])


class LedgerItem(View):
    """An event as it lies in the ledger."""

    position: int = Field(description="Its place in the ledger: 1, 2, 3 … without a gap.", examples=[214])
    recorded_at: datetime = Field(description="When the ledger took it in.", examples=["2024-06-01T09:30:00Z"])
    stream: str = Field(description="The id of what it tells of.", examples=["japan-china-ruling-party-exchange-council"])
    version: int = Field(description="Its place in that stream.", examples=[7])
    event: str = Field(description="What kind of event it is.", examples=["ResumptionAgreed"])
    data: dict[str, JsonValue] = Field(
        description="Its fields as stored; those that hold their default are left out.",
        examples=[{"key": "resumption-agreed-2024", "occurred": "2024-05-29", "gist": "They agreed to meet again."}],
    )
    digest: str = Field(
        description="SHA-256 over it and the digest before it, in hexadecimal: the newest covers the whole ledger.",
        examples=["0f" * 32],
    )


class Head(View):
    """Where the ledger ends."""

    position: int = Field(description="The newest position; 0 while nothing is recorded.", examples=[214])
    digest: str = Field(description="The digest of the newest event; zeros while nothing is recorded.", examples=["0f" * 32])


class Log(Listing[LedgerItem]):
    """The events of the ledger, in its order."""

    continued_by: ClassVar[str] = "after"

    next: str | None = Field(default=None, description="Give it as `after` for the next page; null on the last.", examples=["214"])
    head: Head = Field(description="Where the ledger ended when this was read.")
