"""Shares: work in portions, of which the hands do the first ones and whoever takes the results does some, too, from the end."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice
from typing import Generic, TypeVar

from api.hands import Errand, Hands

P = TypeVar("P")
T = TypeVar("T")
Result = Callable[[], T]
"""Gives what was made of a portion; it is made already."""
AHEAD = 128
"""How many portions lie ready or are being worked on for each process."""


class Shares(Generic[P, T]):
    """What is made of each portion, and never much ahead of whoever takes it."""

    def __init__(self, hands: Hands, work: Callable[[P], T], own: Callable[[P], T], portions: Iterable[P]) -> None:
        """The hands begin at once. They do the ``work``, which is a function of a module; its ``own`` is that of this process."""
        self._asked, self._own, self._most = partial(hands.ask, work), own, AHEAD * hands.number
        self._portions = iter(portions)
        self._ahead = deque[tuple[P, Errand[T]]]()
        self._ask()

    def results(self) -> Iterator[Result[T]]:
        """What is made of each, in the order in which it is ready; what a hand sent is unpacked when it is called for.

        To be called for, each raises what the work raised, and :class:`~api.ledger.Unavailable` if its process was ended by
        somebody else; what this process makes raises at once.
        """
        while self._ahead:
            is_own = not self._ahead[0][1].is_done and self._ahead[-1][1].recall()
            portion, errand = self._ahead.pop() if is_own else self._ahead.popleft()
            yield at_hand(self._own(portion)) if is_own else errand.awaited().result
            self._ask()

    def _ask(self) -> None:
        for portion in islice(self._portions, self._most - len(self._ahead)):
            self._ahead.append((portion, self._asked(portion)))


def at_hand(made: T) -> Result[T]:
    """What there is, as a result."""
    return lambda: made
