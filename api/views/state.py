"""The state of a mechanism as every door shows it (design 1.6 and 3.3)."""

from __future__ import annotations

from datetime import date, datetime

from pydantic import Field

from api.views.base import Edtf, Moment, View
from api.views.context import OfficeChange
from api.views.evidence import FactEntry, RuleEntry
from domain.mechanism import state as domain


class Phase(View):
    """Where the channel stands in its life."""

    value: domain.PhaseValue = Field(description="The phase.", examples=["suspended"])
    since: Edtf | None = Field(description="Since when (EDTF).", examples=["2018"])
    basis: domain.Basis | None = Field(description="On what basis; null for active.", examples=["reported"])


class Opening(View):
    """A step towards establishing or resuming the channel; agreed is not resumed."""

    kind: str = Field(description="What is opened: establishment or resumption.", examples=["resumption"])
    step: str = Field(description="How far it has come: proposed or agreed.", examples=["agreed"])
    since: Edtf = Field(description="When that step was reached (EDTF).", examples=["2024-05-29"])
    open_terms: tuple[str, ...] = Field(description="What is left to settle.", examples=[["how", "when"]])
    planned: Edtf | None = Field(description="When it is to take place (EDTF).", examples=["2024-11"])
    stale: bool = Field(description="Too old to give the status.", examples=[False])


class EarlierPlan(View):
    """A date that was planned before."""

    planned: Edtf = Field(description="The date (EDTF).", examples=["2024-05"])
    because: str = Field(description="Key of the fact that gave it.", examples=["summit-scheduled"])


class NextSession(View):
    """A pending session."""

    step: domain.Step = Field(description="How far it has come.", examples=["scheduled"])
    since: Edtf = Field(description="When that step was reached (EDTF).", examples=["2024-05-20"])
    edition: int | None = Field(description="Its number in the mechanism's own counting.", examples=[9])
    session: str | None = Field(description="Its label.", examples=["opening"])
    planned: Edtf | None = Field(description="When it is to take place (EDTF).", examples=["[2024-05-26..2024-05-28]"])
    place: str | None = Field(description="Where.", examples=["Seoul"])
    participants: tuple[str, ...] = Field(description="Actor ids of those who are to come.", examples=[["JP", "CN", "KR"]])
    open_terms: tuple[str, ...] = Field(description="What is left to settle.", examples=[["place"]])
    agenda: tuple[str, ...] = Field(description="What is to be talked about.", examples=[["trade"]])
    was: tuple[EarlierPlan, ...] = Field(description="Earlier plans.")
    withdrawn: tuple[str, ...] = Field(description="Actor ids of those who will not come after all.", examples=[["KR"]])
    stale: bool = Field(description="Too old to give the status.", examples=[False])


class Outcome(View):
    """What a session decided or issued."""

    text: str = Field(description="In the coder's words.", examples=["Trade talks are to be revived."])
    because: str = Field(description="Key of the fact that says so.", examples=["summit-outcome"])


class LastSession(View):
    """The session held last."""

    edition: int | None = Field(description="Its number in the mechanism's own counting.", examples=[9])
    session: str | None = Field(description="Its label.", examples=["signing"])
    held: Edtf = Field(description="When (EDTF).", examples=["2024-05-27"])
    under_way: bool = Field(description="Whether its duration contains the day asked about.", examples=[False])
    place: str | None = Field(description="Where.", examples=["Seoul"])
    participants: tuple[str, ...] = Field(description="Actor ids of those who came.", examples=[["JP", "CN", "KR"]])
    level: str | None = Field(description="At which level.", examples=["vice-minister"])
    outcomes: tuple[Outcome, ...] = Field(description="What came of it.")


class ClosedSession(View):
    """The session last cancelled or declined."""

    step: str = Field(description="How it closed: cancelled or declined.", examples=["cancelled"])
    date: Edtf = Field(description="When (EDTF).", examples=["2020-03-05"])
    edition: int | None = Field(description="Its number in the mechanism's own counting.", examples=[9])
    session: str | None = Field(description="Its label.", examples=["opening"])
    planned: Edtf | None = Field(description="When it was to take place (EDTF).", examples=["2020-04"])
    place: str | None = Field(description="Where it was to take place.", examples=["Tokyo"])
    reason: str | None = Field(description="The reason given.", examples=["the epidemic"])


