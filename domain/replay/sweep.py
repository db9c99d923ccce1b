"""The sweep: the rectangles of a mechanism, by carrying one fold along the instants of knowledge.

At every instant only the facts are weighed of which something became public; the fold is taken up where the first of them
stands and left where it comes to what it was before, and only the days are asked about on which they, or the calendar, can
have changed the status. Who keeps a sweep can let it hear what is recorded later, if that is news.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

from domain.dossier import Dossier, Recorded, Stream
from domain.evidence.account import Account
from domain.evidence.articles import BEYOND
from domain.evidence.weighing import BEFORE_ALL, Weighing, articles_cited
from domain.facts import Fact
from domain.mechanism.calendar import arrive, passed
from domain.mechanism.course import Course
from domain.mechanism.events import MechanismRegistered
from domain.mechanism.state import Status
from domain.mechanism.status import standing
from domain.mechanism.thresholds import outlook
from domain.replay.heard import Hanging, is_news, moves_alike, moving, telling
from domain.replay.joined import joined
from domain.replay.line import Line
from domain.replay.marks import Mark
from domain.replay.moments import news
from domain.replay.reader import NEWEST
from domain.replay.rectangles import Rectangle, dawn, in_order, naive_rectangles
from domain.replay.strip import Corner, Strip
from domain.standing import Standing

_ONE_DAY = timedelta(days=1)
Profile = list[tuple[date, Standing[Status]]]


def rectangles(dossier: Dossier) -> tuple[Rectangle, ...]:
    """The rectangles of a mechanism, visit or issue in the newest state of the ledger."""
    if not isinstance(dossier.subject.registration, MechanismRegistered):
        return naive_rectangles(dossier)
    return joined(dossier, lambda one: Sweep(one).rectangles()) if dossier.doubles else Sweep(dossier).rectangles()


class Sweep:
    """One mechanism while its readers learn more and more."""

    def __init__(self, dossier: Dossier) -> None:
        """Everything that the dossier holds is heard."""
        registered = dossier.subject.registration
        assert isinstance(registered, MechanismRegistered)
        self._weighing = Weighing(dossier, NEWEST)
        self._line = Line(registered)
        self._strip = Strip()
        self._telling: set[str] = set()
        self._known_on = date.min
        self._hanging: dict[date, Hanging] = {}
        self.heard = BEFORE_ALL
        """The last instant at which anything became public."""
        self._ahead: Mapping[Corner, Rectangle | None] = {}
        self._hear(news(dossier.articles, NEWEST))

    def rectangles(self) -> tuple[Rectangle, ...]:
        """All rectangles; to be asked only before anything else was heard."""
        self._ahead = self._silence_to_come()
        return in_order([one for one in {**self._strip.changed(), **self._ahead}.values() if one])

    def hear(
        self, items: Sequence[Recorded], articles: Mapping[str, Stream], actors: Mapping[str, Stream]
    ) -> dict[Corner, Rectangle | None] | None:
        """Take in facts that were recorded since, with the streams that they name, if this is news.

        Gives the rectangles that are otherwise than before, by their corners; None for those that are no more. Where the
        facts were known before something else that was heard, it takes in nothing and gives None: the past is to be swept anew.
        """
        cited = {id for item in items if isinstance(item.event, Fact) for id in articles_cited(item.event)}
        published = news({id: articles[id] for id in cited & articles.keys()}, NEWEST)
        if not all(map(is_news, items)) or (published and published[0][0] < self.heard):
            return None
        before, changed = self._ahead, {corner: self._strip.at(corner) for corner in self._ahead}
        is_read = all(map(self._weighing.articles.have, articles.values()))
        self._weighing.add(items, articles, actors)
        self._hear(published, [item.event.key for item in items if isinstance(item.event, Fact)] if is_read else None)
        self._ahead = self._silence_to_come()
        changed |= {**self._strip.changed(), **self._ahead}
        return {corner: one for corner, one in changed.items() if corner not in before or before[corner] != one}

    def _hear(self, published: Iterable[tuple[datetime, tuple[str, ...]]], only: Sequence[str] | None = None) -> None:
        for instant, articles in published:
            self._fall_silent(instant)
            self._step(instant, *self._learn(instant, articles, only))
            self.heard = instant

    def _silence_to_come(self) -> Mapping[Corner, Rectangle | None]:
        """What changes if nothing is ever heard again; after that, nothing has."""
        so_far = self._strip, self._known_on, self._hanging
        self._strip, self._hanging = self._strip.twin(), self._hanging.copy()
        self._fall_silent(BEYOND)
        changed = self._strip.changed()
        self._strip, self._known_on, self._hanging = so_far
        return changed

    def _learn(self, instant: datetime, articles: Iterable[str], only: Sequence[str] | None) -> tuple[date, list[date]]:
        """Take in what became public. Gives the day from which on the answer can have changed, and single days before it."""
        changed = []
        for before, after in self._weighing.learn(instant, articles, only):
            self._note(before, after)
            old, new = moving(before), moving(after)
            if old is not None and new is not None and moves_alike(old, new):
                self._line.replace(old, new)
            elif old is not None or new is not None:
                changed.append((old, new))
        first = self._known_on + _ONE_DAY if self._known_on > date.min else date.min
        if not changed:
            return first, []
        first = min(first, self._line.change(changed))
        told = [(telling(old), telling(new)) for old, new in changed]
        hanging = self._hanging.items() if any(map(any, told)) else ()
        return first, [day for day, steps in hanging if day < first and any(steps.turn(*pair) for pair in told)]

    def _note(self, before: Account | None, after: Account | None) -> None:
        """Note whether the account makes the subject known."""
        if before is not None:
            self._telling.discard(before.key)
        if after is not None and after.visible and self._weighing.was(after):
            self._telling.add(after.key)

    def _fall_silent(self, following: datetime) -> None:
        """The days until the next publication on which the silence begins to say something."""
        while self._telling:
            day = self._next_silence()
            if day is None or day == date.max or dawn(day) >= following:
                return
            self._step(dawn(day), self._known_on + _ONE_DAY)

    def _next_silence(self) -> date | None:
        """The first day after that of knowledge on which a fact or the silence says something."""
        line, known = self._line, self._known_on
        count = bisect_right(line.days, known)
        ahead = line.mark(count).outlook
        days = [day for day in (*ahead.days, *ahead.due) if day > known]
        return min([*days, *line.days[count : count + 1]], default=None)

    def _step(self, instant: datetime, first: date, single: Sequence[date] = ()) -> None:
        """Lay the strip anew from ``first`` on and on single days before, as known from ``instant`` on."""
        before, self._known_on = self._known_on, instant.astimezone(UTC).date()
        strip = self._strip
        if not self._telling:
            strip.lay(instant, 0, len(strip.days), [], [])
            return
        first = first if strip.days and bisect_left(strip.days, first) else date.min
        spans = [(day, self._after(day)) for day in sorted(single, reverse=True) if day < first]
        while spans and spans[0][1] >= first:
            first = spans.pop(0)[0]
        self._lay_from(instant, first, before)
        for day, following in spans:
            place = bisect_right(strip.days, following)
            there = strip.standings[place - 1]
            here = self._standing(self._line.mark(bisect_right(self._line.days, day)), day)
            self._lay(instant, bisect_left(strip.days, day), place, [(day, here), (following, there)])

    def _after(self, day: date) -> date:
        """The day on which the answer can change next after ``day``."""
        count = bisect_right(self._line.days, day)
        following = self._line.mark(count).outlook.next(day)
        return min([*self._line.days[count : count + 1], *([following] if following else [])], default=date.max)

    def _lay_from(self, instant: datetime, first: date, before: date) -> None:
        """Lay the strip anew from ``first`` on; where the fold comes to what it was, go on beyond the day known ``before``."""
        strip = self._strip
        hung = {day: self._hanging.pop(day) for day in [day for day in self._hanging if day >= first]}
        found, rejoined = self._until_known(first, before)
        if rejoined is None:
            self._lay(instant, bisect_left(strip.days, first), len(strip.days), [*found, *self._beyond()])
            return
        self._hanging |= {day: steps for day, steps in hung.items() if rejoined < day <= before}
        rest, _ = self._until_known(before + _ONE_DAY, date.min)
        low, high = bisect_right(strip.days, rejoined), bisect_left(strip.days, before + _ONE_DAY)
        self._lay(instant, max(low, high), len(strip.days), [*rest, *self._beyond()])
        self._lay(instant, bisect_left(strip.days, first), low, found)

    def _lay(self, instant: datetime, low: int, high: int, found: Profile) -> None:
        strip = self._strip
        last = strip.standings[low - 1] if low else None
        days, standings = [], []
        for day, here in found:
            if here != last:
                days.append(day)
                standings.append(here)
                last = here
        strip.lay(instant, low, high, days, standings)

    def _until_known(self, first: date, before: date) -> tuple[Profile, date | None]:
        """The status from ``first`` up to the day of knowledge, on each day on which it can change.

        It breaks off where the fold comes to what it was, if that is on a day up to ``before``, and says where.
        """
        line, day, found = self._line, first, Profile()
        count, days = bisect_right(line.days, day), line.days
        while day <= self._known_on:
            mark = line.mark(count)
            found.append((day, self._standing(mark, day)))
            if line.rejoined is not None and count >= line.rejoined and day <= before:
                line.settle()
                return found, day
            following = mark.outlook.next(day)
            if count < len(days) and (following is None or days[count] < following):
                following = days[count]
            if following is None:
                break
            day = following
            count = bisect_right(days, day, count)
        line.settle()
        return found, None

    def _beyond(self) -> Profile:
        """The status on the days beyond the day of knowledge on which it can change."""
        line, known = self._line, self._known_on
        count = bisect_right(line.days, known)
        mark = line.mark(count)
        if count < len(line.days):
            return list(self._ahead_of_its_news(mark))
        ahead = mark.outlook
        days = {max(end, known + _ONE_DAY) for end in ahead.due} if known < date.max else set()
        if ahead.term is not None and ahead.term > known:
            days.add(ahead.term)
        return [(day, self._then(mark.course.branch(), day)) for day in sorted(days)]

    def _ahead_of_its_news(self, mark: Mark) -> Iterator[tuple[date, Standing[Status]]]:
        """The same where a fact lies beyond: it was published across a line of dates."""
        line, day = self._line, self._known_on + _ONE_DAY
        course = mark.branch()
        course.known_on = self._known_on
        while True:
            line.carry_on(course, bisect_right(line.days, day))
            yield day, self._then(course.branch(), day)
            ahead = outlook(course)
            later = [after for after in (*ahead.days, *ahead.due, *line.days[course.count : course.count + 1]) if after > day]
            if not later or min(later) == date.max:
                return
            day = min(later)

    def _then(self, here: Course, day: date) -> Standing[Status]:
        here.known_on = self._known_on
        arrive(here, day)
        return standing(here, min(day, self._known_on))

    def _standing(self, mark: Mark, day: date) -> Standing[Status]:
        course = mark.course
        if day < mark.outlook.moved:
            return standing(course, day)
        here = course.branch()
        arrive(here, day)
        if steps := [p for p in course.pending if passed(p, day)]:
            overdue = {(p.touched, p.made) for p in here.pending if p.step == "overdue"}
            untold = tuple(p for p in steps if (p.touched, p.made) in overdue)
            self._hanging[day] = Hanging(untold, tuple(p for p in steps if (p.touched, p.made) not in overdue))
        return standing(here, day)


__all__ = ["Sweep", "rectangles"]
