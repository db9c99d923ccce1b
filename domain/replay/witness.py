"""What every portrait shows beside the answer: on whose word it rests, how fresh it is, and who is named."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from domain.actor import ActorRegistered
from domain.evidence.account import EvidenceLevel
from domain.replay.reader import Reader
from domain.standing import Because

AnyReader = Reader[Any, Any]


def evidence(reader: AnyReader, because: Because) -> tuple[EvidenceLevel | None, int]:
    """The evidence of the newest fact in ``because``; none where only the calendar gives the status."""
    for reason in because:
        account = reader.accounts.get(reason) if isinstance(reason, str) else None
        if account is not None:
            return account.evidence, account.origins
    return None, 0


def last_report(reader: AnyReader) -> date | None:
    """The date of the newest visible article on the subject: how fresh the silence is."""
    return reader.accounts.last_report


def names(reader: AnyReader, others: Iterable[str] = ()) -> dict[str, str]:
    """The names of every actor that the answer or its evidence mentions."""
    names = {}
    for actor in sorted({*others, *reader.accounts.named}):
        stream = reader.dossier.actors.get(actor)
        if stream and stream.events[0].position <= reader.recorded_by and isinstance(stream.registration, ActorRegistered):
            names[actor] = stream.registration.name
    return names
