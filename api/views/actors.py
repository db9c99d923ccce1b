"""Actors as every door shows them: names, the offices held over time, and who met whom (1.8)."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from api.views import fields
from api.views.base import Edtf, Listing, View
from domain.actor import ActorKind

_SENTENCE = "Head of the International Department since 2022."


class ActorItem(View):
    """An actor in a list."""

    id: str = Field(description="The actor's id.", examples=["liu-jianchao"])
    name: str = Field(description="Its name on that day.", examples=["Liu Jianchao"])
    kind: ActorKind = Field(description="What it is.", examples=["person"])
    state: str | None = Field(description="The state that it belongs to (ISO 3166).", examples=["CN"])
    sentence: str = Field(description="What is known of it, in plain English.", examples=[_SENTENCE])


class Actors(Listing[ActorItem]):
    """Actors, by id."""


class Office(View):
    """An office held."""

    office: str = Field(description="Which.", examples=["head of the International Department"])
    of: str | None = Field(description="Actor id of whose office it is.", examples=["cn-cpc-ild"])
    since: Edtf | None = Field(description="Since when (EDTF); null where nobody says.", examples=["2022"])
    until: Edtf | None = Field(description="Until when (EDTF); null while it is held.", examples=["2025-07"])
    because: tuple[str, ...] = Field(
        description="Keys of the facts, newest first.", examples=[["head-of-international-department"]]
    )


class Tenure(View):
    """A stretch of days over which the same offices are held, for one known_by."""

    from_: date = Field(alias="from", description="First day.", examples=["2022-12-31"])
    to: date | None = Field(description="The day after the last; null when open.", examples=["2025-07-30"])
    offices: tuple[Office, ...] = Field(description="The offices certainly held on those days.")
    because: tuple[str, ...] = Field(description="Keys of the facts.", examples=[["head-of-international-department"]])


class Tenures(Listing[Tenure]):
    """The offices held along the days of the world, oldest first."""


class Contact(View):
    """A contact reported: with actors who are named, or with people of a number of countries."""

    actors: tuple[str, ...] = Field(description="Actor ids of whom it met.", examples=[["antony-blinken"]])
    countries: int | None = Field(description="Of how many countries, where only that is said.", examples=[120])
    when: Edtf = Field(description="When (EDTF).", examples=["[2024-01-01..2024-05-25]"])
    place: str | None = Field(description="Where.", examples=["Washington"])
    because: str = Field(description="Key of the fact that says so.", examples=["blinken-met-2024"])


class Actor(View):
    """The answer: who an actor is at the clocks asked for, which offices it holds and held, and whom it met."""

    id: str = Field(description="The actor's id.", examples=["liu-jianchao"])
    name: str = Field(description="Its name on that day.", examples=["Liu Jianchao"])
    kind: ActorKind = Field(description="What it is.", examples=["person"])
    state: str | None = Field(description="The state that it belongs to (ISO 3166).", examples=["CN"])
    as_of: fields.AsOf
    known_by: fields.KnownBy
    recorded_by: fields.RecordedBy
    position: fields.Position
    sentence: str = Field(description="What is known of it, in plain English.", examples=[_SENTENCE])
    registered_names: dict[str, str] = Field(description="Its names by language (BCP 47).", examples=[{"zh": "刘建超"}])
    aliases: tuple[str, ...] = Field(description="Its other names.", examples=[["Liu"]])
    wikidata: str | None = Field(description="Its id in Wikidata.", examples=["Q5000000"])
    offices: tuple[Office, ...] = Field(description="The offices that it holds.")
    former_offices: tuple[Office, ...] = Field(description="The offices that it held before.")
    may_also_hold: tuple[Office, ...] = Field(description="The offices that are possible while a date is vague or a fact disputed.")
    contacts: tuple[Contact, ...] = Field(description="The contacts reported, oldest first.")
    settled: fields.Settled
    forecast: fields.Forecast
    last_report: fields.LastReport
    names: fields.Names
    warnings: fields.Warnings
