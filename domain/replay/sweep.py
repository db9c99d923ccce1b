"""The sweep: the rectangles of a mechanism, by carrying one fold along the instants of knowledge.

At every instant only the facts are weighed of which something became public; the fold is taken up where the first of them
stands and left where it comes to what it was before, and only the days are asked about on which they, or the calendar, can
have changed the status. Who keeps a sweep can let it hear what is recorded later: news, or what was public long before.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

from domain.dates import dawn
from domain.dossier import Dossier, Recorded, Stream
from domain.evidence.account import Account
from domain.evidence.articles import BEYOND
from domain.evidence.weighing import BEFORE_ALL, Weighing, articles_cited
from domain.facts import Fact
from domain.mechanism.events import MechanismRegistered
from domain.replay.almanac import ONE_DAY, Almanac, Profile
from domain.replay.heard import Hanging, Heard, days_turned, is_news, moves_alike, moving
from domain.replay.joined import joined
from domain.replay.memory import Memory, Moment, Published
from domain.replay.moments import news
from domain.replay.reader import NEWEST
from domain.replay.rectangles import Rectangle, in_order, rectangles_by_turns
from domain.replay.strip import Corner, Strip
from domain.standing import Standing

_FIRST_OF_ALL: Final = date.min
_LAST_OF_ALL: Final = date.max


def rectangles(dossier: Dossier) -> tuple[Rectangle, ...]:
    """The rectangles of a mechanism, visit or issue in the newest state of the ledger."""
    if not isinstance(dossier.subject.registration, MechanismRegistered):
        return rectangles_by_turns(dossier)
    return joined(dossier, lambda one: Sweep(one).rectangles()) if dossier.doubles else Sweep(dossier).rectangles()


class Sweep:
    """One mechanism while its readers learn more and more."""

    def __init__(self, dossier: Dossier, memory: Memory | None = None) -> None:
        """Everything that the dossier holds is heard. One with a memory can later take in what was public before, too."""
        registered = dossier.subject.registration
        assert isinstance(registered, MechanismRegistered)
        self._weighing = Weighing(dossier, NEWEST)
        self._almanac = Almanac(registered)
        self._strip = Strip()
        self._telling: set[str] = set()
        self.heard = BEFORE_ALL
        """The last instant at which anything became public."""
        self._memory = memory
        self._ahead: Mapping[Corner, Rectangle | None] = {}
        if memory:
            memory.keep(self._moment(0))
        self._hear(news(dossier.articles, NEWEST))

    def rectangles(self) -> tuple[Rectangle, ...]:
        """All rectangles; to be asked only before anything else was heard."""
        self._ahead = self._silence_to_come()
        return in_order([one for one in {**self._strip.changed(), **self._ahead}.values() if one])

    def hear(self, items: Sequence[Recorded], articles: Mapping[str, Stream], actors: Mapping[str, Stream]) -> Heard | None:
        """Take in facts that were recorded since, with the streams that they name. Gives what becomes of the rectangles.

        None if it takes in nothing, and all is to be swept anew: a slip is mended for the past, too, or the facts were public long
        ago and it has no memory.
        """
        cited = {id for item in items if isinstance(item.event, Fact) for id in articles_cited(item.event)}
        published = news({id: articles[id] for id in cited & articles.keys()}, NEWEST)
        if not all(map(is_news, items)):
            return None
        if published and published[0][0] < self.heard:
            return self._hear_late(published, items, articles, actors)
        heard, before = self.heard, self._ahead
        changed = {corner: self._strip.at(corner) for corner in before}
        is_read = all(map(self._weighing.articles.have, articles.values()))
        self._weighing.add(items, articles, actors)
        self._hear(published, [item.event.key for item in items if isinstance(item.event, Fact)] if is_read else None)
        self._ahead = self._silence_to_come()
        changed |= {**self._strip.changed(), **self._ahead}
        changed = {corner: one for corner, one in changed.items() if corner not in before or before[corner] != one}
        return Heard(changed, heard, before)

    def _hear_late(
        self,
        published: Sequence[Published],
        items: Sequence[Recorded],
        articles: Mapping[str, Stream],
        actors: Mapping[str, Stream],
    ) -> Heard | None:
        """Go back to a moment before these were published, and hear everything again from there on."""
        back = self._memory.back_before(published) if self._memory else None
        if back is None:
            return None
        moment, ahead = back
        heard, before = self.heard, self._ahead
        self._return_to(moment)
        self._weighing.add(items, articles, actors)
        self._hear(ahead)
        self._ahead = self._silence_to_come()
        return Heard({**self._strip.changed(), **self._ahead}, heard, before, moment.heard)

    def _return_to(self, moment: Moment) -> None:
        self.heard, self._strip = moment.heard, moment.strip.twin()
        self._strip.note_all()
        self._almanac.line.return_to(moment.line)
        self._almanac.known_on, self._almanac.hanging = moment.known_on, moment.hanging.copy()
        self._weighing.return_to(moment.weighed, moment.heard, moment.parties)
        self._telling = {key for key, account in self._weighing.by_key.items() if account.visible and self._weighing.was(account)}

    def _hear(self, published: Iterable[Published], only: Sequence[str] | None = None) -> None:
        for instant, articles in published:
            day = instant.date()  # every instant is one of UTC
            self._fall_silent(instant, day)
            first, single = self._learn(instant, articles, only)
            self._step(instant, day, first, single)
            self.heard = instant
            number = self._memory.is_due((instant, articles)) if self._memory else None
            if self._memory and number is not None:
                self._memory.keep(self._moment(number))

    def _moment(self, number: int) -> Moment:
        almanac, weighing = self._almanac, self._weighing
        return Moment(
            number,
            self.heard,
            almanac.known_on,
            almanac.hanging.copy(),
            self._strip.twin(),
            almanac.line.stand(),
            weighing.age,
            weighing.parties,
        )

    def _silence_to_come(self) -> Mapping[Corner, Rectangle | None]:
        """What changes if nothing is ever heard again; after that, nothing has."""
        almanac = self._almanac
        so_far = self._strip, almanac.known_on, almanac.hanging
        self._strip, almanac.hanging = self._strip.twin(), almanac.hanging.copy()
        self._fall_silent(BEYOND, _LAST_OF_ALL)
        changed = self._strip.changed()
        self._strip, almanac.known_on, almanac.hanging = so_far
        return changed

    def _learn(self, instant: datetime, articles: Iterable[str], only: Sequence[str] | None) -> tuple[date, list[date]]:
        """Take in what became public. Gives the day from which on the answer can have changed, and single days before it."""
        line, known_on = self._almanac.line, self._almanac.known_on
        changed = []
        for before, after in self._weighing.learn(instant, articles, only):
            self._note(before, after)
            old, new = moving(before), moving(after)
            if old is not None and new is not None and moves_alike(old, new):
                line.replace(old, new)
            elif old is not None or new is not None:
                changed.append((old, new))
        first = known_on + ONE_DAY if known_on > _FIRST_OF_ALL else known_on
        if not changed:
            return first, []
        first = min(first, line.change(changed))
        return first, days_turned(self._almanac.hanging, changed, first)

    def _note(self, before: Account | None, after: Account | None) -> None:
        """Note whether the account makes the subject known."""
        if before is not None:
            self._telling.discard(before.key)
        if after is not None and after.visible and self._weighing.was(after):
            self._telling.add(after.key)

    def _fall_silent(self, following: datetime, until: date) -> None:
        """The days until the next publication, which is on the last of them, on which the silence begins to say something."""
        while self._telling:
            day = self._almanac.next_silence()
            if day is None or day > until or day == _LAST_OF_ALL:
                return
            instant = dawn(day)
            if instant >= following:
                return
            self._step(instant, day, self._almanac.known_on + ONE_DAY)

    def _step(self, instant: datetime, known_on: date, first: date, single: Sequence[date] = ()) -> None:
        """Lay the strip anew from ``first`` on and on single days before, as known from an instant of that day on."""
        almanac, strip = self._almanac, self._strip
        before, almanac.known_on = almanac.known_on, known_on
        if not self._telling:
            strip.lay(instant, 0, len(strip.days), [], [])
            return
        first = first if strip.days and strip.days[0] < first else _FIRST_OF_ALL
        spans = [(day, almanac.after(day)) for day in sorted(single, reverse=True) if day < first] if single else []
        while spans and spans[0][1] >= first:
            first = spans.pop(0)[0]
        self._lay_from(instant, first, before)
        for day, following in spans:
            place = bisect_right(strip.days, following)
            there = strip.standings[place - 1]
            self._lay(instant, strip.place(day), place, [(day, almanac.at(day)), (following, there)])

    def _lay_from(self, instant: datetime, first: date, before: date) -> None:
        """Lay the strip anew from ``first`` on; where the fold comes to what it was, go on beyond the day known ``before``."""
        strip, almanac = self._strip, self._almanac
        hanging = almanac.hanging
        hung: dict[date, Hanging] = {}
        if hanging and first <= before:  # no day hangs that lies beyond that of knowledge
            hung = {day: hanging.pop(day) for day in [day for day in hanging if day >= first]}
        found, rejoined = almanac.until_known(first, before)
        if rejoined is None:
            self._lay(instant, strip.place(first), len(strip.days), found + almanac.beyond())
            return
        hanging.update({day: steps for day, steps in hung.items() if rejoined < day <= before})
        rest, _ = almanac.until_known(before + ONE_DAY, date.min)
        low, high = bisect_right(strip.days, rejoined), strip.place(before + ONE_DAY)
        self._lay(instant, max(low, high), len(strip.days), [*rest, *almanac.beyond()])
        self._lay(instant, strip.place(first), low, found)

    def _lay(self, instant: datetime, low: int, high: int, found: Profile) -> None:
        strip = self._strip
        last = strip.standings[low - 1] if low else None
        days: list[date] = []
        standings: list[Standing[Any]] = []
        for day, here in found:
            if here is not last and here != last:
                days.append(day)
                standings.append(here)
                last = here
        strip.lay(instant, low, high, days, standings)


__all__ = ["Sweep", "rectangles"]
