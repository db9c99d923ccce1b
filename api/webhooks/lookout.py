"""The lookout: whose status changed between two marks, by what was recorded and by the calendar alone.

What it finds is a function of the log and of the days: every subject's status after each recording that concerns it and on
each day on which the calendar may speak, compared with the one before. Nothing is remembered between two looks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from api.inquiry import WITH_STATUS
from api.ledger import Ledger, Mark
from api.subjects import Subjects
from api.webhooks.recordings import Recordings, Step
from domain.article import ArticleCorrected, ArticleRetracted, CopyLinked
from domain.dates import end_of
from domain.dossier import KIND_OF_STREAM, Clocks, Dossier
from domain.evidence.merges import merged_into
from domain.merging import MergedInto
from domain.replay import AnyReader, days_ahead
from domain.standing import Standing

MANY = 50
"""So many changed articles are not looked up one by one: every subject may rest on one of them."""
_CHANGING = frozenset(kind.stored_name() for kind in (ArticleCorrected, ArticleRetracted, CopyLinked))
_KINDS = {event.stored_name(): kind for event, kind in KIND_OF_STREAM.items()}


@dataclass(frozen=True)
class Seen:
    """What a reader of that step sees of a subject."""

    reader: AnyReader
    standing: Standing[str]


@dataclass(frozen=True)
class Sighting:
    """A subject's status changed at a step. None stands for a subject of which nothing is known, or no more."""

    step: Step
    dossier: Dossier
    before: Seen | None
    after: Seen | None

    @property
    def present(self) -> Seen:
        """What is seen of it, or was last."""
        seen = self.after or self.before
        assert seen is not None
        return seen

    @property
    def is_merged(self) -> bool:
        """Whether it is known now to be another one's double."""
        mark = self.step.mark
        return merged_into(self.dossier, end_of(mark.day), mark.position) is not None


class Lookout:
    """Looks over one ledger."""

    def __init__(self, ledger: Ledger, subjects: Subjects) -> None:
        self._ledger = ledger
        self._subjects = subjects

    def sightings(self, before: Mark, after: Mark) -> Iterator[Sighting]:
        """Every change of status after ``before`` up to ``after``, one subject after the other, each in the order of time."""
        recordings = Recordings(self._ledger.trail.touches(before.position, after.position), before, after)
        ids = self._everyone() if after.day > before.day else self._concerned(recordings)
        for id in sorted(ids):
            yield from self._along(self._subjects.dossier(id), recordings)

    def _along(self, dossier: Dossier, recordings: Recordings) -> Iterator[Sighting]:
        id = dossier.subject.id
        before = self._seen(id, recordings.start)
        for step in _steps(dossier, recordings):
            after = self._seen(id, step.mark)
            if _told(before) != _told(after):
                yield Sighting(step, dossier, before, after)
            before = after

    def _seen(self, id: str, mark: Mark) -> Seen | None:
        """What a reader of that day sees, who has read what was recorded up to that position."""
        reader = self._subjects.one(id, Clocks(mark.day, end_of(mark.day), mark.position))
        return Seen(reader, reader.standing(mark.day)) if reader else None

    def _everyone(self) -> set[str]:
        return {id for kind in WITH_STATUS for id in self._subjects.ids(kind)}

    def _concerned(self, recordings: Recordings) -> set[str]:
        """The subjects that may rest on what was recorded."""
        opened = self._ledger.opened()
        grown = {touch.stream for touch in recordings.touches}
        own = {id for id in grown if _KINDS[opened[id]] in WITH_STATUS}
        # Of an article that is new nothing knew before, so whatever rests on it has grown itself.
        changed = {touch.stream for touch in recordings.touches if touch.event in _CHANGING}
        changed -= {touch.stream for touch in recordings.touches if _KINDS.get(touch.event) == "article"}
        return self._with_twins(own | self._resting_on(changed)) if len(changed) <= MANY else self._everyone()

    def _resting_on(self, articles: set[str]) -> set[str]:
        """The subjects that cite one of the articles, or a copy of one."""
        opened = self._ledger.opened()
        found: set[str] = set()
        ahead = articles
        while ahead:
            mentioning = self._ledger.trail.mentioning(ahead) - found
            found |= ahead | mentioning
            ahead = {id for id in mentioning if _KINDS[opened[id]] == "article"}
        return {id for id in found if _KINDS[opened[id]] in WITH_STATUS}

    def _with_twins(self, ids: set[str]) -> set[str]:
        """The subjects, and all that they were ever said to be: what is recorded of the one may count for the other."""
        merged = set(self._ledger.merged())
        found, ahead = set(ids), ids & merged
        while ahead:
            others = {other for id in ahead for other in self._said_to_be(id)} - found
            found |= others
            ahead = others & merged
        return found

    def _said_to_be(self, id: str) -> Iterator[str]:
        for _, fact in self._subjects.dossier(id).subject.facts():
            if isinstance(fact, MergedInto):
                yield fact.id


def _steps(dossier: Dossier, recordings: Recordings) -> Iterator[Step]:
    """The steps at which the subject's status may change: recordings that concern it, and days of which the calendar knows."""
    here = recordings.start
    for step in (*recordings.concerning(dossier), None):
        until = step.mark if step else recordings.end
        for day in days_ahead(dossier, here.day, until.day, here.position):
            yield recordings.dawn(day)
        if step:
            yield step
        here = until


def _told(seen: Seen | None) -> tuple[str, str | None] | None:
    """What counts as a change: another status, or another since."""
    return (seen.standing.status, seen.standing.since) if seen else None
