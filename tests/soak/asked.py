"""What is asked: questions of every kind, about subjects, days and states of knowledge that are drawn by chance."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from urllib.parse import quote_plus

from tests.generated.ledgers import STATES

FIRST, DAYS = date(1995, 1, 1), 10_000
_WORDS = ("dialogue", "communiqué", "told", "Arburg", "dialogue of", "ministers", "ban")


@dataclass(frozen=True)
class Draw:
    """Subjects and days by chance, of a ledger with so many channels."""

    chance: Random
    mechanisms: int

    def channel(self) -> str:
        """Some channel; a few are asked about most."""
        return f"channel-{int(self.mechanisms * self.chance.random() ** 3):05}"

    def day(self) -> date:
        """Some day."""
        return FIRST + timedelta(self.chance.randrange(DAYS))

    def month(self) -> str:
        """Some thirty days, as parameters."""
        first = self.day()
        return f"since={first}&until={first + timedelta(30)}"

    def pair(self) -> str:
        """Two states."""
        return "/".join(self.chance.sample(STATES, 2))

    def state(self) -> str:
        """One of them."""
        return self.chance.choice(STATES)

    def word(self) -> str:
        """Something to look for."""
        return quote_plus(self.chance.choice(_WORDS))


QUESTIONS: Mapping[str, tuple[int, Callable[[Draw], str]]] = {
    "state, now": (14, lambda d: f"/mechanisms/{d.channel()}"),
    "state, any as_of and known_by": (26, lambda d: f"/mechanisms/{d.channel()}?as_of={d.day()}&known_by={d.day()}"),
    "facts": (8, lambda d: f"/mechanisms/{d.channel()}/facts?at={d.day()}"),
    "timeline": (4, lambda d: f"/mechanisms/{d.channel()}/timeline?known_by={d.day()}"),
    "beliefs": (3, lambda d: f"/mechanisms/{d.channel()}/beliefs?as_of={d.day()}"),
    "list, now": (3, lambda _: "/mechanisms?limit=50"),
    "list on a day": (3, lambda d: f"/mechanisms?at={d.day()}&limit=50"),
    "list by status on a day": (3, lambda d: f"/mechanisms?status=suspended&at={d.day()}&limit=50"),
    "next page of a list": (4, lambda _: "/mechanisms?limit=50"),
    "search": (4, lambda d: f"/mechanisms?q={d.word()}&limit=20"),
    "snapshot of a day": (2, lambda d: f"/snapshot?at={d.day()}&limit=100"),
    "relation": (3, lambda d: f"/relations/{d.pair()}?at={d.day()}"),
    "agenda": (1, lambda d: f"/agenda?at={d.day()}&limit=50"),
    "changes of a month": (2, lambda d: f"/changes?{d.month()}&limit=50"),
    "feed of a state": (1, lambda d: f"/feed.atom?state={d.state()}"),
    "log": (4, lambda _: "/ledger?limit=100"),
}
"""Every kind of question: how often it is asked among a hundred requests, and its address."""
NEXT = "next page of a list"
"""The kind that goes on where the list before left off, if there is more of it."""
