"""One run of proposals beside the record: what exists in either, and what is refused so far."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from difflib import get_close_matches
from functools import cached_property
from typing import Any, Protocol

from domain.article import ArticleRegistered, TextArchived
from domain.dossier import KIND_OF_STREAM, Stream
from domain.facts import Event
from domain.proposal import Place, Proposal, Refusal

FEW = 100
"""Up to so many proposals are looked up one by one."""


class Record(Protocol):
    """What is already recorded, as far as a decision needs it."""

    def stream(self, id: str) -> Stream | None:
        """The stream of that id."""

    def text(self, digest: str) -> str | None:
        """The archived text of that digest."""

    def neighbours(self, id: str, kind: str | None = None) -> Sequence[str]:
        """The ids of that kind, or of any, that stand next to one in the order of ids: for a hint at what may be meant."""

    def held(self, ids: Collection[str]) -> Collection[str]:
        """Those of the ids under which a stream is recorded."""


class Run:
    """The proposals of one run over the record. Refusals gather here, so that one run tells all that is wrong."""

    def __init__(self, record: Record, proposals: Iterable[Proposal]) -> None:
        """Nothing is checked yet."""
        self.record = record
        self.proposals: Sequence[Proposal] = tuple(proposals)
        self.refusals: list[Refusal] = []
        self.opening: dict[str, Proposal] = {}
        self.keyed: dict[str, dict[str, Event]] = {}
        self.archiving: dict[str, TextArchived] = {}
        self._streams: dict[str, Stream | None] = dict.fromkeys(self._not_held())
        self._kinds: dict[str, str] = {}

    def refuse(self, code: str, reason: str, place: Place) -> None:
        """Note a refusal."""
        self.refusals.append(Refusal(code, reason, place))

    def _not_held(self) -> Iterable[str]:
        """The ids of a large run under which nothing is recorded: asked for together, because to ask one by one takes long."""
        named = {p.stream for p in self.proposals} if len(self.proposals) > FEW else set()
        return named.difference(self.record.held(named)) if named else named

    def recorded(self, id: str) -> Stream | None:
        """The stream as it is recorded."""
        if id not in self._streams:
            self._streams[id] = self.record.stream(id)
        return self._streams[id]

    def registration(self, id: str) -> Event | None:
        """What the id is registered as, in the record or in this run."""
        opening = self.opening.get(id)
        if opening is not None:  # and so not recorded
            return opening.event
        stream = self.recorded(id)
        return stream.registration if stream is not None else None

    def kind(self, id: str) -> str | None:
        """Whether the id is a mechanism, an article or an actor; None if it is nothing yet. Of what is something it is kept."""
        found = self._kinds.get(id)
        if found is None and (registration := self.registration(id)) is not None:
            found = self._kinds[id] = KIND_OF_STREAM[type(registration)]
        return found

    def fact(self, stream: str, key: str) -> Event | None:
        """The keyed event of a stream, in this run or in the record."""
        if stream in self.keyed and (event := self.keyed[stream].get(key)) is not None:
            return event
        recorded = self.recorded(stream)
        item = recorded.by_key.get(key) if recorded else None
        return item.event if item else None

    def keys(self, stream: str) -> list[str]:
        """Every key of a stream, in the record and in this run."""
        recorded = self.recorded(stream)
        return [*(recorded.by_key if recorded else ()), *self.keyed.get(stream, ())]

    def near(self, id: str, kind: str) -> str:
        """A hint at the nearest known id of that kind, or nothing."""
        return hint(id, [*self.record.neighbours(id, kind), *(known for known in self.opening if self.kind(known) == kind)])

    def article(self, id: str) -> ArticleRegistered | None:
        """The registration of an article, in the record or in this run."""
        registration = self.registration(id)
        return registration if isinstance(registration, ArticleRegistered) else None

    def text_of(self, article: str) -> str | None:
        """The archived text of an article, if there is one in the record or in this run."""
        if article in self._texts:
            return self._texts[article]
        recorded = self.recorded(article)
        archived = (item.event for item in recorded.events if isinstance(item.event, TextArchived)) if recorded else iter(())
        return next((self.record.text(event.digest) for event in archived), None)

    @cached_property
    def _texts(self) -> Mapping[str, str]:
        return {p.stream: p.text for p in self.proposals if isinstance(p.event, TextArchived) and p.text is not None}


def hint(word: str, known: Iterable[str]) -> str:
    """``; did you mean 'x'?`` for the nearest known word, or nothing."""
    near = get_close_matches(word, list(known), n=1, cutoff=0.7)
    return f"; did you mean {near[0]!r}?" if near else ""


def a(kind: str) -> str:
    """The kind with its article: *a mechanism*, *an issue*."""
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def content(event: Event) -> dict[str, Any]:
    """What an event says, as stored: two events are the same if this is."""
    return event.model_dump(mode="json", exclude_defaults=True)


def shown_difference(recorded: Event, proposed: Event) -> str:
    """The fields in which two events differ, in words."""
    if type(recorded) is not type(proposed):
        return f"it is recorded as {type(recorded).__name__}, and proposed as {type(proposed).__name__}"
    one, other = content(recorded), content(proposed)
    names = [name for name in {**one, **other} if one.get(name) != other.get(name)]
    return "; ".join(f"{name} is recorded as {_short(one.get(name))}, and proposed as {_short(other.get(name))}" for name in names)


def _short(value: object) -> str:
    text = repr(value) if value is not None else "nothing"
    return text if len(text) <= 120 else f"{text[:117]}…"
