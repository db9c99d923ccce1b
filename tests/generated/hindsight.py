"""Hindsight: what is told, or recorded, of a generated channel only long after it was, in any order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from tests.generated.press import Told

TODAY = date(2060, 1, 1)
"""From this day on it is told, an article a day."""
_NAMES = (
    ("SessionHeld", 6),
    ("OutcomeReported", 3),
    ("SessionScheduled", 3),
    ("SessionCancelled", 2),
    ("SessionPostponed", 1),
    ("NonOccurrenceReported", 1),
    ("ContactLost", 1),
    ("MechanismSuspended", 1),
    ("StatementMade", 2),
    ("FactRetracted", 4),
    ("FactCorrected", 2),
)


def hindsight(chance: Random, stream: str, speaker: str, keys: list[str], *, old_news: float = 0) -> Iterator[tuple[Told, Told]]:
    """Endlessly an article and a fact of the past that cites it; that share of the articles is as old as the fact itself.

    ``keys`` are those of the facts so far, of which some are retracted or corrected.
    """
    number = 0
    while True:
        number += 1
        key, day = f"late-{number}", date(1990, 1, 1) + timedelta(chance.randrange(13_000))
        name = chance.choices(*zip(*_NAMES, strict=True))[0]
        is_old = chance.random() < old_news and not name.startswith("Fact")
        told = day + timedelta(1) if is_old else TODAY + timedelta(number)
        article = {"title": "Looking back", "publisher": "Post", "published": told.isoformat()}
        fields = {"key": key, "occurred": day.isoformat(), "gist": "It is told.", "citations": [{"article": f"{key}-post"}]}
        yield Told(f"{key}-post", "ArticleRegistered", article), Told(stream, name, fields | _own(chance, name, day, speaker, keys))
        keys.append(key)


def _own(chance: Random, name: str, day: date, speaker: str, keys: list[str]) -> dict[str, Any]:
    if name == "StatementMade":
        return {"speaker": speaker}
    if name in ("FactRetracted", "FactCorrected"):
        about: dict[str, Any] = {"fact": chance.choice(keys), "cause": "later-evidence", "occurred": TODAY.isoformat()}
        return about | ({"changes": {"occurred": day.isoformat()}} if name == "FactCorrected" else {})
    if name in ("NonOccurrenceReported", "ContactLost", "MechanismSuspended"):
        return {}
    of: dict[str, Any] = {"edition": chance.randrange(1, 14)} if chance.random() < 0.4 else {}
    if name == "SessionScheduled":
        of["planned"] = (day + timedelta(chance.randrange(90))).isoformat()
    return of | ({"text": "A communiqué."} if name == "OutcomeReported" else {})