class Notice(View):
    """A notice that the channel ends."""

    by: tuple[str, ...] = Field(description="Actor ids of those who gave it.", examples=[["KR"]])
    given: Edtf = Field(description="When (EDTF).", examples=["2019-08-23"])
    effective: Edtf = Field(description="From when on the channel is ended (EDTF).", examples=["2019-11-23"])
    step: str = Field(description="standing, or suspended so that it could revive.", examples=["suspended"])


class Alternative(View):
    """Another answer that is possible while a date is vague or a fact disputed."""

    status: domain.Status = Field(description="The status then.", examples=["dormant"])
    since: Edtf | None = Field(description="Since when then (EDTF).", examples=["2018"])


class OddThing(View):
    """Something true but odd."""

    code: str = Field(description="Which kind of oddity.", examples=["stale"])
    message: str = Field(description="A sentence for people.", examples=["Nothing has been heard of the plan for two years."])
    facts: tuple[str, ...] = Field(description="Keys of the facts concerned.", examples=[["resumption-agreed-2024"]])


class State(View):
    """The answer: what the mechanism is at the clocks asked for, since when, according to whom, and why."""

    id: str = Field(description="The mechanism's id.", examples=["japan-china-ruling-party-exchange-council"])
    name: str = Field(description="Its name on that day.", examples=["Japan–China Ruling Party Exchange Council"])
    kind: str = Field(description="What kind of channel it is.", examples=["party-dialogue"])
    as_of: date = Field(description="The day in the world that is asked about.", examples=["2024-05-30"])
    known_by: Moment = Field(description="The day or instant of knowledge.", examples=["2024-05-30"])
    recorded_by: int | datetime | None = Field(description="The ledger's clock, as asked.", examples=[214])
    position: int = Field(description="The newest event of the ledger that the answer rests on.", examples=[214])
    status: domain.Status = Field(description="What the channel is.", examples=["agreed"])
    since: Edtf | None = Field(description="Since when (EDTF); null for none.", examples=["2024-05-29"])
    sentence: str = Field(
        description="The state in plain English.", examples=["Resumption agreed on 29 May 2024; suspended since 2018."]
    )
    phase: Phase = Field(description="Where it stands in its life.")
    opening: Opening | None = Field(description="A step towards establishing or resuming it.")
    next_session: NextSession | None = Field(description="The pending session that has come furthest.")
    last_session: LastSession | None = Field(description="The session held last.")
    last_closed: ClosedSession | None = Field(description="The session last cancelled or declined.")
    sessions_held: int = Field(description="How many distinct sessions are visible.", examples=[1])
    highest_edition: int | None = Field(description="The highest number of a session held.", examples=[9])
    notice: Notice | None = Field(description="A notice that it ends.")
    suspended_until: Edtf | None = Field(description="When a stated suspension ends (EDTF).", examples=["2018-12"])
    parties: tuple[str, ...] = Field(description="Actor ids of the parties on that day.", examples=[["cn-cpc-ild", "jp-ldp"]])
    cadence: str | None = Field(description="How often it is to meet (ISO 8601 duration).", examples=["P1Y"])
    level: str | None = Field(description="At which level it meets.", examples=["vice-minister"])
    successors: tuple[str, ...] = Field(description="Ids of the mechanisms that took its place.", examples=[["new-dialogue"]])
    predecessors: tuple[str, ...] = Field(description="Ids of the mechanisms whose place it took.", examples=[["old-dialogue"]])
    evidence: domain.EvidenceLevel | None = Field(
        description="On how many sides the newest reason is affirmed.", examples=["one-side"]
    )
    origins: int = Field(description="How many independent origins report it.", examples=[1])
    disputed: tuple[str, ...] = Field(description="Keys of the disputed facts that would change it.", examples=[["lapse-reported"]])
    settled: bool = Field(description="False where it hangs on a vague date or a disputed fact.", examples=[True])
    may_also_be: tuple[Alternative, ...] = Field(description="The other answers that are then possible.")
    forecast: bool = Field(description="True where the day lies beyond what could be known.", examples=[False])
    last_report: date | None = Field(description="Date of the newest visible article.", examples=["2024-05-30"])
    names: dict[str, str] = Field(
        description="Names of the actors in the answer.", examples=[{"jp-ldp": "Liberal Democratic Party"}]
    )
    because: tuple[FactEntry | RuleEntry, ...] = Field(description="Why: facts, newest first, or the calendar's rule.")
    context: tuple[OfficeChange, ...] = Field(
        description="Changes of office of those named in its facts, newest first: context, and no cause of anything."
    )
    warnings: tuple[OddThing, ...] = Field(description="What is odd.")
