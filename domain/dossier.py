"""What one answer rests on: recorded events, the streams they form, and the dossier of one mechanism."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import NamedTuple

from domain.actor import ActorRegistered
from domain.article import ArticleRegistered
from domain.facts import Event, Fact
from domain.issue.events import IssueRegistered
from domain.mechanism.events import MechanismRegistered
from domain.merging import MergedInto
from domain.visit.events import VisitRegistered


class Recorded(NamedTuple):
    """An event as the ledger took it in: its place in the log and in its stream, and when that was (UTC)."""

    position: int
    recorded_at: datetime
    stream: str
    version: int
    event: Event


def _by_key(events: Iterable[Recorded]) -> dict[str, Recorded]:
    return {key: item for item in events if (key := getattr(item.event, "key", None)) is not None}


@dataclass(frozen=True)
class Stream:
    """All events of one aggregate, in the order in which they were recorded. ``version`` counts them."""

    id: str
    events: tuple[Recorded, ...]

    @property
    def version(self) -> int:
        """How many events the stream holds: the expected version of the next append."""
        return len(self.events)

    @property
    def registration(self) -> Event:
        """The event that opened the stream, and says what kind of aggregate it is."""
        return self.events[0].event

    @cached_property
    def by_key(self) -> Mapping[str, Recorded]:
        """The keyed events (facts, and what happened to an article) by their key."""
        return _by_key(self.events)

    def grown(self, events: tuple[Recorded, ...]) -> Stream:
        """The stream with what was recorded since; what has been looked up by key needs not be looked up again."""
        twin = Stream(self.id, self.events + events)
        if "by_key" in vars(self):
            vars(twin)["by_key"] = {**self.by_key, **_by_key(events)}
        return twin

    @cached_property
    def merges(self) -> bool:
        """Whether it was ever said to be another one's double."""
        return any(isinstance(item.event, MergedInto) for item in self.events)

    def facts(self) -> Iterable[tuple[Recorded, Fact]]:
        """The facts with their places, in the order of recording."""
        for item in self.events:
            if isinstance(item.event, Fact):
                yield item, item.event


@dataclass(frozen=True)
class Clocks:
    """The three clocks of a question: a day in the world, an instant of knowledge, a position of the log (None: the newest)."""

    as_of: date
    known_by: datetime
    recorded_by: int | None = None


@dataclass(frozen=True)
class Dossier:
    """One subject with everything its answers rest on: cited articles, the articles these repeat, and actors, by id."""

    subject: Stream
    articles: Mapping[str, Stream]
    actors: Mapping[str, Stream]
    predecessors: tuple[Dossier, ...] = ()
    """The mechanisms that, at some point of the record, name this one as their successor."""
    doubles: tuple[Dossier, ...] = ()
    """The aggregates that, at some point of the record, are said to be this one under another id."""

    @cached_property
    def newest(self) -> int:
        """The position of the newest event that it holds."""
        return max(stream.events[-1].position for stream in self.streams())

    @property
    def kind(self) -> str:
        """What the subject is: a mechanism, visit, issue or actor."""
        return KIND_OF_STREAM[type(self.subject.registration)]

    @property
    def parties(self) -> tuple[str, ...]:
        """Those whose subject it is: the registered parties and who travels; an actor is its own."""
        registration = self.subject.registration
        if isinstance(registration, ActorRegistered):
            return (self.subject.id,)
        traveller = getattr(registration, "traveller", None)
        return (*getattr(registration, "parties", ()), *([traveller] if traveller else ()))

    def streams(self) -> Iterator[Stream]:
        """Every stream that the answers rest on."""
        yield from (self.subject, *self.articles.values(), *self.actors.values())
        yield from (before.subject for before in self.predecessors)
        yield from (stream for double in self.doubles for stream in double.streams())


KIND_OF_STREAM: Mapping[type[Event], str] = {
    MechanismRegistered: "mechanism",
    VisitRegistered: "visit",
    IssueRegistered: "issue",
    ArticleRegistered: "article",
    ActorRegistered: "actor",
}
"""The event that opens a stream → what the stream is."""
