"""The fields that the answers about visits, issues, actors and relations have in common, each described once."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from pydantic import Field

from api.views.base import Edtf, Moment
from api.views.evidence import FactEntry, Reason, RuleEntry
from api.views.state import OddThing
from domain.evidence.account import EvidenceLevel

AsOf = Annotated[date, Field(description="The day in the world that is asked about.", examples=["2024-05-30"])]
KnownBy = Annotated[Moment, Field(description="The day or instant of knowledge.", examples=["2024-05-30"])]
RecordedBy = Annotated[int | datetime | None, Field(description="The ledger's clock, as asked.", examples=[214])]
Position = Annotated[int, Field(description="The newest event of the ledger that the answer rests on.", examples=[214])]
Since = Annotated[Edtf | None, Field(description="Since when (EDTF); null for none.", examples=["2024-05-29"])]
Parties = Annotated[
    tuple[str, ...], Field(description="Actor ids of the parties that it concerns.", examples=[["cn-cpc-ild", "jp-ldp"]])
]
Evidence = Annotated[
    EvidenceLevel | None, Field(description="On how many sides the newest reason is affirmed.", examples=["one-side"])
]
Origins = Annotated[int, Field(description="How many independent origins report it.", examples=[1])]
Disputed = Annotated[
    tuple[str, ...], Field(description="Keys of the disputed facts that would change it.", examples=[["visit-announced"]])
]
Settled = Annotated[bool, Field(description="False where it hangs on a vague date or a disputed fact.", examples=[True])]
Forecast = Annotated[bool, Field(description="True where the day lies beyond what could be known.", examples=[False])]
LastReport = Annotated[date | None, Field(description="Date of the newest visible article.", examples=["2024-05-30"])]
Names = Annotated[
    dict[str, str], Field(description="Names of the actors in the answer.", examples=[{"jp-ldp": "Liberal Democratic Party"}])
]
Because = Annotated[tuple[FactEntry | RuleEntry, ...], Field(description="Why: facts, newest first, or the calendar's rule.")]
Keys = Annotated[
    tuple[Reason, ...], Field(description="Keys of the facts, newest first, or the calendar's rule.", examples=[["visit-made"]])
]
Warnings = Annotated[tuple[OddThing, ...], Field(description="What is odd.")]
