"""Issues as every door shows them: what strains a relation, who raised it against whom, and what was done (1.8)."""

from __future__ import annotations

from pydantic import Field

from api.views import fields
from api.views.base import Edtf, Listing, View
from domain.issue.state import IssueStatus

_SENTENCE = "Open since 2023; raised by China against Japan; 1 measure taken."


class IssueItem(View):
    """An issue in a list."""

    id: str = Field(description="The issue's id.", examples=["fukushima-treated-water"])
    name: str = Field(description="Its name.", examples=["Treated water of Fukushima let into the sea"])
    status: IssueStatus = Field(description="What the issue is.", examples=["open"])
    since: fields.Since
    sentence: str = Field(description="The state in plain English.", examples=[_SENTENCE])


class Issues(Listing[IssueItem]):
    """Issues, by id."""


class Measure(View):
    """A measure that a party took over the issue."""

    text: str = Field(description="What it is, in the coder's words.", examples=["No seafood is let in."])
    by: tuple[str, ...] = Field(description="Actor ids of those who took it.", examples=[["CN"]])
    against: tuple[str, ...] = Field(description="Actor ids of those against whom.", examples=[["JP"]])
    taken: Edtf = Field(description="When (EDTF).", examples=["2023-08-24"])
    because: str = Field(description="Key of the fact that says so.", examples=["imports-stopped"])


class IssueAlternative(View):
    """Another answer that is possible while a date is vague or a fact disputed."""

    status: IssueStatus = Field(description="The status then.", examples=["eased"])
    since: fields.Since


class Issue(View):
    """The answer: what an issue is at the clocks asked for, since when, according to whom, and why."""

    id: str = Field(description="The issue's id.", examples=["fukushima-treated-water"])
    name: str = Field(description="Its name.", examples=["Treated water of Fukushima let into the sea"])
    as_of: fields.AsOf
    known_by: fields.KnownBy
    recorded_by: fields.RecordedBy
    position: fields.Position
    status: IssueStatus = Field(description="What the issue is.", examples=["open"])
    since: fields.Since
    sentence: str = Field(description="The state in plain English.", examples=[_SENTENCE])
    parties: fields.Parties
    raised_by: tuple[str, ...] = Field(description="Actor ids of those who raised it.", examples=[["CN"]])
    against: tuple[str, ...] = Field(description="Actor ids of those against whom it was raised.", examples=[["JP"]])
    measures: tuple[Measure, ...] = Field(description="The measures taken over it, oldest first.")
    protests: tuple[str, ...] = Field(description="Keys of the protests lodged, oldest first.", examples=[["protest-lodged"]])
    evidence: fields.Evidence
    origins: fields.Origins
    disputed: fields.Disputed
    settled: fields.Settled
    may_also_be: tuple[IssueAlternative, ...] = Field(description="The other answers that are then possible.")
    forecast: fields.Forecast
    last_report: fields.LastReport
    names: fields.Names
    because: fields.Because
    warnings: fields.Warnings
