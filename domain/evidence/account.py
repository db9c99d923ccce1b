"""One account: a fact as it stands for one reader, with its evidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Literal

from domain.evidence.articles import ArticleView
from domain.facts import Citation, Fact, fields_among

EvidenceLevel = Literal["both-sides", "one-side", "reported"]
"""On how many sides a fact rests: parties of two states affirm it, parties of one, or nobody on record."""
FoldKey = tuple[date, date, float, int, str]
"""A fact's place in the fold."""
Word = Literal["confirmed", "denied", "declined"]
"""What a party says of a fact."""
_NO_TIME: Final = float("-inf")


@dataclass(frozen=True, slots=True)
class StandTaken:
    """One party's word on a fact, or on the named fields of it, and the revision that records it."""

    party: str
    word: Word
    day: date
    because: str
    fields: tuple[str, ...] = ()


@dataclass(init=False, slots=True)
class Cited:
    """A citation with the article as it stands. ``counts`` unless published more than a day before the fact can be."""

    citation: Final[Citation]
    article: Final[ArticleView]
    counts: Final[bool]
    readable: Final[bool]

    def __init__(self, citation: Citation, article: ArticleView, counts: bool, readable: bool) -> None:
        """Written out, as for all that a sweep makes by the million (decision 0074)."""
        self.citation, self.article, self.counts, self.readable = citation, article, counts, readable

    @property
    def holds(self) -> bool:
        """Whether it makes the fact known to this reader."""
        return self.counts and self.readable


@dataclass(init=False, slots=True)
class Account:
    """A fact as it stands for one reader: corrected, dated, evidenced, and perhaps disputed or fallen.

    ``latest`` is the day by which it has happened: its own, or the day on which it was first published if that is
    sooner. ``public`` is the instant from which this ledger's reader could know it.
    """

    key: Final[str]
    """The fact's key."""
    fact: Final[Fact]
    position: Final[int]
    recorded_at: Final[datetime]
    earliest: Final[date | None]
    latest: Final[date]
    public: Final[datetime]
    citations: Final[tuple[Cited, ...]]
    visible: Final[bool]
    fallen: Final[bool]
    disputed: Final[bool]
    stands: Final[tuple[StandTaken, ...]]
    corrections: Final[tuple[str, ...]]
    evidence: Final[EvidenceLevel]
    origins: Final[int]
    fallen_by: Final[str | None]

    def __init__(  # noqa: PLR0913, PLR0917 -- one for each field
        self,
        key: str,
        fact: Fact,
        position: int,
        recorded_at: datetime,
        earliest: date | None,
        latest: date,
        public: datetime,
        citations: tuple[Cited, ...],
        visible: bool,
        fallen: bool,
        disputed: bool = False,
        stands: tuple[StandTaken, ...] = (),
        corrections: tuple[str, ...] = (),
        evidence: EvidenceLevel = "reported",
        origins: int = 0,
        fallen_by: str | None = None,
    ) -> None:
        """Written out, as for all that a sweep makes by the million (decision 0074)."""
        self.key, self.fact, self.position, self.recorded_at = key, fact, position, recorded_at
        self.earliest, self.latest, self.public = earliest, latest, public
        self.citations, self.visible, self.fallen, self.disputed = citations, visible, fallen, disputed
        self.stands, self.corrections, self.evidence = stands, corrections, evidence
        self.origins, self.fallen_by = origins, fallen_by

    @property
    def is_day(self) -> bool:
        """Whether the fact is dated to a day."""
        return self.earliest == self.latest

    @property
    def order(self) -> FoldKey:
        """Place in the fold: latest day, earliest day, time of day where given, natural order of a life, key."""
        instant = self.fact.occurred.instant
        moment = instant.timestamp() if instant is not None else _NO_TIME
        return (self.latest, self.earliest or date.min, moment, type(self.fact).rank, self.key)

    def certainly(self, day: date) -> bool:
        """Whether it has certainly happened by ``day``."""
        return self.latest <= day

    def possibly(self, day: date) -> bool:
        """Whether it may have happened by ``day``, and may not."""
        return self.latest > day and (self.earliest is None or self.earliest <= day)

    def spans(self, day: date) -> bool:
        """Whether ``day`` lies between its earliest and its latest day."""
        return (self.earliest is None or self.earliest <= day) and day <= self.latest

    def actors(self) -> Iterator[str]:
        """Everyone whom the fact names, who takes a stand on it, and who speaks in what could be read of it."""
        fact = self.fact
        for name in fields_among(type(fact), _LISTS):
            yield from getattr(fact, name)
        yield from (actor for name in fields_among(type(fact), _ONES) if (actor := getattr(fact, name)))
        yield from getattr(fact, "actors", ()) if hasattr(type(fact), "actors") else ()
        yield from (stand.party for stand in self.stands)
        for cited in self.citations:
            attribution = cited.citation.attribution
            if attribution and cited.readable:
                yield from (actor for actor in (attribution.speaker, attribution.party) if actor)


_LISTS = ("by", "according_to", "participants", "parties", "against")
_ONES = ("speaker", "traveller", "of")
