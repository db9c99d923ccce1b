"""What the tests of the ledger speak of: a fictional channel between Arland and Borduria."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from api.ledger import Ledger
from domain.actor import ActorRegistered
from domain.article import ArticleRegistered, TextArchived
from domain.dates import parse
from domain.facts import Citation
from domain.mechanism.events import MechanismRegistered, SessionHeld

NOON = datetime(2024, 5, 29, 12, tzinfo=UTC)
CHANNEL = "river-commission"


def registered(name: str = "River Commission") -> MechanismRegistered:
    """The event that opens the channel's stream."""
    return MechanismRegistered(name=name, parties=("AR", "BO"))


def held(edition: int) -> SessionHeld:
    """A session of the channel."""
    return SessionHeld(
        key=f"session-{edition}",
        occurred=parse(f"{2000 + edition}"),
        gist=f"Session {edition} was held.",
        citations=(Citation(article="gazette-1"),),
        edition=edition,
    )


def actor(name: str) -> ActorRegistered:
    """The event that opens a party's stream."""
    return ActorRegistered(kind="party", name=name)


def article(digest: str, text: str) -> tuple[ArticleRegistered, TextArchived]:
    """An article with its text."""
    return ArticleRegistered(title="The river", published=parse("2024-05-29")), TextArchived(digest=digest, length=len(text))


def record(ledger: Ledger, *sizes: int) -> None:
    """Append to the channel in transactions of these sizes."""
    for size in sizes:
        stream = ledger.stream(CHANNEL)
        version = stream.version if stream else 0
        events = [held(version + n) if version + n else registered() for n in range(size)]
        ledger.append({CHANNEL: events}, expected={CHANNEL: version}, recorded_at=NOON)


def alter(path: Path, *statements: str) -> None:
    """Do to the file behind the ledger's back what a stranger could."""
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)
