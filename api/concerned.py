"""Whom a question concerns: the few subjects that may answer it, so that nobody else is asked.

Each answer names at least everyone whom asking all of them would name; None means that everyone is to be asked. What the rows
of the ledger propose, the readers decide: see decision 0053.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from operator import itemgetter

from api.filters import Filters
from api.finding import counting_for, counting_for_all
from api.holdings import Holdings

Ids = frozenset[str]


class Concerned:
    """Whom questions concern, in one ledger."""

    def __init__(self, ledger: Holdings) -> None:
        self._ledger = ledger

    def ending(self, first: date, last: date) -> Iterator[tuple[date, Ids]]:
        """By the last days that they can touch, in their order: of whom something was ever planned for ``first`` to ``last``."""
        counting = counting_for_all(self._ledger)
        for day, found in groupby(self._ledger.concerns.ending(first, last), key=itemgetter(0)):
            yield day, counting(id for _, id in found)

    def dated(self, first: date, last: date) -> Ids:
        """Of whom something was ever planned for these days, or told of that took place or ran out on one."""
        return counting_for(self._ledger, self._ledger.concerns.planned(first, last))

    def between(self, one: str, other: str) -> Ids:
        """The subjects that may belong to both states or bodies."""
        return self._of_side(one) & self._of_side(other)

    def fitting(self, kind: str, filters: Filters) -> Ids | None:
        """The subjects of a kind that may pass the filters by party, state and (of actors) kind."""
        concerns, found = self._ledger.concerns, list[Ids]()
        if filters.party is not None and kind != "actor":
            found.append(counting_for(self._ledger, concerns.naming(filters.party)))
        if filters.state is not None:
            of_state = self._of_side(filters.state) if kind != "actor" else {filters.state, *concerns.members(filters.state)}
            found.append(frozenset(of_state))
        if filters.kind is not None and kind == "actor":
            found.append(frozenset(concerns.of_kind(filters.kind)))
        return frozenset.intersection(*found) if found else None

    def _of_side(self, side: str) -> Ids:
        return counting_for(self._ledger, self._ledger.concerns.of_side(side))
