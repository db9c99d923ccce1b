"""Cartography: the bands of whatever a recording touches, worked out before it is recorded, so that they are kept with it.

What was swept last is kept in memory, and only hears what is new. Subjects that were charted by nobody (an older program
recorded them, or two recorded at the same moment) are for the :mod:`atlas <api.atlas>`.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock
from typing import NamedTuple

from api.atlas import Atlas
from api.dossiers import Dossiers
from api.expedition import Expedition, ready
from api.grounds import articles_cited, grounds
from api.hands import Hands, cores
from api.ledger import BANDED, Amendment, AnyCharting, Charting, Ledger, Prospect, Sitting, Unavailable, Written
from api.surveyors import FORGOTTEN, charting_of
from domain.article import ArticleCorrected, ArticleRetracted
from domain.dossier import KIND_OF_STREAM, Dossier, Recorded, Stream
from domain.facts import Event
from domain.merging import MERGES, MergedInto
from domain.replay.memory import Memory
from domain.replay.sweep import Sweep

OTHERS = 64
"""Of so many subjects at most a recording charts those that it does not write of."""
LONG = 12_000
"""From so many events on a run is long: another process begins in the time in which this one would chart half of them."""
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


class Recording(NamedTuple):
    """What is about to be recorded: upon which position it was worked out, and when it is recorded."""

    seen: int
    recorded_at: datetime


@dataclass
class Survey:
    """The chartings that go with a recording, and the sweeps behind them."""

    chartings: list[AnyCharting] = field(default_factory=list)
    swept: dict[str, Swept] = field(default_factory=dict)
    written: Written | None = None
    expedition: Expedition | None = None
    """Charts what is to be kept after the recording, where the run is long."""


class Cartographer:
    """Who charts one ledger."""

    def __init__(self, ledger: Ledger, most: int = MOST, long: int = LONG) -> None:
        """Sweeps of at most so many events are kept, those used last. ``long`` is how many events a long run has at least."""
        self._ledger, self._most, self._long = ledger, most, long
        self._atlas = Atlas(ledger)
        self._lock = Lock()
        self._kept: OrderedDict[str, Swept] = OrderedDict()
        self._seen = ledger.position()

    def sitting(self) -> Sitting:
        """The ledger for one run; the sweeps that rest on what others have recorded before it are let go of."""
        return Sitting(self._ledger, self._catch_up())

    def hands(self, proposals: int) -> AbstractContextManager[Hands | None]:
        """Processes that take part in a run of so many proposals, where it is long enough and there is a core for them."""
        others = cores() - 1 if proposals >= self._long else 0  # to ask for cores takes as long as to judge a fact
        return ready(Hands(others)) if others else nullcontext()

    def survey(
        self,
        batches: Mapping[str, Sequence[Event]],
        before: Mapping[str, int],
        recorded_at: datetime,
        sitting: Sitting,
        hands: Hands | None,
    ) -> Survey:
        """The bands as they will be once these events are recorded; ``before`` is the version of each stream so far."""
        survey, touched = Survey(), self._touched(batches)
        prospect = Prospect(sitting, batches, {}, recorded_at)
        if hands is not None and sum(map(len, batches.values())) >= self._long:
            survey.written = self._ledger.written(batches, before)
            survey.expedition = Expedition(hands, _dossiers(prospect, touched), survey.written, prospect.position())
            return survey
        recording = Recording(sitting.position(), recorded_at)
        for id in [id for id in touched if id in batches]:
            if amendment := self._amendment(id, batches, prospect, recording, survey):
                survey.chartings.append(amendment)
                del touched[id]
        for dossier in _dossiers(prospect, touched) if touched else ():
            survey.chartings.append(self._charting(dossier, recording.seen, survey, is_kept=len(batches) <= FEW))
        return survey

    def keep(self, survey: Survey, position: int) -> None:
        """The survey was recorded, up to a position: its sweeps may hear what comes next; what it left for later is kept."""
        if survey.expedition is not None:
            self._keep_found(survey.expedition, position)
        with self._lock:
            for id, swept in survey.swept.items():
                swept.charted = position
                self._kept[id] = swept
                self._kept.move_to_end(id)
            while sum(len(one.sources) + one.version for one in self._kept.values()) > self._most and len(self._kept) > 1:
                self._kept.popitem(last=False)

    def _keep_found(self, expedition: Expedition, position: int) -> None:
        """Keep what an expedition found; if others recorded meanwhile it is worked out anew. What fails is for others to chart."""
        with suppress(Unavailable):
            if expedition.position == position:
                self._atlas.keep(expedition.chartings())
            else:
                self._atlas.renew(expedition.subjects)

    def _catch_up(self) -> int:
        """Let go of the sweeps that rest on what others have recorded, up to a position, which is given."""
        news = self._ledger.news(self._seen)
        with self._lock:
            if len(news) > MOST or any(name == MergedInto.stored_name() for _, _, name in news):
                self._kept.clear()
            for position, stream, _ in news if self._kept else ():
                moved = [id for id, one in self._kept.items() if position > one.charted and (stream == id or stream in one.sources)]
                for id in moved:
                    del self._kept[id]
            self._seen = max([self._seen, *(position for position, _, _ in news)])
            return self._seen

    def _touched(self, batches: Mapping[str, Sequence[Event]]) -> dict[str, None]:
        """The ids of the subjects that these events are about, and of those whose bands rest on what they are about."""
        events = [(id, event) for id, batch in batches.items() for event in batch]
        sources = {id for id, event in events if isinstance(event, (ArticleCorrected, ArticleRetracted, *MERGES))}
        targets = [event.id for _, event in events if isinstance(event, MergedInto)]
        others = sorted(self._ledger.bands.resting_on([*sources, *targets]) | set(targets)) if sources or targets else []
        written = [id for id, batch in batches.items() if KIND_OF_STREAM.get(type(batch[0]), "mechanism") in BANDED]
        return dict.fromkeys([*written, *(others if len(others) <= OTHERS else ())])

    def _amendment(
        self, id: str, batches: Mapping[str, Sequence[Event]], prospect: Prospect, recording: Recording, survey: Survey
    ) -> Amendment | None:
        """What becomes of the bands if a kept sweep hears the new events; None if there is none, or it cannot."""
        with self._lock:
            swept = self._kept.pop(id, None)
        stream = prospect.before(id) if swept else None
        if swept is None or stream is None or stream.version != swept.version or not swept.sources.isdisjoint(batches):
            return None
        if any(isinstance(event, MERGES) for event in batches[id]) or self._ledger.bands.charted(id) != swept.charted:
            return None
        newest, at = prospect.position(), recording.recorded_at
        items = [Recorded(newest, at, id, swept.version + number, event) for number, event in enumerate(batches[id], 1)]
        told = Stream(id, tuple(items))
        articles, actors = grounds(prospect.streams, told)
        heard = swept.sweep.hear(items, articles, actors)
        if heard is None:
            return None
        changed = heard.beside(self._ledger.bands.rectangles(id) or ()) if heard.since else heard.changed
        gone = [corner for corner in changed if heard.had(corner)]
        sources = articles.keys() - swept.sources
        swept.version += len(items)
        swept.sources |= sources
        survey.swept[id] = swept
        apart = sources - articles_cited(told) if sources else ()
        return Amendment(id, "mechanism", recording.seen, swept.charted, sources, apart, gone, changed)

    def _charting(self, dossier: Dossier, position: int, survey: Survey, *, is_kept: bool) -> Charting:
        charting, sweep = charting_of(dossier, position, Memory() if is_kept else None)
        if sweep is not None and is_kept:
            survey.swept[charting.stream] = Swept(sweep, dossier.subject.version, set(charting.sources))
        return charting


def _dossiers(prospect: Prospect, ids: Iterable[str]) -> Iterator[Dossier]:
    """The dossiers of those of these subjects that have bands, as they would be."""
    dossiers = Dossiers(prospect, FORGOTTEN)
    return (dossier for id in ids if (dossier := dossiers.get(id)) and dossier.kind in BANDED)
