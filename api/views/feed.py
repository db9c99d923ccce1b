"""The feed as every door shows it: each change of a state, with what was to be said of it on that day and on whose word."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from pydantic import Field

from api.views import fields
from api.views.base import Listing, View
from api.views.histories import AnyStatus

_SENTENCE = "Resumption agreed on 29 May 2024, how and when still open; suspended since 2018."


class Entry(View):
    """A mechanism, visit or issue whose status changed on a day, as a careful reader of that day would have put it."""

    day: date = Field(description="The day of the change.", examples=["2024-05-29"])
    what: Literal["mechanism", "visit", "issue"] = Field(description="What it is.", examples=["mechanism"])
    id: str = Field(description="Its id.", examples=["japan-china-ruling-party-exchange-council"])
    name: str = Field(description="Its name.", examples=["Japan–China Ruling Party Exchange Council"])
    kind: str | None = Field(description="What kind of channel it is; null for what is none.", examples=["party-dialogue"])
    before: AnyStatus | None = Field(description="The status before; null where nothing was known.", examples=["suspended"])
    after: AnyStatus = Field(description="The status from that day on.", examples=["agreed"])
    since: fields.Since
    sentence: str = Field(description="The state of that day in plain English.", examples=[_SENTENCE])
    position: fields.Position
    told: datetime = Field(
        description="When this could first be told: on that day, or when the ledger took in what it rests on.",
        examples=["2024-05-30T12:00:00Z"],
    )
    parties: fields.Parties
    names: fields.Names
    because: fields.Because


class Feed(Listing[Entry]):
    """Changes of states, the newest first, after ``since`` and up to ``until``."""

    since: date = Field(description="The day before the first.", examples=["2024-03-01"])
    until: date = Field(description="The last day.", examples=["2024-05-30"])
    begun: datetime | None = Field(
        description="When the ledger took in its first event; null while it is empty.", examples=["2024-05-20T12:00:00Z"]
    )
