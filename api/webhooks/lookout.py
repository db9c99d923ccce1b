"""The lookout: whose status changed between two marks, by what was recorded and by the calendar alone.

What it finds is a function of the log and of the days: every subject's status after each recording that concerns it and on
each day on which the calendar may speak, compared with the one before. For each subject it also tells the next such day, so
that nobody has to be asked before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from api.ledger import Ledger, Mark
from api.subjects import WITH_STATUS, Subjects
from api.webhooks.recordings import Recordings, Step
from domain.article import ArticleCorrected, ArticleRetracted, CopyLinked
from domain.dates import end_of
from domain.dossier import KIND_OF_STREAM, Clocks, Dossier
from domain.evidence.merges import merged_into
from domain.merging import MergedInto
from domain.replay import AnyReader, next_day_of_change
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


@dataclass(frozen=True)
class Watched:
    """What was seen of one subject on the way from one mark to another, and the next day on which the calendar may speak."""

    id: str
    sightings: tuple[Sighting, ...]
    ahead: date | None


class Lookout:
    """Looks over one ledger."""

    def __init__(self, ledger: Ledger, subjects: Subjects) -> None:
        self._ledger = ledger
        self._subjects = subjects

    def everyone(self) -> set[str]:
        """Every subject that has a status."""
        return {id for kind in WITH_STATUS for id in self._subjects.ids(kind)}

    def concerned(self, recordings: Recordings) -> set[str]:
        """The subjects that may rest on what was recorded."""
        own = self._with_status(recordings.streams)
        # Of an article that is new nothing knew before, so whatever rests on it has grown itself.
        changed = {touch.stream for touch in recordings.touches if touch.event in _CHANGING}
        changed -= {touch.stream for touch in recordings.touches if _KINDS.get(touch.event) == "article"}
        return self._with_twins(own | self._resting_on(changed)) if len(changed) <= MANY else self.everyone()

    def watch(self, id: str, recordings: Recordings) -> Watched:
        """Follow one subject along the recordings and the days."""
        dossier, here = self._subjects.dossier(id), recordings.start
        seen, ahead, found = *self._look(id, here), list[Sighting]()
        for step in (*recordings.concerning(dossier), None):
            until = step.mark if step else recordings.end
            while ahead is not None and ahead <= until.day:
                here, before = Mark(here.position, ahead), seen
                seen, ahead = self._look(id, here)
                found += _changed(recordings.dawn(here.day), dossier, before, seen)
            if step:
                here, before = step.mark, seen
                seen, ahead = self._look(id, here)
                found += _changed(step, dossier, before, seen)
        return Watched(id, tuple(found), ahead)

    def _look(self, id: str, mark: Mark) -> tuple[Seen | None, date | None]:
        """What a reader of that day sees who has read what was recorded up to that position, and when it may change of itself."""
        reader = self._subjects.reader_then(id, Clocks(mark.day, end_of(mark.day), mark.position))
        if reader is None:
            return None, None
        seen = Seen(reader, reader.standing(mark.day)) if self._subjects.is_one(reader) else None
        return seen, next_day_of_change(reader)

    def _resting_on(self, articles: set[str]) -> set[str]:
        """The subjects that cite one of the articles, or a copy of one."""
        found: set[str] = set()
        ahead = articles
        while ahead:
            mentioning = self._ledger.trail.mentioning(ahead) - found
            found |= ahead | mentioning
            ahead = self._of_kind(mentioning, "article")
        return self._with_status(found)

    def _with_status(self, ids: Iterable[str]) -> set[str]:
        return self._of_kind(ids, *WITH_STATUS)

    def _of_kind(self, ids: Iterable[str], *kinds: str) -> set[str]:
        return {id for id, opened in self._ledger.trail.opened_by(ids).items() if _KINDS[opened] in kinds}

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


def _changed(step: Step, dossier: Dossier, before: Seen | None, after: Seen | None) -> Iterator[Sighting]:
    """A change, if it is one: another status, or another since."""
    if _told(before) != _told(after):
        yield Sighting(step, dossier, before, after)


def _told(seen: Seen | None) -> tuple[str, str | None] | None:
    return (seen.standing.status, seen.standing.since) if seen else None
