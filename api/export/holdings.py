"""What is taken out of a ledger: streams at one position, and everything that they rest on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from api.known import NotKnown
from domain.dossier import KIND_OF_STREAM, Stream
from domain.evidence.articles import BEYOND, Articles
from domain.facts import Event, Fact
from domain.mechanism.events import MechanismSucceeded
from domain.merging import MergedInto

NEWEST = 2**63 - 1
_WORDS = frozenset({"key", "fact", "upheld", "dismissed", "gist", "said", "reason", "name", "title", "text", "session"})
"""Fields that hold words or keys of facts, and never the id of a stream."""


@dataclass(frozen=True)
class Holdings:
    """The streams of a ledger at one position, by id; ``head`` is the digest that covers everything up to it."""

    position: int
    head: str
    streams: Mapping[str, Stream]

    @cached_property
    def articles(self) -> Articles:
        """The articles as they stand, with all that was ever said of them."""
        return Articles(self.streams, BEYOND, NEWEST)

    def of(self, kind: str) -> tuple[Stream, ...]:
        """The streams of one kind (mechanism, visit, issue, actor or article), by id."""
        return tuple(stream for stream in self.streams.values() if kind_of(stream) == kind)

    def only(self, ids: Collection[str]) -> Holdings:
        """These streams alone. Raises :class:`NotKnown`."""
        for id in ids:
            if id not in self.streams:
                raise NotKnown(id, "mechanism, visit, issue, actor or article", None)
        return Holdings(self.position, self.head, {id: stream for id, stream in self.streams.items() if id in ids})

    def around(self, ids: Collection[str]) -> Holdings:
        """These streams with everything that their answers rest on, however far away. Raises :class:`NotKnown`."""
        wanted, ahead = set[str](), list(self.only(ids).streams)
        while ahead:
            id = ahead.pop()
            if id in wanted:
                continue
            wanted.add(id)
            ahead += [*self._named_by(self.streams[id]), *self._pointing_at.get(id, ())]
        return self.only(wanted)

    def _named_by(self, stream: Stream) -> Iterator[str]:
        named = (id for item in stream.events for id in _texts(said(item.event)))
        return (id for id in named if id in self.streams)

    @cached_property
    def _pointing_at(self) -> Mapping[str, list[str]]:
        """The mechanisms that a stream succeeded, and the doubles that were merged into it."""
        pointing: dict[str, list[str]] = defaultdict(list)
        for stream in self.streams.values():
            for item in stream.events:
                for id in _targets(item.event):
                    pointing[id].append(stream.id)
        return pointing


def kind_of(stream: Stream) -> str:
    """What the stream is: mechanism, visit, issue, actor or article."""
    return KIND_OF_STREAM[type(stream.registration)]


def said(event: Event) -> dict[str, object]:
    """What an event says, as JSON, without what goes without saying."""
    return event.model_dump(mode="json", exclude_defaults=True)


def home(stream: str, fact: Fact, taken: Mapping[str, Stream]) -> str:
    """The stream at which a fact is written that stands in several: the first of those that are taken out."""
    return min(id for id in (stream, *fact.also_in) if id in taken)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from () if name in _WORDS else _texts(inner)
    elif isinstance(value, Iterable):
        for inner in value:
            yield from _texts(inner)


def _targets(event: Event) -> tuple[str, ...]:
    if isinstance(event, MechanismSucceeded):
        return event.successors
    return (event.id,) if isinstance(event, MergedInto) else ()
