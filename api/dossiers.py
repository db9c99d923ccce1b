"""Gathering a dossier: one subject's stream with every article and actor that its answers rest on."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from threading import Lock

from api.grounds import grounds
from api.holdings import Holdings, Then
from domain.dossier import KIND_OF_STREAM, Dossier, Stream
from domain.facts import Fact
from domain.mechanism.events import MechanismSucceeded
from domain.merging import MergedInto

MOST = 200_000
"""How many events the dossiers in memory may hold together."""
_LINKING = frozenset({MechanismSucceeded.stored_name(), MergedInto.stored_name()})


class Dossiers:
    """The dossiers of a ledger as it stood at any position, kept in memory until a stream grows on which they rest.

    So an answer about the past of the ledger cannot rest on what is linked to its subject only later.
    """

    def __init__(self, ledger: Holdings, most: int = MOST) -> None:
        """Dossiers of at most so many events are kept, those used last; none where that is 0."""
        self._ledger, self._most = ledger, most
        self._lock = Lock()
        self._seen = ledger.position()
        self._links = _Links(Then(ledger, self._seen))
        self._kept: OrderedDict[tuple[str, int | None], _Kept] = OrderedDict()
        self._resting: defaultdict[str, set[str]] = defaultdict(set)
        self._held = 0

    def get(self, id: str, recorded_by: int | None = None) -> Dossier | None:
        """The dossier of a mechanism, visit, issue or actor as the ledger held it by then; None if none had that id."""
        newest = self._newest(id)
        if recorded_by is None or newest is None or newest.newest <= recorded_by:
            return newest
        return self._kept_as((id, recorded_by)) or self._gathered(id, recorded_by)

    def doubled(self) -> Collection[str]:
        """The ids of the subjects that another one was ever said to be."""
        self._catch_up()
        return self._links.doubles.keys()

    def _newest(self, id: str) -> Dossier | None:
        self._catch_up()
        kept = self._kept_as((id, None))
        if kept is not None:
            return kept
        seen = self._seen
        kept_now = _Gathering(Then(self._ledger, seen), self._links).of(id)
        if kept_now is not None and seen == self._seen:
            self._keep((id, None), kept_now)
        return kept_now.dossier if kept_now else None

    def _gathered(self, id: str, position: int) -> Dossier | None:
        then = Then(self._ledger, position)
        gathered = _Gathering(then, _Links(then)).of(id)
        if gathered is not None:
            self._keep((id, position), gathered)
        return gathered.dossier if gathered else None

    def _catch_up(self) -> None:
        """Let go of what rests on streams that have grown, and of everything where some stream is linked to another anew."""
        news = self._ledger.news(self._seen)
        if not news:
            return
        with self._lock:
            if any(event in _LINKING for _, _, event in news):
                self._drop([key for key in self._kept if key[1] is None])
                self._links = _Links(Then(self._ledger, news[-1][0]))
            grown = {id for _, stream, _ in news for id in self._resting.pop(stream, ())}
            self._drop([(id, None) for id in grown if (id, None) in self._kept])
            self._seen = max(self._seen, news[-1][0])

    def _kept_as(self, key: tuple[str, int | None]) -> Dossier | None:
        with self._lock:
            if (kept := self._kept.get(key)) is None:
                return None
            self._kept.move_to_end(key)
            return kept.dossier

    def _keep(self, key: tuple[str, int | None], kept: _Kept) -> None:
        if not self._most:
            return
        with self._lock:
            self._drop([key] if key in self._kept else [])
            self._kept[key] = kept
            self._held += kept.events
            if key[1] is None:
                for stream in kept.rests_on:
                    self._resting[stream].add(key[0])
            while self._held > self._most and len(self._kept) > 1:
                self._drop([next(iter(self._kept))])

    def _drop(self, keys: Iterable[tuple[str, int | None]]) -> None:
        for key in keys:
            kept = self._kept.pop(key)
            self._held -= kept.events
            for stream in kept.rests_on if key[1] is None else ():
                resting = self._resting.get(stream, set())
                resting.discard(key[0])
                if not resting:
                    self._resting.pop(stream, None)


@dataclass(frozen=True)
class _Kept:
    """A dossier, and the ids of all streams that were looked up for it."""

    dossier: Dossier
    rests_on: frozenset[str]

    @cached_property
    def events(self) -> int:
        """How many events it holds."""
        return sum(stream.version for stream in self.dossier.streams())


class _Links:
    """Which streams are linked by a succession or a merge; looked up once."""

    def __init__(self, ledger: Then) -> None:
        self._ledger = ledger

    @cached_property
    def predecessors(self) -> Mapping[str, tuple[str, ...]]:
        """Who is named as a successor → the streams in which that is recorded."""
        return self._by_target(
            self._ledger.succeeded(), lambda fact: fact.successors if isinstance(fact, MechanismSucceeded) else ()
        )

    @cached_property
    def doubles(self) -> Mapping[str, tuple[str, ...]]:
        """What another one is said to be → the streams in which that is recorded."""
        return self._by_target(self._ledger.merged(), lambda fact: (fact.id,) if isinstance(fact, MergedInto) else ())

    def _by_target(self, ids: Iterable[str], targets: Callable[[Fact], Iterable[str]]) -> Mapping[str, tuple[str, ...]]:
        found: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for id in ids:
            stream = self._ledger.stream(id)
            for target in (target for _, fact in (stream.facts() if stream else ()) for target in targets(fact)):
                found[target][id] = None
        return {target: tuple(ids) for target, ids in found.items()}


class _Gathering:
    """Gathers one dossier from the holdings of one position."""

    def __init__(self, ledger: Then, links: _Links) -> None:
        self._ledger, self._links = ledger, links
        self._asked: set[str] = set()

    def of(self, id: str) -> _Kept | None:
        """The dossier of that id, with the ids of all streams that it rests on."""
        dossier = self._gather(id, frozenset())
        return _Kept(dossier, frozenset(self._asked)) if dossier else None

    def _gather(self, id: str, seen: frozenset[str]) -> Dossier | None:
        """``seen`` are the doubles on the way to it."""
        dossier = self._alone(id)
        if dossier is None:
            return None
        merged = (other for other in self._links.doubles.get(id, ()) if other != id and other not in seen)
        doubles = tuple(double for other in merged if (double := self._gather(other, seen | {id})))
        articles, actors = dict(dossier.articles), dict(dossier.actors)
        for double in doubles:
            articles |= double.articles
            actors |= double.actors
        return Dossier(dossier.subject, articles, actors, tuple(self._predecessors(id)), doubles)

    def _predecessors(self, id: str) -> Iterator[Dossier]:
        for other in self._links.predecessors.get(id, ()):
            before = self._alone(other) if other != id else None
            if before is not None:
                yield before

    def _stream(self, id: str) -> Stream | None:
        self._asked.add(id)
        return self._ledger.stream(id)

    def _streams(self, ids: Collection[str]) -> Mapping[str, Stream]:
        self._asked.update(ids)
        return self._ledger.streams(ids)

    def _alone(self, id: str) -> Dossier | None:
        subject = self._stream(id)
        if subject is None or KIND_OF_STREAM.get(type(subject.registration), "article") == "article":
            return None
        return Dossier(subject, *grounds(self._streams, subject))
