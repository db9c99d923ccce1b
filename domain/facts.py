"""The base of every event: what all facts carry, and how an event says whose word it is.

An event is immutable and knows only its own fields; an unknown field is refused. A *fact* is an event that
says something about the world, and therefore cites at least one article. Design: sections 1.1 and 1.4.
"""

from __future__ import annotations

from functools import cache
from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from domain.dates import VagueDate

SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"
STATE_CODE = r"[A-Z]{2}"

Slug = Annotated[str, StringConstraints(pattern=rf"^{SLUG}$", max_length=200)]
"""A readable id or key: lower-case words joined by hyphens."""
ActorId = Annotated[str, StringConstraints(pattern=rf"^({SLUG}|{STATE_CODE})$", max_length=200)]
"""An actor's id: a slug, or for a state its ISO 3166 alpha-2 code in capitals."""
StateCode = Annotated[str, StringConstraints(pattern=rf"^{STATE_CODE}$")]
"""ISO 3166-1 alpha-2, in capitals."""
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000)]
"""Words of the coder or of a source; never empty."""
Digest = Annotated[str, StringConstraints(pattern=r"^sha256:[0-9a-f]{64}$")]
"""SHA-256 of the UTF-8 bytes, as ``sha256:`` and 64 hexadecimal digits."""
Edition = Annotated[int, Field(ge=1, le=100_000)]
"""The number of a session in its mechanism's own counting."""

LONGEST_TEXT = 10**9
"""No text has more code points; a passage beyond is a slip, and a number that no JSON reader need take."""

Coding = Literal["stated", "inferred"]
Cause = Literal["publisher", "later-evidence", "coder"]
Manner = Literal["quoted", "paraphrased", "anonymous"]


class Value(BaseModel):
    """A frozen value that forbids unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Passage(Value):
    """Where in the archived text the evidence stands: code points, ``end`` exclusive, with that passage's digest."""

    start: Annotated[int, Field(ge=0, le=LONGEST_TEXT)]
    end: Annotated[int, Field(ge=1, le=LONGEST_TEXT)]
    digest: Digest | None = None

    @model_validator(mode="after")
    def _has_length(self) -> Passage:
        if self.end <= self.start:
            raise ValueError(f"the passage ends at {self.end}, before it begins at {self.start}")
        return self


class Quote(Value):
    """The evidence by its words (W3C TextQuoteSelector): exact, and what stands before and after it."""

    exact: Annotated[str, StringConstraints(min_length=1, max_length=20_000)]
    prefix: str = ""
    suffix: str = ""


class Attribution(Value):
    """Who speaks in the passage. Unless anonymous, the speaker's party thereby affirms the fact."""

    speaker: ActorId | None = None
    office: Text | None = None
    party: ActorId | None = None
    via: Text | None = None
    manner: Manner = "paraphrased"


class Citation(Value):
    """An article as evidence, with the passage and who speaks there."""

    article: Slug
    passage: Passage | None = None
    quote: Quote | None = None
    attribution: Attribution | None = None

    @model_validator(mode="after")
    def _one_selector(self) -> Citation:
        if self.passage and self.quote:
            raise ValueError("point at the passage by position or by quote, not both")
        return self


class Event(Value):
    """Anything that the ledger keeps. Its stored name is the class's name; ``version`` counts its stored shapes."""

    version: ClassVar[int] = 1

    @classmethod
    def stored_name(cls) -> str:
        """The name under which the ledger keeps events of this kind, for ever."""
        return cls.__name__


class Fact(Event):
    """An event that says something about the world (or about another fact), and cites where it was read."""

    rank: ClassVar[int] = 0
    """Place in the natural order of a life, for facts of the same day (1.4)."""

    key: Slug
    occurred: VagueDate
    gist: Text
    citations: Annotated[tuple[Citation, ...], Field(min_length=1)]
    coding: Coding = "stated"
    coded_by: Text | None = None
    reviewed_by: Text | None = None
    place: Text | None = None
    by: tuple[ActorId, ...] = ()
    reason: Text | None = None
    said: Text | None = None
    according_to: tuple[ActorId, ...] = ()
    also_in: tuple[Slug, ...] = ()


class Revision(Fact):
    """What is later said *about* a fact: it revises what is believed, not the world (1.7)."""

    rank = 280


class AboutFact(Revision):
    """A revision that points at one fact of the same stream by its key."""

    fact: Slug


class FactCorroborated(AboutFact):
    """Another citation for the fact."""


class Stand(AboutFact):
    """A party's stand on a fact, or on the named fields of it only."""

    by: Annotated[tuple[ActorId, ...], Field(min_length=1)]
    fields: tuple[str, ...] = ()


class FactConfirmed(Stand):
    """The party says that it is so."""


class FactDenied(Stand):
    """The party says that it is not so; the fact is disputed while this is the party's latest stand."""


class CommentDeclined(Stand):
    """The party would not say. Recorded; lifts nothing."""


class FactCorrected(AboutFact):
    """The changed fields hold from the correction's publication on; a coder's slip is mended at every known date."""

    changes: Annotated[dict[str, object], Field(min_length=1)]
    cause: Cause


class FactRetracted(AboutFact):
    """The fact falls; facts that it caused stay."""

    cause: Cause


class DisputeSettled(Revision):
    """Dismissed facts fall, upheld ones count."""

    upheld: tuple[Slug, ...] = ()
    dismissed: tuple[Slug, ...] = ()
    reason: Text

    @model_validator(mode="after")
    def _settles_something(self) -> DisputeSettled:
        if not self.upheld and not self.dismissed:
            raise ValueError("name at least one fact as upheld or dismissed")
        return self


REVISIONS: tuple[type[Fact], ...] = (
    FactCorroborated,
    FactConfirmed,
    FactDenied,
    CommentDeclined,
    FactCorrected,
    FactRetracted,
    DisputeSettled,
)
"""Every kind of fact about a fact; known in every stream."""
REVISING = frozenset(REVISIONS)
"""The same, to be looked up by the type of a fact, which is quicker than to ask whether it is a :class:`Revision`."""


@cache
def fields_among(kind: type[Event], names: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the names that are fields of that kind of event; to ask an event itself for a field that it has not is slow."""
    return tuple(name for name in names if name in kind.model_fields)
