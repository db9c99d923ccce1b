"""What webhooks are told (Standard Webhooks): the shapes of the messages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Literal

from pydantic import Field

from api.views.base import Edtf, View
from api.views.evidence import RuleEntry
from api.views.histories import AnyStatus
from api.views.webhooks import What


class StatusBefore(View):
    """The status that ended."""

    status: AnyStatus = Field(description="The status.", examples=["suspended"])
    since: Edtf | None = Field(description="Since when it was said to be (EDTF).", examples=["2018"])


class StatusAfter(StatusBefore):
    """The status that began."""

    sentence: str = Field(
        description="The state in plain English.", examples=["Resumption agreed on 29 May 2024; suspended since 2018."]
    )


class Source(View):
    """An article that says so."""

    article: str = Field(description="Article id.", examples=["japan-today-2024-05-29-talks-restart"])
    title: str = Field(description="Its title.", examples=["China, Japan agree to restart ruling party talks"])
    url: str | None = Field(description="Where it can be read, if that is known.", examples=["https://example.org/news/1"])


class FactTold(View):
    """A fact that gives the status."""

    key: str = Field(description="The fact's key, unique in its stream.", examples=["resumption-agreed-2024"])
    event: str = Field(description="What kind of event it is.", examples=["ResumptionAgreed"])
    occurred: Edtf = Field(description="When it happened (EDTF or instant).", examples=["2024-05-29"])
    gist: str = Field(description="What happened, in the coder's words.", examples=["They agreed to take the talks up again."])
    articles: tuple[Source, ...] = Field(description="The articles that say so.")


class ChangeOfState(View):
    """A mechanism, visit or issue whose status changed, or the day since when it has it."""

    id: str = Field(description="Its id.", examples=["japan-china-ruling-party-exchange-council"])
    what: What = Field(description="What it is.", examples=["mechanism"])
    name: str = Field(description="Its name.", examples=["Japan–China Ruling Party Exchange Council"])
    before: StatusBefore | None = Field(description="The status before; null where nothing was known.")
    after: StatusAfter | None = Field(description="The status now; null where nothing is known any more, or another's double.")
    day: date = Field(description="The day (UTC) on which the answer changed.", examples=["2024-05-30"])
    because: tuple[FactTold | RuleEntry, ...] = Field(
        description="The facts that give the status, newest first, or the calendar's rule."
    )
    position: int = Field(description="The newest position of the ledger then.", examples=[214])
    url: str = Field(
        description="The state as it was answered then, at all three clocks: it never changes.",
        examples=["/mechanisms/trilateral-summit?as_of=2024-05-30&known_by=2024-05-30&recorded_by=214"],
    )


class StateChanged(View):
    """A status changed, by what was recorded or by the calendar alone."""

    type: Literal["state.changed"] = Field(default="state.changed", description="What is told.", examples=["state.changed"])
    timestamp: datetime = Field(
        description="When it was recorded; when the calendar alone changed it, the beginning of the day.",
        examples=["2024-05-30T09:00:00Z"],
    )
    data: ChangeOfState = Field(description="The change.")


class Named(View):
    """Which webhook it is."""

    webhook: str = Field(description="The webhook's id.", examples=["wh_5f1d0c2a9b7e4d38"])
    message: str = Field(description="This message's id, as in `webhook-id`.", examples=["msg_0b53d8a7c1e94f26a5d7e8f9a0b1c2d3"])


class Ping(View):
    """Sent when somebody tries a webhook out; nothing has changed."""

    type: Literal["ping"] = Field(default="ping", description="What is told.", examples=["ping"])
    timestamp: datetime = Field(description="When it was asked for.", examples=["2024-05-30T09:00:00Z"])
    data: Named = Field(description="Which webhook is tried out.")


def trying_out(webhook: str, now: datetime) -> Callable[[str], str]:
    """The body of a message that only tries a webhook out, made for the message's id."""
    return lambda message: Ping(timestamp=now, data=Named(webhook=webhook, message=message)).model_dump_json()
