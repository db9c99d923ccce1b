"""Gathering a dossier: one mechanism's stream with every article and actor that its answers rest on."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator
from threading import Lock

from api.ledger import Ledger
from domain.article import ArticleCorrected, ArticleRegistered, CopyLinked
from domain.decide.facts import actors_named
from domain.dossier import Dossier, Stream
from domain.facts import Citation, FactCorrected
from domain.mechanism.events import MechanismRegistered, MechanismSucceeded

_ACTOR_LISTS = ("by", "according_to", "participants", "parties")


class Dossiers:
    """The dossiers of a ledger, kept in memory until something new is recorded."""

    def __init__(self, ledger: Ledger, capacity: int = 4_096) -> None:
        """At most ``capacity`` dossiers are kept."""
        self._ledger = ledger
        self._capacity = capacity
        self._lock = Lock()
        self._kept: OrderedDict[str, tuple[int, Dossier]] = OrderedDict()

    def get(self, id: str) -> Dossier | None:
        """The dossier of a mechanism as of now; None if no mechanism has that id."""
        position = self._ledger.position()
        with self._lock:
            kept = self._kept.get(id)
        if kept is not None and kept[0] == position:
            return kept[1]
        dossier = self._gather(id)
        if dossier is not None:
            self._keep(id, position, dossier)
        return dossier

    def _keep(self, id: str, position: int, dossier: Dossier) -> None:
        with self._lock:
            self._kept[id] = (position, dossier)
            self._kept.move_to_end(id)
            while len(self._kept) > self._capacity:
                self._kept.popitem(last=False)

    def _gather(self, id: str) -> Dossier | None:
        dossier = self._alone(id)
        if dossier is None:
            return None
        before = (self._alone(other) for other in self._ledger.succeeded() if other != id)
        predecessors = tuple(other for other in before if other and _is_succeeded_by(other.mechanism, id))
        return Dossier(dossier.mechanism, dossier.articles, dossier.actors, predecessors)

    def _alone(self, id: str) -> Dossier | None:
        mechanism = self._ledger.stream(id)
        if mechanism is None or not isinstance(mechanism.registration, MechanismRegistered):
            return None
        articles = self._articles({citation.article for citation in _citations(mechanism)})
        actors = self._streams(_actors(mechanism))
        return Dossier(mechanism, articles, actors)

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


def _citations(mechanism: Stream) -> Iterator[Citation]:
    registration = mechanism.registration
    assert isinstance(registration, MechanismRegistered)
    yield from registration.citations
    for _, fact in mechanism.facts():
        yield from fact.citations
        if isinstance(fact, FactCorrected):
            cited = fact.changes.get("citations")
            yield from (Citation.model_validate(citation) for citation in cited) if isinstance(cited, list) else ()


def _actors(mechanism: Stream) -> Iterator[str]:
    registration = mechanism.registration
    assert isinstance(registration, MechanismRegistered)
    yield from registration.parties
    for _, fact in mechanism.facts():
        yield from (actor for actor, _ in actors_named(fact))
        if isinstance(fact, FactCorrected):
            for name in _ACTOR_LISTS:
                named = fact.changes.get(name)
                yield from (str(actor) for actor in named) if isinstance(named, list) else ()


def _originals(article: Stream) -> Iterator[str]:
    for item in article.events:
        event = item.event
        if isinstance(event, ArticleRegistered | CopyLinked) and event.copy_of:
            yield event.copy_of
        if isinstance(event, ArticleCorrected) and isinstance(original := event.changes.get("copy_of"), str):
            yield original


def _is_succeeded_by(mechanism: Stream, successor: str) -> bool:
    return any(isinstance(fact, MechanismSucceeded) and successor in fact.successors for _, fact in mechanism.facts())
