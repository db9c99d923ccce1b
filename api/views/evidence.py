"""The evidence as every door shows it: facts with their citations, passages and speakers."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field, JsonValue

from api.views.base import Edtf, Listing, Moment, View
from domain.evidence.account import Word
from domain.facts import Manner


class Passage(View):
    """Where in the archived text the evidence stands: code points, ``end`` exclusive."""

    start: int | None = Field(description="First code point; null for a quote that is not found yet.", examples=[1359])
    end: int | None = Field(description="One past the last code point.", examples=[1432])
    digest: str | None = Field(description="Digest of the passage.", examples=["sha256:" + "0f" * 32])
    checked: bool = Field(description="True where the archived text is at hand and says so.", examples=[True])
    text: str | None = Field(
        default=None,
        description="The words, where they are at hand and no more than an excerpt.",
        examples=["The council meets again."],
    )


class Attribution(View):
    """Who speaks in the passage."""

    speaker: str | None = Field(default=None, description="Actor id of who speaks.", examples=["tatsuya-ito"])
    office: str | None = Field(default=None, description="The office held by the speaker.", examples=["member of parliament"])
    party: str | None = Field(default=None, description="The party or state that the speaker speaks for.", examples=["jp-ldp"])
    via: str | None = Field(default=None, description="The agency or outlet that passes the words on.", examples=["NHK"])
    manner: Manner = Field(description="How the words are given.", examples=["quoted"])


class Citation(View):
    """An article as evidence for a fact, as this reader could read it."""

    article: str = Field(description="Article id.", examples=["japan-today-2024-05-29-talks-restart"])
    title: str = Field(description="Its title.", examples=["China, Japan agree to restart ruling party talks"])
    publisher: str | None = Field(description="Who published it; null if it does not say.", examples=["Japan Today"])
    published: Edtf = Field(
        description="When the public could first read it (EDTF or instant).", examples=["[2024-05-29..2024-05-30]"]
    )
    authors: tuple[str, ...] = Field(description="Who wrote it.", examples=[["Sakura Murakami"]])
    language: str | None = Field(description="Its language (BCP 47).", examples=["en"])
    url: str | None = Field(description="Where it was read.", examples=["https://news.example/2024/05/29/talks"])
    origin: str = Field(description="The independent voice that it repeats.", examples=["Reuters"])
    counts: bool = Field(
        description="False where it was published before the fact can have happened: it supports the plan only.", examples=[True]
    )
    passage: Passage | None = Field(description="Where in its text the evidence stands.")
    attribution: Attribution | None = Field(description="Who speaks there.")


class FactEntry(View):
    """A fact with its citations, as in ``because``."""

    key: str = Field(description="The fact's key, unique in its stream.", examples=["resumption-agreed-2024"])
    event: str = Field(description="What kind of event it is.", examples=["ResumptionAgreed"])
    occurred: Edtf = Field(description="When it happened (EDTF or instant).", examples=["2024-05-29"])
    gist: str = Field(description="What happened, in the coder's words.", examples=["They agreed to take the talks up again."])
    citations: tuple[Citation, ...] = Field(description="The articles that say so.")


class RuleEntry(View):
    """A reason that no fact gives, only the calendar."""

    rule: str = Field(description="The rule's name.", examples=["overdue"])
    message: str = Field(
        description="What it says here.", examples=["The planned date has passed and no report says what became of it."]
    )


Reason = str | RuleEntry
"""Why, in short: a fact's key, or the calendar's rule."""


class StandTaken(View):
    """One party's word on a fact, or on the named fields of it."""

    party: str = Field(description="Actor id.", examples=["jp-ldp"])
    word: Word = Field(description="What the party says to it.", examples=["denied"])
    day: date = Field(description="When it said so.", examples=["2024-06-01"])
    because: str = Field(description="Key of the fact that records it.", examples=["lapse-denied"])
    fields: tuple[str, ...] = Field(description="The fields it speaks of; empty for the whole fact.", examples=[["occurred"]])


class Fact(FactEntry):
    """A visible fact as it stands for this reader: corrected, weighed, perhaps disputed or fallen."""

    certainly: bool = Field(description="Whether it has certainly happened by as_of.", examples=[True])
    disputed: bool = Field(description="Whether a party's latest stand on it is a denial.", examples=[False])
    stands: tuple[StandTaken, ...] = Field(description="What the parties say to it.")
    corrections: tuple[str, ...] = Field(description="Keys of the corrections that hold.", examples=[["date-corrected"]])
    fallen_by: str | None = Field(
        description="Key of the retraction or settlement by which it falls.", examples=["misread-retracted"]
    )
    evidence: Literal["both-sides", "one-side", "reported"] = Field(
        description="On how many sides parties affirm it.", examples=["one-side"]
    )
    origins: int = Field(description="How many independent origins report it.", examples=[1])
    known_from: Moment | None = Field(description="From when on it could be known.", examples=["2024-05-30"])
    position: int = Field(description="Where in the ledger it stands.", examples=[214])
    details: dict[str, JsonValue] = Field(
        description="The event's other fields, as recorded or corrected.", examples=[{"open_terms": ["how", "when"]}]
    )


class Facts(Listing[Fact]):
    """The visible facts of a mechanism, visit, issue or actor, in fold order."""

    names: dict[str, str] = Field(description="Names of the actors in them.", examples=[{"jp-ldp": "Liberal Democratic Party"}])
