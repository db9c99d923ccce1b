"""The answers for those who subscribe: the calendar, and the feed of changes."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Any

from api.filters import Filters
from api.inquiry import NO_FILTERS
from api.occasions import Stretch
from api.subjects import WITH_STATUS, Kind
from api.turnings import Span
from api.views import places, portraits, shown
from api.views.about_one import AboutOne
from api.views.calendar import Calendar
from api.views.feed import Entry, Feed
from api.views.subscribed import occasion
from api.views.subscriptions import CalendarSearch, FeedSearch
from api.views.weighed import Texts, reasons
from domain.dates import end_of
from domain.dossier import Clocks
from domain.replay import StatusChange

LOOKS_BACK = 90
"""How many days a feed goes back if it is not told."""


class Following(AboutOne):
    """What calendar programs and feed readers ask for again and again."""

    def calendar(self, asked: CalendarSearch) -> Calendar:
        """The sessions, journeys and meetings that pass the filters and touch the days, by mechanism or visit and by day."""
        filters, clocks = Filters(party=asked.party, state=asked.state, kind=asked.kind), self.clocks(asked)
        usual = self.tracker.usual_days(clocks, filters, asked.mechanism, asked.to)
        days = usual if asked.from_ is None else Stretch(asked.from_, asked.to)
        found = self.tracker.occasions(clocks, filters, asked.mechanism, days)
        return Calendar(items=tuple(occasion(one) for one in found if asked.what in (None, one.what)))

    def feed(self, asked: FeedSearch) -> Feed:
        """The changes of what passes the filters now, the newest first, each as it was to be told on its day."""
        page = self.page(asked, FeedSearch, "feed")
        clocks = page.clocks
        until = asked.until or max(clocks.as_of, asked.since or date.min)
        since = asked.since or until - min(timedelta(LOOKS_BACK), until - date.min)
        beyond = places.newest_change_after(page.after) if page.after is not None else None
        span, among = Span(since, until, newest_first=True), self._followed(asked, clocks)
        changing = filter(self._passing(asked, clocks), self.tracker.changing(span, clocks, beyond, among=among))
        items, after = page.taken(changing, places.of_newest_change)
        first = self.tracker.log(limit=1)
        return Feed(
            since=since,
            until=until,
            begun=first[0].recorded_at if first else None,
            items=tuple(self._entry(change, clocks, cache(self.tracker.text)) for change in items),
            next=after,
        )

    def _followed(self, asked: FeedSearch, clocks: Clocks) -> Collection[str] | None:
        """The ids of what may pass the filters; None for everything. Raises NotKnown for a mechanism that is not."""
        if asked.mechanism is not None:
            return {self.tracker.state(asked.mechanism, clocks).id}
        return self.tracker.may_pass("mechanism", Filters(party=asked.party, state=asked.state))

    def _passing(self, asked: FeedSearch, clocks: Clocks) -> Callable[[StatusChange], bool]:
        """Whether what changed passes the filters at the clocks. Of each it is asked once, and only of what changed."""
        filters = Filters(party=asked.party, state=asked.state, kind=asked.kind)
        kinds: tuple[Kind, ...] = WITH_STATUS if asked.kind is None else ("mechanism",)

        @cache
        def passes(id: str) -> bool:
            return any(self.tracker.passes(id, kind, clocks, filters) for kind in kinds if kind == self.tracker.kind(id))

        return lambda change: filters == NO_FILTERS or passes(change.id)

    def _entry(self, change: StatusChange, clocks: Clocks, texts: Texts) -> Entry:
        """A change with the state that a reader of its day would have told."""
        what, then = self.tracker.kind(change.id), Clocks(change.day, end_of(change.day), clocks.recorded_by)
        found, sentence = self._told(str(what), change.id, then)
        taken_in = (account.recorded_at for account in found.accounts if account.key in change.because)
        alike = {name: getattr(change, name) for name in ("day", "id", "name", "before", "after", "since")}
        return Entry.model_validate(
            alike
            | {"what": what, "kind": getattr(found, "kind", None), "sentence": sentence, "position": found.position}
            | {"told": max([datetime.combine(change.day, time.min, UTC), *taken_in]), "parties": found.parties}
            | {"names": found.names, "because": reasons(found.because, found.accounts, texts)}
        )

    def _told(self, what: str, id: str, then: Clocks) -> tuple[Any, str]:
        """The state of a mechanism, visit or issue at those clocks, and its sentence."""
        if what == "visit":
            visit = self.tracker.visit(id, then)
            return visit, portraits.visit_item(visit).sentence
        if what == "issue":
            issue = self.tracker.issue(id, then)
            return issue, portraits.issue_item(issue).sentence
        state = self.tracker.state(id, then)
        return state, shown.item(state).sentence
