"""Cartography: the bands of whatever a recording touches, worked out before it is recorded, so that they are kept with it.

What was swept last is kept in memory, and only hears what is new. Subjects that were charted by nobody (an older program
recorded them, or two recorded at the same moment) are charted by :meth:`Cartographer.complete`.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock

from api.dossiers import Dossiers, evidence
from api.ledger import BANDED, Amendment, AnyCharting, Charting, Ledger, Prospect
from domain.article import ArticleCorrected, ArticleRetracted
from domain.dossier import KIND_OF_STREAM, Dossier, Recorded, Stream
from domain.facts import Event
from domain.mechanism.events import MechanismRegistered
from domain.merging import MERGES, MergedInto
from domain.replay.rectangles import Rectangle, naive_rectangles
from domain.replay.sweep import Sweep

AT_ONCE = 64
"""How many subjects are charted in one transaction, and of how many at most a recording charts those it does not write of."""
MOST = 50_000
"""How many events the sweeps in memory may rest on together."""
FEW = 8
"""Only of a recording that writes of so few subjects the sweeps are kept: who imports a list is not about to add to each."""


@dataclass
class Swept:
    """A sweep that is kept: of how many events of its subject, on what it rests, and where in the log it was charted."""

    sweep: Sweep
    version: int
    sources: set[str]
    charted: int = 0


@dataclass
class Survey:
    """The chartings that go with a recording, and the sweeps behind them."""

    chartings: list[AnyCharting] = field(default_factory=list)
    swept: dict[str, Swept] = field(default_factory=dict)


class Cartographer:
    """Who charts one ledger."""

    def __init__(self, ledger: Ledger, most: int = MOST) -> None:
        """Sweeps of at most so many events are kept, those used last."""
        self._ledger, self._most = ledger, most
        self._lock = Lock()
        self._kept: OrderedDict[str, Swept] = OrderedDict()
        self._seen = ledger.position()

    def survey(self, batches: Mapping[str, Sequence[Event]], recorded_at: datetime) -> Survey:
        """The bands as they will be once these events are recorded."""
        self._catch_up()
        survey, position = Survey(), self._ledger.position()
        prospect = Prospect(self._ledger, batches, {}, recorded_at)
        dossiers = Dossiers(prospect)
        for id in self._touched(batches):
            amendment = self._amendment(id, batches, prospect, recorded_at, survey) if id in batches else None
            dossier = None if amendment else dossiers.get(id)
            if amendment:
                survey.chartings.append(amendment)
            elif dossier is not None and dossier.kind in BANDED:
                survey.chartings.append(self._charting(dossier, position, survey, is_kept=len(batches) <= FEW))
        return survey

    def keep(self, survey: Survey, position: int) -> None:
        """The survey was recorded, up to a position: its sweeps may hear what comes next."""
        with self._lock:
            for id, swept in survey.swept.items():
                swept.charted = position
                self._kept[id] = swept
                self._kept.move_to_end(id)
            while sum(len(one.sources) + one.version for one in self._kept.values()) > self._most and len(self._kept) > 1:
                self._kept.popitem(last=False)

    def complete(self, told: Callable[[int], object] = int) -> int:
        """Chart everything that is not; ``told`` hears how many are done. May be interrupted and repeated. Returns how many."""
        done, dossiers = 0, Dossiers(self._ledger)
        while ids := self._ledger.bands.uncharted(AT_ONCE):
            kept = self._ledger.bands.keep(list(self._worked_out(dossiers, ids)))
            if not kept:
                return done  # others record into all of these: theirs to chart
            done += kept
            told(done)
        return done

    def _worked_out(self, dossiers: Dossiers, ids: Sequence[str]) -> Iterator[Charting]:
        for id in ids:
            position = self._ledger.position()
            dossier = dossiers.get(id)
            if dossier is not None:
                yield self._charting(dossier, position, Survey(), is_kept=False)

    def _catch_up(self) -> None:
        """Let go of the sweeps that rest on what others have recorded."""
        news = self._ledger.news(self._seen)
        with self._lock:
            if len(news) > MOST or any(name == MergedInto.stored_name() for _, _, name in news):
                self._kept.clear()
            for position, stream, _ in news if self._kept else ():
                moved = [id for id, one in self._kept.items() if position > one.charted and (stream == id or stream in one.sources)]
                for id in moved:
                    del self._kept[id]
            self._seen = max([self._seen, *(position for position, _, _ in news)])

    def _touched(self, batches: Mapping[str, Sequence[Event]]) -> dict[str, None]:
        """The ids of the subjects that these events are about, and of those whose bands rest on what they are about."""
        events = [(id, event) for id, batch in batches.items() for event in batch]
        sources = {id for id, event in events if isinstance(event, (ArticleCorrected, ArticleRetracted, *MERGES))}
        targets = [event.id for _, event in events if isinstance(event, MergedInto)]
        others = sorted(self._ledger.bands.resting_on([*sources, *targets]) | set(targets))
        written = [id for id, batch in batches.items() if KIND_OF_STREAM.get(type(batch[0]), "mechanism") in BANDED]
        return dict.fromkeys([*written, *(others if len(others) <= AT_ONCE else ())])

    def _amendment(
        self, id: str, batches: Mapping[str, Sequence[Event]], prospect: Prospect, recorded_at: datetime, survey: Survey
    ) -> Amendment | None:
        """What becomes of the bands if a kept sweep hears the new events; None if there is none, or it cannot."""
        with self._lock:
            swept = self._kept.pop(id, None)
        stream = self._ledger.stream(id) if swept else None
        if swept is None or stream is None or stream.version != swept.version or not swept.sources.isdisjoint(batches):
            return None
        if any(isinstance(event, MERGES) for event in batches[id]) or self._ledger.bands.charted(id) != swept.charted:
            return None
        position = prospect.position()
        items = [Recorded(position, recorded_at, id, swept.version + number, event) for number, event in enumerate(batches[id], 1)]
        articles, actors = evidence(prospect, Stream(id, tuple(items)))
        changed = swept.sweep.hear(items, articles, actors)
        if changed is None:
            return None
        sources = articles.keys() - swept.sources
        swept.version, swept.sources = swept.version + len(items), swept.sources | sources
        survey.swept[id] = swept
        return Amendment(id, "mechanism", self._seen, swept.charted, sources, changed)

    def _charting(self, dossier: Dossier, position: int, survey: Survey, *, is_kept: bool) -> Charting:
        id, sources = dossier.subject.id, {*dossier.articles, *(double.subject.id for double in dossier.doubles)}
        rectangles: tuple[Rectangle, ...]
        if dossier.doubles or not isinstance(dossier.subject.registration, MechanismRegistered):
            rectangles = naive_rectangles(dossier)
        else:
            sweep = Sweep(dossier)
            rectangles = sweep.rectangles()
            if is_kept:
                survey.swept[id] = Swept(sweep, dossier.subject.version, sources)
        return Charting(id, dossier.kind, position, sources, rectangles)
