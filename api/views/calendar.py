"""The calendar as every door shows it: each session, journey and meeting, whatever became of it, and how it was moved."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from pydantic import Field

from api.views import fields
from api.views.base import Edtf, Listing, View
from api.views.evidence import FactEntry
from api.views.state import EarlierPlan, Outcome
from domain.mechanism.known_sessions import SessionStep
from domain.visit.state import VisitStatus

What = Literal["session", "visit", "meeting"]


class Occasion(View):
    """A session of a mechanism, a journey, or a meeting of one."""

    uid: str = Field(
        description="Tells it apart from every other (a UUID); stays while more is recorded.",
        examples=["0b0a8f0e-6d5c-5f0a-9f6c-0a4f4f1b7a57"],
    )
    part_of: str | None = Field(description="The uid of the journey to which a meeting belongs.", examples=[None])
    what: What = Field(description="What it is.", examples=["session"])
    id: str = Field(description="Id of the mechanism or of the visit.", examples=["china-japan-korea-summit"])
    name: str = Field(description="Its name.", examples=["China–Japan–ROK Summit"])
    kind: str | None = Field(description="What kind of channel it is; null for a visit.", examples=["summit"])
    title: str = Field(description="What the occasion is called.", examples=["China–Japan–ROK Summit, 9th session"])
    step: Literal[SessionStep, VisitStatus] = Field(
        description="How far it has come, or what became of it.", examples=["scheduled"]
    )
    since: fields.Since
    sentence: str = Field(description="In plain English.", examples=["Scheduled between 26 and 28 May 2024 in Seoul."])
    edition: int | None = Field(description="Its number in the mechanism's own counting.", examples=[9])
    session: str | None = Field(description="Its label.", examples=["ruling-parties"])
    when: Edtf | None = Field(description="When it was, is or was to be (EDTF); null without a date.", examples=["2024-05-26"])
    earliest: date | None = Field(description="The earliest day that it can touch; null if open.", examples=["2024-05-26"])
    latest: date | None = Field(description="The latest day that it can touch; null if open.", examples=["2024-05-28"])
    vague: bool = Field(description="Whether it is not known which of these days it is.", examples=[True])
    was: tuple[EarlierPlan, ...] = Field(description="Earlier plans.")
    place: str | None = Field(description="Where.", examples=["Seoul"])
    parties: fields.Parties
    participants: tuple[str, ...] = Field(
        description="Actor ids of those who came or travelled, or are to.", examples=[["JP", "CN", "KR"]]
    )
    withdrawn: tuple[str, ...] = Field(description="Actor ids of those who called off.", examples=[["KR"]])
    agenda: tuple[str, ...] = Field(description="What is to be talked about.", examples=[["trade"]])
    open_terms: tuple[str, ...] = Field(description="What is left to settle.", examples=[["place"]])
    outcomes: tuple[Outcome, ...] = Field(description="What came of it.")
    reason: str | None = Field(description="Why it was called off.", examples=["the epidemic"])
    sequence: int = Field(description="Grows with everything that may have moved it since it was first recorded.", examples=[2])
    created: datetime = Field(description="When the ledger took in the first word about it.", examples=["2024-05-20T12:00:00Z"])
    changed: datetime = Field(description="When the newest, or the calendar changed it.", examples=["2024-05-27T12:00:00Z"])
    because: fields.Keys
    facts: tuple[FactEntry, ...] = Field(description="What was said of it and stands, newest first.")
    names: fields.Names


class Calendar(Listing[Occasion]):
    """Sessions, journeys and meetings, by mechanism or visit and by day."""
