"""One function per question: it asks the tracker and shows what it says. Every door answers through these."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Protocol, TypeVar

from api.tracker import Tracker
from api.views import shown, weighed
from api.views.articles import Article, Articles
from api.views.base import moment
from api.views.clocks import Point
from api.views.evidence import Facts
from api.views.histories import Belief, Beliefs, Change, Difference, Timeline
from api.views.paging import page
from api.views.questions import Comparison, Paged, Prospect, Question, Search, Sequel
from api.views.state import State
from api.views.world import Agenda, AgendaItem, Changes, Mechanisms, Snapshot, StatusChange
from domain.dossier import Clocks
from domain.evidence.articles import ArticleView
from domain.replay import StatusChange as ChangeFound

AHEAD = 30
"""How many days an agenda looks ahead if it is not told."""


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T")


@dataclass(frozen=True)
class Answers:
    """The answers of one tracker by one clock, which is read once for each question."""

    tracker: Tracker
    now: Callable[[], datetime]

    def clocks(self, question: Question) -> Clocks:
        """The clocks that the question means; without a known_by it is asked by the end of today."""
        now = self.now()
        known_by = question.known or now.astimezone(UTC).date()
        return self.tracker.clocks(now=now, as_of=question.day, known_by=known_by, recorded_by=question.recorded_by)

    def state(self, id: str, question: Question) -> State:
        """The state of a mechanism. Raises NotKnown."""
        return shown.state(self.tracker.state(id, self.clocks(question)), question, cache(self.tracker.text))

    def facts(self, id: str, question: Question) -> Facts:
        """The visible facts, and what is said about them, in fold order. Raises NotKnown."""
        clocks, texts = self.clocks(question), cache(self.tracker.text)
        facts = tuple(weighed.fact(account, clocks.as_of, texts) for account in self.tracker.accounts(id, clocks))
        return Facts(items=facts, names=self.tracker.names(sorted(set(weighed.actors(facts)))))

    def timeline(self, id: str, question: Question) -> Timeline:
        """The bands of status along the days of the world. Raises NotKnown."""
        return Timeline(items=tuple(map(shown.band, self.tracker.timeline(id, self.clocks(question)))))

    def beliefs(self, id: str, question: Question) -> Beliefs:
        """How the answer about one day changed as articles appeared. Raises NotKnown."""
        return Beliefs(items=tuple(map(Belief.model_validate, self.tracker.beliefs(id, self.clocks(question)))))

    def diff(self, id: str, asked: Comparison) -> Difference:
        """What changed between two points, field by field. Raises NotKnown."""
        last = asked.to or Point(self.clocks(asked).as_of)
        points = [Point(point.as_of, point.known_by or asked.known) for point in (asked.from_, last)]
        before, after = (self.clocks(_at(point, asked)) for point in points)
        changes = tuple(map(Change.model_validate, self.tracker.diff(id, before, after)))
        return Difference(from_=str(points[0]), to=str(points[1]), changes=changes)

    def mechanisms(self, asked: Search) -> Mechanisms:
        """The mechanisms that are known at the clocks and pass the filters, by id."""
        states = self.tracker.mechanisms(
            self.clocks(asked), party=asked.party, state=asked.state, kind=asked.kind, status=asked.status, q=asked.q
        )
        items, after = _page(states, _id, asked)
        return Mechanisms(items=tuple(map(shown.item, items)), next=after)

    def snapshot(self, asked: Paged) -> Snapshot:
        """The world on one day: every mechanism that is known then, by id."""
        clocks = self.clocks(asked)
        states = self.tracker.mechanisms(clocks)
        items, after = _page(states, _id, asked)
        return Snapshot(
            as_of=clocks.as_of,
            known_by=moment(clocks.known_by),
            recorded_by=asked.recorded_by,
            counts=dict(Counter(state.status for state in states).most_common()),
            items=tuple(map(shown.item, items)),
            next=after,
        )

    def changes(self, asked: Sequel) -> Changes:
        """Whose status changed on the days after ``since`` up to ``until``, and why; by day and id."""
        clocks = self.clocks(asked)
        until = asked.until or max(clocks.as_of, asked.since)
        found = self.tracker.changes(asked.since, until, clocks, hindsight=asked.hindsight)
        items, after = _page(sorted(found, key=_day_and_id), _day_and_id, asked)
        shown_items = tuple(map(StatusChange.model_validate, items))
        return Changes(since=asked.since, until=until, hindsight=asked.hindsight, items=shown_items, next=after)

    def agenda(self, asked: Prospect, days: int = AHEAD) -> Agenda:
        """What is planned, overdue or running out; soonest first. ``days`` from the first on, where no last one is named."""
        clocks = self.clocks(asked)
        first = asked.from_ or min(clocks.as_of, asked.to or date.max)
        last = asked.to or first + min(timedelta(days), date.max - first)
        items = tuple(map(AgendaItem.model_validate, self.tracker.agenda(first, last, clocks)))
        return Agenda(from_=first, to=last, items=items)

    def articles(self, asked: Paged) -> Articles:
        """The articles that the ledger holds and the public could read at the clocks, oldest first."""
        items, after = _page(self.tracker.articles(self.clocks(asked)), _public_and_id, asked)
        return Articles(items=tuple(map(shown.article_item, items)), next=after)

    def article(self, id: str, question: Question) -> Article:
        """An article with every fact that cites it. Raises NotKnown."""
        return shown.article(self.tracker.article(id, self.clocks(question)))


def _at(point: Point, asked: Comparison) -> Question:
    """The question at one of its points."""
    return Question(as_of=point.as_of, known_by=point.known_by, recorded_by=asked.recorded_by)


def _page(items: Sequence[T], key: Callable[[T], str], asked: Paged) -> tuple[Sequence[T], str | None]:
    return page(items, key, asked.cursor, asked.limit)


def _id(item: _Identified) -> str:
    return item.id


def _day_and_id(change: ChangeFound) -> str:
    return f"{change.day} {change.id}"


def _public_and_id(view: ArticleView) -> str:
    return f"{view.public.isoformat()} {view.id}"
