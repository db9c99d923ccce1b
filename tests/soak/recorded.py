"""What is recorded: facts in time and long after, and casebooks of new channels."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from typing import Any

from tests.soak.asked import DAYS, FIRST, Draw

Fact = dict[str, Any]
CHANNEL_FACTS = 12
"""How many sessions a channel has that is imported."""


class Pen:
    """What one client writes, in its own name: every key begins with ``name``, and what is news stands in its article."""

    def __init__(self, name: str, draw: Draw, today: date) -> None:
        self.name, self._draw, self._today = name, draw, today
        self._numbers = count()

    def article(self) -> Fact:
        """The article of today."""
        return {"id": f"{self.name}-today", "title": "What was told today", "publisher": "Wire", "published": f"{self._today}"}

    def in_time(self) -> Fact:
        """What happened today, is agreed today, or is said today."""
        happened: tuple[Fact, ...] = (
            {"event": "SessionHeld"},
            {"event": "SessionScheduled", "planned": f"{self._today + timedelta(40)}", "session": f"{self.name}"},
            {"event": "StatementMade", "speaker": "xa-speaker"},
        )
        return self._fact(self._today, f"{self.name}-today", self._draw.chance.choice(happened))

    def late(self) -> Fact:
        """A session of long ago, told today."""
        return self._fact(self._draw.day(), f"{self.name}-today", {"event": "SessionHeld"})

    def of_old(self, channel: str) -> Fact:
        """A statement that was told long ago, in the first article that the channel has."""
        day = FIRST - timedelta(DAYS + self._draw.chance.randrange(DAYS))
        return self._fact(day, f"{channel}-report-1", {"event": "StatementMade", "speaker": "xa-speaker"})

    def casebook(self) -> Fact:
        """A new channel with its sessions."""
        id = self._key()
        days = sorted(self._draw.day() for _ in range(CHANNEL_FACTS))
        held = [self._fact(day, f"{self.name}-today", {"event": "SessionHeld", "edition": n}) for n, day in enumerate(days, 1)]
        return {"mechanisms": [{"id": id, "name": id, "parties": ["xa-ministry", "xb-ministry"], "facts": held}]}

    def _fact(self, day: date, article: str, of: Fact) -> Fact:
        key = self._key()
        return {"key": key, "occurred": f"{day}", "gist": f"{key} is told.", "citations": [{"article": article}], **of}

    def _key(self) -> str:
        return f"{self.name}-{next(self._numbers)}"


@dataclass(frozen=True)
class Letter:
    """One request to record: where it is sent, its body, the stream that it is about, and the keys of its facts."""

    path: str
    body: Fact
    stream: str
    keys: tuple[str, ...]


def _about(channel: str, fact: Fact) -> Letter:
    return Letter(f"/mechanisms/{channel}/facts", fact, channel, (fact["key"],))


def _imported(pen: Pen) -> Letter:
    book = pen.casebook()
    (channel,) = book["mechanisms"]
    return Letter("/import", book, channel["id"], tuple(fact["key"] for fact in channel["facts"]))


LETTERS: Mapping[str, tuple[int, Callable[[Pen, str], Letter]]] = {
    "record a fact of today": (9, lambda pen, channel: _about(channel, pen.in_time())),
    "record a session of long ago": (3, lambda pen, channel: _about(channel, pen.late())),
    "record what was told long ago": (2, lambda pen, channel: _about(channel, pen.of_old(channel))),
    "import a channel": (1, lambda pen, _: _imported(pen)),
}
"""Every kind of recording: how often it comes among a hundred requests, and what is sent."""
