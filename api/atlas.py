"""The atlas: every subject charted, on all cores, where nobody has charted it, or all of them anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from itertools import chain

from api.gathering import gathering
from api.hands import Hands, cores
from api.ledger import Charting, Ledger
from api.shares import Result, Shares, at_hand
from api.surveyors import charted, charted_at, in_portions

AT_ONCE = 2048
"""How many subjects are charted in one transaction: the fewer there are, the longer it takes."""
PORTION = 32
"""How many subjects are worked out in one go."""
MANY = 256
"""From so many subjects on it is worth while to work them out in other processes."""
ALL = 1_000_000


class Atlas:
    """The charts of one ledger."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def complete(self, told: Callable[[int], object] = int) -> int:
        """Chart everything that is not; ``told`` hears how many are done. May be interrupted and repeated. Returns how many."""
        ids = self._ledger.bands.uncharted(ALL)
        with self._helped(len(ids)) as hands:
            return self._charted(ids, hands, told, int)

    def remake(self, told: Callable[[int], object] = int, meanwhile: Callable[[], object] = int) -> int:
        """Chart everything anew. ``meanwhile`` is done once, beside other processes that have begun, if there are any."""
        with self._helped(self._ledger.bands.number()) as hands:
            if hands is not None:
                for _ in range(hands.number):
                    hands.ask(charted_at, self._ledger.url, [])  # they begin while everything is forgotten
            self._ledger.bands.empty()
            return self._charted(self._ledger.bands.uncharted(ALL), hands, told, meanwhile)

    def keep(self, found: Iterable[Charting]) -> None:
        """Keep what was worked out; those subjects of which something new was recorded since stay as they are."""
        for portion in in_portions(found, AT_ONCE):
            self._ledger.bands.keep(portion)

    def renew(self, ids: Sequence[str]) -> None:
        """Work the bands of these subjects out as they are now, and keep them."""
        with self._helped(len(ids)) as hands:
            for _ in self._kept(self._worked_out(ids, hands)):
                pass

    def _charted(
        self, ids: Sequence[str], hands: Hands | None, told: Callable[[int], object], meanwhile: Callable[[], object]
    ) -> int:
        with gathering():
            done, found = 0, self._worked_out(ids, hands)
            meanwhile()
            while ids:
                before = done
                for number in self._kept(found):
                    done += number
                    told(done)
                if done == before:
                    break  # others record into all of these: theirs to chart
                ids = self._ledger.bands.uncharted(ALL)
                found = self._worked_out(ids, hands)
            return done

    def _kept(self, found: Iterable[Result[list[Charting]]]) -> Iterator[int]:
        """Keep what was worked out, as :meth:`keep` does. Gives of how many subjects, after each transaction.

        What was sent here is unpacked one portion at a time, right before it is written: so thousands of subjects need little
        memory, and what is written lies near at hand.
        """
        for portions in in_portions(found, AT_ONCE // PORTION):
            yield self._ledger.bands.keep(chain.from_iterable(portion() for portion in portions))

    def _helped(self, subjects: int) -> AbstractContextManager[Hands | None]:
        """Processes that take part in working out so many subjects, where these are many and there is a core for them."""
        others = cores() - 1 if self._ledger.url is not None and subjects >= MANY else 0
        return Hands(others) if others else nullcontext()

    def _worked_out(self, ids: Sequence[str], hands: Hands | None) -> Iterator[Result[list[Charting]]]:
        portions, own = in_portions(ids, PORTION), partial(charted, self._ledger)
        if hands is None or self._ledger.url is None:
            return map(at_hand, map(own, portions))
        return Shares(hands, partial(charted_at, self._ledger.url), own, portions).results()
