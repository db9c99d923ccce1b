"""Visits as every door shows them: one journey with its meetings, what was planned beside what took place (1.8)."""

from __future__ import annotations

from pydantic import Field

from api.views import fields
from api.views.base import Edtf, Listing, View
from api.views.state import EarlierPlan, Outcome
from domain.visit.state import MeetingStep, VisitStatus


class VisitItem(View):
    """A visit in a list."""

    id: str = Field(description="The visit's id.", examples=["liu-jianchao-tokyo-2024"])
    name: str = Field(description="Its name.", examples=["Liu Jianchao in Tokyo, May 2024"])
    status: VisitStatus = Field(description="Where the journey stands.", examples=["made"])
    since: fields.Since
    sentence: str = Field(description="The state in plain English.", examples=["Made on 29 May 2024 in Tokyo; meetings: 3 held."])


class Visits(Listing[VisitItem]):
    """Visits, by id."""


class Journey(View):
    """The journey as planned or as made: who goes, in ids and in the source's own words."""

    when: Edtf = Field(description="The days (EDTF).", examples=["2024-05-29"])
    place: str | None = Field(description="Where to.", examples=["Tokyo"])
    traveller: str | None = Field(description="Actor id of who travels.", examples=["liu-jianchao"])
    participants: tuple[str, ...] = Field(description="Actor ids of the sides, or of who comes along.", examples=[["CN", "JP"]])
    visitor: str | None = Field(description="Who travels, as the source writes it.", examples=["President Calvin Coolidge"])
    role: str | None = Field(description="As what, in the source's words.", examples=["President"])
    country: str | None = Field(description="The country, as the source writes it.", examples=["Cuba"])
    country_id: str | None = Field(description="The source's own id of the country.", examples=["cuba"])
    remarks: str | None = Field(description="What for, in the source's words.", examples=["Addressed a conference."])
    listed_as: str | None = Field(description="The source's own number of the visit.", examples=["2138"])
    because: fields.Keys


class Meeting(View):
    """One meeting of the journey: what was planned and what took place, side by side."""

    step: MeetingStep = Field(description="How far it has come, or how it ended.", examples=["held"])
    session: str | None = Field(description="Its label.", examples=["ruling-parties"])
    edition: int | None = Field(description="Its number, if it has one.", examples=[9])
    planned: Edtf | None = Field(description="When it was to take place (EDTF).", examples=["2024-05-29"])
    held: Edtf | None = Field(description="When it took place (EDTF).", examples=["2024-05-29"])
    place: str | None = Field(description="Where.", examples=["Tokyo"])
    planned_participants: tuple[str, ...] = Field(
        description="Actor ids of those who were to come.", examples=[["liu-jianchao", "toshimitsu-motegi"]]
    )
    participants: tuple[str, ...] = Field(
        description="Actor ids of those who came.", examples=[["liu-jianchao", "toshimitsu-motegi"]]
    )
    absent: tuple[str, ...] = Field(description="Were to come, and are not among those who came.", examples=[["natsuo-yamaguchi"]])
    unplanned: tuple[str, ...] = Field(description="Came, and were not planned to.", examples=[["yoko-kamikawa"]])
    withdrawn: tuple[str, ...] = Field(description="Actor ids of those who called off.", examples=[["natsuo-yamaguchi"]])
    outcomes: tuple[Outcome, ...] = Field(description="What came of it.")
    because: fields.Keys


class VisitAlternative(View):
    """Another answer that is possible while a date is vague or a fact disputed."""

    status: VisitStatus = Field(description="The status then.", examples=["announced"])
    since: fields.Since


class Visit(View):
    """The answer: where a journey stands at the clocks asked for, since when, according to whom, and why."""

    id: str = Field(description="The visit's id.", examples=["liu-jianchao-tokyo-2024"])
    name: str = Field(description="Its name.", examples=["Liu Jianchao in Tokyo, May 2024"])
    as_of: fields.AsOf
    known_by: fields.KnownBy
    recorded_by: fields.RecordedBy
    position: fields.Position
    status: VisitStatus = Field(description="Where the journey stands.", examples=["made"])
    since: fields.Since
    sentence: str = Field(description="The state in plain English.", examples=["Made on 29 May 2024 in Tokyo; meetings: 3 held."])
    traveller: str | None = Field(description="Actor id of who travels.", examples=["liu-jianchao"])
    parties: fields.Parties
    planned: Edtf | None = Field(description="When it is or was to be made (EDTF).", examples=["2024-05-29"])
    place: str | None = Field(description="Where to, as planned.", examples=["Tokyo"])
    was: tuple[EarlierPlan, ...] = Field(description="Earlier plans.")
    announced: Journey | None = Field(description="The journey as it was announced.")
    made: Journey | None = Field(description="The journey as it was made.")
    meetings: tuple[Meeting, ...] = Field(description="Its meetings, by day.")
    evidence: fields.Evidence
    origins: fields.Origins
    disputed: fields.Disputed
    settled: fields.Settled
    may_also_be: tuple[VisitAlternative, ...] = Field(description="The other answers that are then possible.")
    forecast: fields.Forecast
    last_report: fields.LastReport
    names: fields.Names
    because: fields.Because
    warnings: fields.Warnings
