"""Gathering a dossier: one subject's stream with every article and actor that its answers rest on."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator
from functools import cached_property
from threading import Lock

from api.holdings import Holdings, Then
from domain.article import ArticleCorrected, ArticleRegistered, CopyLinked
from domain.decide.facts import actors_named
from domain.dossier import KIND_OF_STREAM, Dossier, Stream
from domain.facts import Citation, FactCorrected
from domain.mechanism.events import MechanismSucceeded
from domain.merging import MergedInto

_ACTOR_LISTS = ("by", "according_to", "participants", "parties", "against", "with")
_ACTOR_ONES = ("speaker", "traveller", "of")


class Dossiers:
    """The dossiers of a ledger as it stood at any position, kept in memory: streams only grow, so what is kept stays true."""

    def __init__(self, ledger: Holdings, capacity: int = 4_096) -> None:
        """At most ``capacity`` dossiers are kept."""
        self._ledger = ledger
        self._capacity = capacity
        self._lock = Lock()
        self._kept: OrderedDict[tuple[str, int], Dossier] = OrderedDict()
        self._newest = _Gathering(Then(ledger, 0))

    def get(self, id: str, recorded_by: int | None = None) -> Dossier | None:
        """The dossier of a mechanism, visit, issue or actor as the ledger held it by then; None if none had that id.

        So an answer about the past of the ledger cannot rest on what is linked to its subject only later.
        """
        newest = self._ledger.position()
        position = newest if recorded_by is None else min(recorded_by, newest)
        with self._lock:
            kept = self._kept.get((id, position))
        if kept is not None:
            return kept
        dossier = self._gathering(position, newest).gather(id)
        if dossier is not None:
            self._keep(id, position, dossier)
        return dossier

    def _gathering(self, position: int, newest: int) -> _Gathering:
        """What gathers at a position; for the newest one the same, so that links are looked up once."""
        if position < newest:
            return _Gathering(Then(self._ledger, position))
        gathering = self._newest
        if gathering.position != position:
            self._newest = gathering = _Gathering(Then(self._ledger, position))
        return gathering

    def _keep(self, id: str, position: int, dossier: Dossier) -> None:
        with self._lock:
            self._kept[id, position] = dossier
            self._kept.move_to_end((id, position))
            while len(self._kept) > self._capacity:
                self._kept.popitem(last=False)


class _Gathering:
    """Gathers dossiers from the holdings of one position."""

    def __init__(self, ledger: Then) -> None:
        self._ledger = ledger
        self.position = ledger.position()

    @cached_property
    def _links(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The streams in which a succession, and those in which a merge is recorded."""
        return self._ledger.succeeded(), self._ledger.merged()

    def gather(self, id: str, seen: frozenset[str] = frozenset()) -> Dossier | None:
        """The dossier of that id; ``seen`` are the doubles on the way to it."""
        dossier = self._alone(id)
        if dossier is None:
            return None
        merged = (other for other in self._links[1] if other != id and other not in seen and self._may_be(other, id))
        doubles = tuple(double for other in merged if (double := self.gather(other, seen | {id})))
        articles, actors = dict(dossier.articles), dict(dossier.actors)
        for double in doubles:
            articles |= double.articles
            actors |= double.actors
        return Dossier(dossier.subject, articles, actors, tuple(self._predecessors(id)), doubles)

    def _predecessors(self, id: str) -> Iterator[Dossier]:
        for other in self._links[0]:
            before = self._alone(other) if other != id else None
            if before is not None and _is_succeeded_by(before.subject, id):
                yield before

    def _may_be(self, double: str, id: str) -> bool:
        """Whether, at some point of the record, the one was said to be the other."""
        stream = self._ledger.stream(double)
        return stream is not None and any(isinstance(fact, MergedInto) and fact.id == id for _, fact in stream.facts())

    def _alone(self, id: str) -> Dossier | None:
        subject = self._ledger.stream(id)
        if subject is None or KIND_OF_STREAM.get(type(subject.registration), "article") == "article":
            return None
        articles = self._articles({citation.article for citation in citations_of(subject)})
        return Dossier(subject, articles, self._streams(_actors(subject)))

    def _articles(self, ids: Iterable[str]) -> dict[str, Stream]:
        """The cited articles, and those that they are copies of, however far back."""
        found: dict[str, Stream] = {}
        ahead = set(ids)
        while ahead:
            streams = self._streams(ahead)
            found |= streams
            ahead = {original for stream in streams.values() for original in _originals(stream)} - found.keys()
        return found

    def _streams(self, ids: Iterable[str]) -> dict[str, Stream]:
        streams = ((id, self._ledger.stream(id)) for id in sorted(set(ids)))
        return {id: stream for id, stream in streams if stream is not None}


def citations_of(subject: Stream) -> Iterator[Citation]:
    """Every citation in a stream: of its registration, its facts, and what is corrected of them."""
    yield from getattr(subject.registration, "citations", ())
    for _, fact in subject.facts():
        yield from fact.citations
        if isinstance(fact, FactCorrected):
            cited = fact.changes.get("citations")
            yield from (Citation.model_validate(citation) for citation in cited) if isinstance(cited, list) else ()


def _actors(subject: Stream) -> Iterator[str]:
    yield from getattr(subject.registration, "parties", ())
    if (traveller := getattr(subject.registration, "traveller", None)) is not None:
        yield traveller
    for _, fact in subject.facts():
        yield from (actor for actor, _ in actors_named(fact))
        if isinstance(fact, FactCorrected):
            yield from _actors_changed(fact)


def _actors_changed(correction: FactCorrected) -> Iterator[str]:
    for name in _ACTOR_LISTS:
        named = correction.changes.get(name)
        yield from (str(actor) for actor in named) if isinstance(named, list) else ()
    for name in _ACTOR_ONES:
        if isinstance(actor := correction.changes.get(name), str):
            yield actor


def _originals(article: Stream) -> Iterator[str]:
    for item in article.events:
        event = item.event
        if isinstance(event, ArticleRegistered | CopyLinked) and event.copy_of:
            yield event.copy_of
        if isinstance(event, ArticleCorrected) and isinstance(original := event.changes.get("copy_of"), str):
            yield original


def _is_succeeded_by(mechanism: Stream, successor: str) -> bool:
    return any(isinstance(fact, MechanismSucceeded) and successor in fact.successors for _, fact in mechanism.facts())
