"""One function per question: it asks the tracker and shows what it says. Every door answers through these."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from api.agenda import PENDING
from api.filters import Filters
from api.gathering import gathering
from api.shelf import Shelf
from api.subjects import Kind
from api.turnings import Span
from api.views import places, portraits, shown
from api.views.actors import Actors
from api.views.articles import Articles
from api.views.base import moment
from api.views.following import Following
from api.views.issues import IssueItem, Issues
from api.views.ledger import Head, LedgerItem, Log, LogQuestion
from api.views.paging import Page
from api.views.questions import Paged, Prospect, Sequel
from api.views.relations import Relations
from api.views.searches import ActorSearch, ArticleSearch, IssueSearch, RelationSearch, Search, VisitSearch
from api.views.visits import VisitItem, Visits
from api.views.world import Agenda, AgendaItem, Changes, Mechanisms, Snapshot
from domain.dossier import Clocks

AHEAD = 30
"""How many days an agenda looks ahead if it is not told."""


class Answers(Following):
    """The answers about one thing, and those about many: lists, page by page, and the world on a day."""

    def mechanisms(self, asked: Search) -> Mechanisms:
        """The mechanisms that are known at the clocks and pass the filters, by id."""
        page = self.page(asked, Search, "mechanisms")
        filters = Filters(party=asked.party, state=asked.state, kind=asked.kind, status=asked.status, q=asked.q)
        items, after = self._listed("mechanism", filters, page)
        return Mechanisms(items=tuple(map(shown.item, items)), next=after)

    def visits(self, asked: VisitSearch) -> Visits:
        """The visits that are known at the clocks and pass the filters, by id."""
        page = self.page(asked, VisitSearch, "visits")
        filters = Filters(party=asked.party, state=asked.state, status=asked.status, q=asked.q)
        items, after = self._listed("visit", filters, page)
        return Visits(items=tuple(map(portraits.visit_item, items)), next=after)

    def issues(self, asked: IssueSearch) -> Issues:
        """The issues that are known at the clocks and pass the filters, by id."""
        page = self.page(asked, IssueSearch, "issues")
        filters = Filters(party=asked.party, state=asked.state, status=asked.status, q=asked.q)
        items, after = self._listed("issue", filters, page)
        return Issues(items=tuple(map(portraits.issue_item, items)), next=after)

    def actors(self, asked: ActorSearch) -> Actors:
        """The actors that the ledger held and that pass the filters, by id."""
        page = self.page(asked, ActorSearch, "actors")
        filters = Filters(state=asked.state, kind=asked.kind, q=asked.q, office=asked.office, of=asked.of)
        items, after = self._listed("actor", filters, page)
        return Actors(items=tuple(map(portraits.actor_item, items)), next=after)

    def relations(self, asked: RelationSearch) -> Relations:
        """The relations of which anything is known, by their two states."""
        page = self.page(asked, RelationSearch, "relations")
        items, after = page.taken(self.tracker.relations_beyond(page.clocks, asked.state, page.after), places.of_relation)
        names = self.tracker.names((actor for found in items for actor in found.states), page.clocks)
        return Relations(items=tuple(portraits.relation_item(found, names) for found in items), next=after)

    def snapshot(self, asked: Paged) -> Snapshot:
        """The world on one day: every mechanism that is known then, by id; and with the first page what else is pending."""
        page = self.page(asked, Paged, "snapshot")
        clocks, standings = page.clocks, self.tracker.standings("mechanism", page.clocks)
        ids, after = page.cut([id for id, _ in standings], str)
        with gathering():
            items = [self.tracker.state(id, clocks) for id in ids]
        is_first = asked.cursor is None
        return Snapshot(
            as_of=clocks.as_of,
            known_by=moment(clocks.known_by),
            recorded_by=asked.recorded_by,
            counts=dict(Counter(found.status for _, found in standings).most_common()),
            items=tuple(map(shown.item, items)),
            visits=self._pending(clocks) if is_first else (),
            issues=self._unresolved(clocks) if is_first else (),
            next=after,
        )

    def _pending(self, clocks: Clocks) -> tuple[VisitItem, ...]:
        standings = self.tracker.standings("visit", clocks)
        return tuple(portraits.visit_item(self.tracker.visit(id, clocks)) for id, found in standings if found.status in PENDING)

    def _unresolved(self, clocks: Clocks) -> tuple[IssueItem, ...]:
        standings = self.tracker.standings("issue", clocks)
        unresolved = (id for id, found in standings if found.status in ("open", "eased"))
        return tuple(portraits.issue_item(self.tracker.issue(id, clocks)) for id in unresolved)

    def _listed(self, kind: Kind, filters: Filters, page: Page) -> tuple[Sequence[Any], str | None]:
        """One page of a list by id: what lies beyond it is not worked out."""
        return page.taken(self.tracker.listed(kind, page.clocks, filters, page.after), places.of_id)

    def changes(self, asked: Sequel, *, newest_first: bool = False) -> Changes:
        """Whose status changed on the days after ``since`` up to ``until``, and why; by day and id.

        Of days told as they came the first page may also be that of the newest; then ``next`` leads nowhere.
        """
        page = self.page(asked, Sequel, "changes")
        until = asked.until or max(page.clocks.as_of, asked.since)
        beyond = places.change_after(page.after) if page.after is not None else None
        span = Span(asked.since, until, asked.hindsight, newest_first)
        items, after = page.taken(self.tracker.changing(span, page.clocks, beyond), places.of_change)
        shown_items = tuple(shown.status_change(item, self.tracker.kind(item.id)) for item in items)
        return Changes(since=asked.since, until=until, hindsight=asked.hindsight, items=shown_items, next=after)

    def agenda(self, asked: Prospect, days: int = AHEAD, *, overdue: bool = True) -> Agenda:
        """What is planned, overdue or running out; soonest first. ``days`` from the first on, where no last one is named.

        Without what is ``overdue`` the first page begins with the first day.
        """
        page = self.page(asked, Prospect, "agenda")
        first = asked.from_ or min(page.clocks.as_of, asked.to or date.max)
        last = asked.to or first + min(timedelta(days), date.max - first)
        beyond = places.plan_after(page.after) if page.after is not None else None if overdue else (first, "", "")
        items, after = page.taken(self.tracker.ahead(first, last, page.clocks, beyond), places.of_plan)
        return Agenda(from_=first, to=last, items=tuple(map(AgendaItem.model_validate, items)), next=after)

    def articles(self, asked: ArticleSearch) -> Articles:
        """The articles that the ledger holds, that the public could read at the clocks and that pass the filters, oldest first."""
        page = self.page(asked, ArticleSearch, "articles")
        shelf = Shelf(asked.publisher, asked.origin, asked.language, asked.from_, asked.to, asked.q)
        beyond = places.article_after(page.after) if page.after is not None else None
        items, after = page.taken(self.tracker.articles_beyond(page.clocks, shelf, beyond), places.of_article)
        return Articles(items=tuple(map(shown.article_item, items)), next=after)

    def log(self, asked: LogQuestion) -> Log:
        """The raw events above a position. What is recorded while they are read comes with the next question."""
        position, digest = self.tracker.end()
        limit = position if asked.limit is None else asked.limit
        found = [item for item in self.tracker.log(asked.after, limit + 1, asked.stream) if item.position <= position]
        items = tuple(map(LedgerItem.model_validate, found[:limit]))
        after = str(items[-1].position) if len(found) > limit else None
        return Log(items=items, next=after, head=Head(position=position, digest=digest))
