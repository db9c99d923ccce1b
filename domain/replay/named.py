"""Facts about sessions by the names that they give, so that nobody need look through the record for what is still said of one."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence
from typing import Literal

from domain.evidence.account import Account, FoldKey
from domain.facts import Fact
from domain.mechanism.session_events import OfSession

Name = tuple[Literal["edition", "label", "label alone"], int | str] | Literal["unnamed", "numbered", "established"]


class Named:
    """Facts of some kinds, each at its place in the fold, by every name under which a session can be looked for."""

    def __init__(self, *kinds: type[Fact]) -> None:
        """Facts of other kinds are passed over."""
        self._kinds = kinds
        self._orders: dict[Name, list[FoldKey]] = {}

    def add(self, account: Account, order: FoldKey) -> None:
        """Count a fact in, whose place in the fold is ``order``."""
        for name in self._names(account.fact):
            insort(self._orders.setdefault(name, []), order)

    def discard(self, account: Account, order: FoldKey) -> None:
        """Leave a fact out that was counted in."""
        for name in self._names(account.fact):
            orders = self._orders[name]
            del orders[bisect_left(orders, order)]

    def like(self, edition: int | None, session: str | None, order: FoldKey) -> bool:
        """Whether one at that place or later names a session known by that edition and label."""
        if edition is not None and self.any(("edition", edition), order):
            return True
        return session is not None and self.any(("label" if edition is None else "label alone", session), order)

    def any(self, name: Name, order: FoldKey) -> bool:
        """Whether there is one of that name at that place or later."""
        orders = self._orders.get(name)
        return orders is not None and bool(orders) and orders[-1] >= order

    def _names(self, fact: Fact) -> Sequence[Name]:
        if not isinstance(fact, self._kinds):
            return ()
        if not isinstance(fact, OfSession):
            return ("established",)
        edition, session = fact.edition, fact.session
        if session is None:
            return ("unnamed",) if edition is None else (("edition", edition), "numbered")
        if edition is None:
            return (("label", session), ("label alone", session))
        return (("edition", edition), "numbered", ("label", session))
