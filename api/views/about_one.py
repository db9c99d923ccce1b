"""The questions about one thing: a mechanism, visit, issue, actor, relation or article. Each raises NotKnown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache

from api.subjects import Kind
from api.tracker import NotKnown, Tracker
from api.views import places, portraits, shown, weighed
from api.views.actors import Actor, Tenure, Tenures
from api.views.articles import Article
from api.views.base import View
from api.views.clocks import Point
from api.views.evidence import Facts
from api.views.histories import Belief, Beliefs, Change, Difference, Timeline
from api.views.issues import Issue
from api.views.mementos import Recollections, Remembered, instant_by, pinned_at, remembered
from api.views.paging import OtherList, Page, named
from api.views.questions import PAGING, Comparison, Paged, PagedInFull, Question
from api.views.relations import Relation
from api.views.state import State
from api.views.visits import Visit
from domain.dates import end_of
from domain.dossier import Clocks


@dataclass(frozen=True)
class AboutOne:
    """The answers of one tracker by one clock, which is read once for each question.

    An id that was found to be a double's is answered with what it stands for. Without a ``kind`` any kind will do.
    """

    tracker: Tracker
    now: Callable[[], datetime]
    recollections: Recollections = field(default_factory=Recollections, compare=False, repr=False)

    def clocks(self, question: Question) -> Clocks:
        """The clocks that the question means; without a known_by it is asked by the end of today.

        What comes in pages is asked on the clocks of its first page.
        """
        if isinstance(question, Paged) and question.cursor is not None:
            return question.cursor.clocks
        now = self.now()
        known_by = question.known or now.astimezone(UTC).date()
        by_now = self.tracker.position() if isinstance(question, Paged) and question.limit is not None else None
        recorded_by = by_now if question.recorded_by is None else question.recorded_by
        return self.tracker.clocks(now=now, as_of=question.day, known_by=known_by, recorded_by=recorded_by)

    def page(self, asked: Question, shape: type[Paged], *of: object) -> Page:
        """The page that is asked for, of the list ``of`` that the fields of ``shape`` select. Raises :class:`OtherList`.

        A question of another shape, which asks for pages of something else or for none, is answered in full.
        """
        if not isinstance(asked, shape):
            return Page("", self.clocks(asked), None, None)
        list_ = named(*of, *((name, getattr(asked, name)) for name in shape.model_fields if name not in PAGING))
        if asked.cursor is not None and asked.cursor.list != list_:
            raise OtherList
        return Page(list_, self.clocks(asked), asked.cursor.key if asked.cursor else None, asked.limit)

    def stands_for(self, id: str, question: Question, kind: Kind) -> str:
        """The id under which the question is answered: that of the other one where this is a double."""
        return self.tracker.stands_for(id, self.clocks(question), kind)

    def version(self, id: str, question: Question) -> int:
        """How many events its own stream held at the question's ``recorded_by``."""
        return self.tracker.version(id, self.clocks(question))

    def state(self, id: str, question: Question) -> State:
        """The state of a mechanism, with the changes of office of those who took part as its context."""
        found = self.tracker.state(id, self.clocks(question))
        context = self.tracker.context(found)
        named = self.tracker.names((actor for change in context for actor in (change.actor, change.fact.of) if actor), found.clocks)
        return shown.state(replace(found, names=found.names | named), context, question, cache(self.tracker.text))

    def visit(self, id: str, question: Question) -> Visit:
        """The state of a visit, with its meetings."""
        return portraits.visit(self.tracker.visit(id, self.clocks(question)), question, cache(self.tracker.text))

    def issue(self, id: str, question: Question) -> Issue:
        """The state of an issue."""
        return portraits.issue(self.tracker.issue(id, self.clocks(question)), question, cache(self.tracker.text))

    def actor(self, id: str, question: Question) -> Actor:
        """Who an actor is: names, offices and contacts."""
        return portraits.actor(self.tracker.actor(id, self.clocks(question)), question)

    def relation(self, one: str, other: str, question: Question) -> Relation:
        """Everything between two states, in either order."""
        found = self.tracker.relation(one, other, self.clocks(question))
        return portraits.relation(found, question, self.tracker.names(found.states, found.clocks))

    def about(self, id: str, question: Question, kind: Kind) -> State | Visit | Issue | Actor:
        """The state of a subject of any kind."""
        match kind:
            case "mechanism":
                return self.state(id, question)
            case "visit":
                return self.visit(id, question)
            case "issue":
                return self.issue(id, question)
            case "actor":
                return self.actor(id, question)

    def mementos(self, id: str, kind: Kind, recorded_by: int | datetime | None = None) -> tuple[Remembered, ...]:
        """What was answered about it at each moment, up to now, at which the answer changed; as the ledger knew by then."""
        now = self.now()
        return tuple(one for one in self._mementos(id, kind, recorded_by, now) if one.instant <= now)

    def turns(self, id: str, kind: Kind, recorded_by: int | datetime | None = None) -> tuple[datetime, ...]:
        """The instants up to the end of today at which its mementos become one more."""
        return tuple(one.instant for one in self._mementos(id, kind, recorded_by, self.now()))

    def _mementos(self, id: str, kind: Kind, recorded_by: int | datetime | None, now: datetime) -> tuple[Remembered, ...]:
        today, position = now.astimezone(UTC).date(), self.position(recorded_by)
        clocks = Clocks(today, end_of(today), position)
        return self.recollections.get(
            (kind, id, position, today),
            lambda: remembered(self.tracker.moments(id, clocks, kind), position, lambda at: self._own(id, at, kind)),
        )

    def led_to(self, when: datetime, question: Question, ask: Callable[[Question], View]) -> Question:
        """What would have been asked ``when``, pinned: before the first answer it is that one, after now it is now's.

        A day that the question names stays. Raises NotKnown where nothing was ever answered, or nothing any more by then.
        """
        now = self.now()
        pinned = self._pinned(min(when, now), question)
        try:
            ask(pinned)
        except NotKnown as unknown:
            first = instant_by(unknown.known_from)
            if first is None or not when < first <= now:
                raise
            return self._pinned(first, question)
        return pinned

    def _pinned(self, when: datetime, question: Question) -> Question:
        pinned = pinned_at(when, self.position(question.recorded_by))
        return pinned.model_copy(update={"as_of": question.as_of or pinned.as_of})

    def position(self, recorded_by: int | datetime | None = None) -> int:
        """The position of the ledger that a question means: the newest, unless it names an older one."""
        newest = self.tracker.position()
        asked = self.clocks(Question(recorded_by=recorded_by)).recorded_by
        return newest if asked is None else min(asked, newest)

    def _own(self, id: str, question: Question, kind: Kind) -> View | None:
        """The answer, unless the id stands for another one at that moment."""
        return self.about(id, question, kind) if self.stands_for(id, question, kind) == id else None

    def facts(self, id: str, question: Question, kind: Kind | None = None) -> Facts:
        """The visible facts, and what is said about them, in fold order."""
        page, texts = self.page(question, PagedInFull, "facts", id), cache(self.tracker.text)
        found, after = page.cut(self.tracker.accounts(id, page.clocks, kind), places.of_fact)
        facts = tuple(weighed.fact(account, page.clocks.as_of, texts) for account in found)
        return Facts(items=facts, names=self.tracker.names(sorted(set(weighed.actors(facts))), page.clocks), next=after)

    def timeline(self, id: str, question: Question, kind: Kind | None = None) -> Timeline:
        """The bands of status along the days of the world."""
        page = self.page(question, PagedInFull, "timeline", id)
        bands, after = page.cut(self.tracker.timeline(id, page.clocks, kind), places.of_band)
        return Timeline(items=tuple(map(shown.band, bands)), next=after)

    def tenures(self, id: str, question: Question) -> Tenures:
        """The offices that an actor held along the days of the world."""
        page = self.page(question, PagedInFull, "tenures", id)
        found, after = page.cut(self.tracker.tenures(id, page.clocks), places.of_tenure)
        alike = ("to", "offices", "because")
        items = ({"from": one.start} | {name: getattr(one, name) for name in alike} for one in found)
        return Tenures(items=tuple(map(Tenure.model_validate, items)), next=after)

    def beliefs(self, id: str, question: Question, kind: Kind | None = None) -> Beliefs:
        """How the answer about one day changed as articles appeared."""
        page = self.page(question, PagedInFull, "beliefs", id)
        found, after = page.cut(self.tracker.beliefs(id, page.clocks, kind), places.of_belief)
        return Beliefs(items=tuple(map(Belief.model_validate, found)), next=after)

    def diff(self, id: str, asked: Comparison, kind: Kind | None = None) -> Difference:
        """What changed between two points, field by field."""
        last = asked.to or Point(self.clocks(asked).as_of)
        points = [Point(point.as_of, point.known_by or asked.known) for point in (asked.from_, last)]
        before, after = (self.clocks(_at(point, asked)) for point in points)
        changes = tuple(map(Change.model_validate, self.tracker.diff(id, before, after, kind)))
        return Difference(from_=str(points[0]), to=str(points[1]), changes=changes)

    def article(self, id: str, question: Question) -> Article:
        """An article with every fact that cites it."""
        return shown.article(self.tracker.article(id, self.clocks(question)), cache(self.tracker.text))


def _at(point: Point, asked: Comparison) -> Question:
    """The question at one of its points."""
    return Question(as_of=point.as_of, known_by=point.known_by, recorded_by=asked.recorded_by)
