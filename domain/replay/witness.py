"""What every portrait shows beside the answer: on whose word it rests, how fresh it is, and who is named."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from domain.actor import ActorRegistered
from domain.evidence.account import Account, EvidenceLevel
from domain.replay.reader import Reader
from domain.standing import Because

AnyReader = Reader[Any, Any]

_LISTS = ("by", "according_to", "participants", "parties", "against", "actors")
_ONES = ("speaker", "traveller", "of")


def evidence(reader: AnyReader, because: Because) -> tuple[EvidenceLevel | None, int]:
    """The evidence of the newest fact in ``because``; none where only the calendar gives the status."""
    for reason in because:
        account = reader.accounts.get(reason) if isinstance(reason, str) else None
        if account is not None:
            return account.evidence, account.origins
    return None, 0


def last_report(reader: AnyReader) -> date | None:
    """The date of the newest visible article on the subject: how fresh the silence is."""
    days = (c.article.day for a in reader.accounts.visible for c in a.citations if c.article.public <= reader.known_by)
    return max(days, default=None)


def names(reader: AnyReader, others: Iterable[str] = ()) -> dict[str, str]:
    """The names of every actor that the answer or its evidence mentions."""
    named: set[str] = {*others}
    for account in reader.accounts.visible:
        named.update(_actors_of(account))
    names = {}
    for actor in sorted(named):
        stream = reader.dossier.actors.get(actor)
        if stream and stream.events[0].position <= reader.recorded_by and isinstance(stream.registration, ActorRegistered):
            names[actor] = stream.registration.name
    return names


def _actors_of(account: Account) -> Iterable[str]:
    fact = account.fact
    for name in _LISTS:
        yield from getattr(fact, name, ())
    yield from (actor for name in _ONES if (actor := getattr(fact, name, None)))
    yield from (stand.party for stand in account.stands)
    for cited in account.citations:
        attribution = cited.citation.attribution
        if attribution and cited.readable:
            yield from (actor for actor in (attribution.speaker, attribution.party) if actor)
