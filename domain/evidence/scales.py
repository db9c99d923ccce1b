"""Scales: how one fact weighs for a reader at (known_by, recorded_by), with what revises it and what it cites (1.2, 1.3).

Nothing here says for whom or when: who reads once keeps the result as :class:`~domain.evidence.accounts.Accounts`; who learns
more and more puts single facts on the scales again.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Container, Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Final, cast

from pydantic import ValidationError

from domain.dates import VagueDate
from domain.dossier import Dossier, Recorded
from domain.evidence.account import Account, Cited
from domain.evidence.articles import Articles
from domain.evidence.stands import Affiliations
from domain.facts import (
    REVISING,
    AboutFact,
    Citation,
    CommentDeclined,
    DisputeSettled,
    Fact,
    FactConfirmed,
    FactCorrected,
    FactCorroborated,
    FactDenied,
    FactRetracted,
)
from domain.mechanism.events import PartyJoined

CORRECTING: Final = (FactCorrected,)
RETRACTING: Final = (FactRetracted,)
SETTLING: Final = (DisputeSettled,)
STANDS: Final = (FactConfirmed, FactDenied, CommentDeclined)
"""Kinds of revisions, each without kinds under it, so that the type of a fact says which it is."""
_ONE_DAY: Final = timedelta(days=1)


class Scales(ABC):
    """What there is to weigh the facts of one stream with."""

    def __init__(self, dossier: Dossier, known_by: datetime, recorded_by: int, articles: Articles) -> None:
        """Nothing is weighed yet. ``recorded_by`` is a position of the log; ``known_by`` an instant with offset."""
        self._dossier = dossier
        self._known_by = known_by
        self._never = datetime.max.replace(tzinfo=known_by.tzinfo)
        self.articles = articles
        self._affiliations = Affiliations(dossier.actors, recorded_by)
        self._affiliations.add({dossier.subject.id: dossier.subject})
        self._recorded: dict[str, Recorded] = {}
        self._about: dict[str, list[str]] = {}
        self._weighed: dict[str, Account | None] = {}
        self._weighing: set[str] = set()

    @abstractmethod
    def get(self, key: str) -> Account | None:
        """The account of the fact of that key."""

    def was(self, account: Account) -> bool:
        """Whether this is a fact about the world, and not only a coder's slip, which was never public knowledge."""
        if type(account.fact) in REVISING:
            return False
        if account.fallen_by is None:
            return True
        by = self.get(account.fallen_by)
        return by is None or not isinstance(by.fact, FactRetracted) or by.fact.cause != "coder"

    def _parties(self, weighed: Iterable[Account]) -> tuple[str, ...]:
        joined = (p for a in weighed if a.visible and isinstance(a.fact, PartyJoined) for p in a.fact.parties)
        return tuple(dict.fromkeys((*self._dossier.parties, *joined)))

    def _weigh(self, key: str) -> Account | None:
        """The account of a fact, without the stands; None for a circle of revisions, which says nothing."""
        if key in self._weighed:
            return self._weighed[key]
        if key in self._weighing:
            return None
        is_revised = key in self._about
        if is_revised:  # else no other one is asked for
            self._weighing.add(key)
        self._weighed[key] = account = self._account(self._recorded[key], is_revised=is_revised)
        if is_revised:
            self._weighing.discard(key)
        return account

    def _valid(self, key: str, kinds: Container[type[Fact]]) -> list[Account]:
        """The revisions of these kinds about ``key`` that hold for this reader, in their order of effect."""
        if key not in self._about:
            return []
        found = []
        for revision in self._about[key]:
            account = self._weigh(revision) if type(self._recorded[revision].event) in kinds else None
            if account and (_is_coders(account.fact) or account.visible) and account.fallen_by is None:
                found.append(account)
        if len(found) < 2:
            return found
        return sorted(
            found, key=lambda a: (not _is_coders(a.fact), a.public if not _is_coders(a.fact) else a.recorded_at.min, a.order)
        )

    def _account(self, item: Recorded, *, is_revised: bool) -> Account:
        original = cast("Fact", item.event)  # nothing else is put on the scales
        key = original.key
        corrections = self._valid(key, CORRECTING) if is_revised else []
        fact = _corrected(original, corrections) if corrections else original
        occurred = fact.occurred
        cited = self._cited(fact, key, corrections, occurred.earliest)
        first = _first_to_hold(cited)
        fallen_by = self._fallen_by(key) if is_revised else None
        return Account(
            key=key,
            fact=fact,
            position=item.position,
            recorded_at=item.recorded_at,
            earliest=occurred.earliest,
            latest=_happened_by(occurred, first.article.day if first else None),
            public=first.article.public if first else self._never,
            citations=tuple(cited),
            visible=first is not None,
            fallen=fallen_by is not None or first is None,
            corrections=tuple([a.key for a in corrections]) if corrections else (),
            fallen_by=fallen_by,
        )

    def _cited(self, fact: Fact, key: str, corrections: Sequence[Account], earliest: date | None) -> list[Cited]:
        """The fact's citations, those that corroborate it and those of its corrections, each article's passage once."""
        citations = fact.citations
        if key in self._about:
            citations = (*citations, *self._cited_by_revisions(key, corrections))
        if len(citations) > 1 and len({citation.article for citation in citations}) < len(citations):
            citations = tuple(dict.fromkeys(citations))  # to tell citations apart by more than the article takes long
        return [cited for citation in citations if (cited := self._cite(citation, earliest)) is not None]

    def _cited_by_revisions(self, key: str, corrections: Sequence[Account]) -> list[Citation]:
        found: list[Citation] = []
        for revision in self._about[key]:
            event = self._recorded[revision].event
            if type(event) is FactCorroborated and (account := self._weigh(revision)) and account.fallen_by is None:
                found += account.fact.citations
        for correction in corrections:
            found += correction.fact.citations
        return found

    def _cite(self, citation: Citation, earliest: date | None) -> Cited | None:
        article = self.articles.get(citation.article)
        if article is None:
            return None
        return Cited(citation, article, counts(article.day, earliest), self.articles.is_readable(article))

    def _fallen_by(self, key: str) -> str | None:
        """The key of the retraction or settlement by which the fact falls."""
        retractions = self._valid(key, RETRACTING)
        if retractions:
            return retractions[0].key
        verdict = None
        for settlement in sorted(self._valid(key, SETTLING), key=lambda a: a.order):
            assert isinstance(settlement.fact, DisputeSettled)
            verdict = settlement.key if key in settlement.fact.dismissed else None
        return verdict


def _first_to_hold(cited: Sequence[Cited]) -> Cited | None:
    """The citation by which a fact became known."""
    first: Cited | None = None
    for one in cited:
        if one.holds and (first is None or one.article.public < first.article.public):
            first = one
    return first


def counts(published: date, earliest: date | None) -> bool:
    """Whether an article published that day can know of a fact: not if published more than a day before its earliest day."""
    return earliest is None or earliest <= published or published >= earliest - _ONE_DAY


def _happened_by(occurred: VagueDate, published: date | None) -> date:
    """The smaller of the fact's own latest day and the day it was first published, but not before its earliest day."""
    latest, earliest = occurred.latest, occurred.earliest
    if latest is None or (published is not None and published < latest):
        latest = published or date.max
    return latest if earliest is None or earliest <= latest else earliest


def _is_coders(fact: Fact) -> bool:
    return isinstance(fact, FactCorrected | FactRetracted) and fact.cause == "coder"


def revisions_by_target(items: Iterable[Recorded]) -> dict[str, list[str]]:
    """The keys of the facts about a fact, in the order of keys, by that fact's key."""
    about: dict[str, list[str]] = {}
    for item in items:
        event = item.event
        if type(event) not in REVISING:
            continue
        if isinstance(event, AboutFact):
            about.setdefault(event.fact, []).append(event.key)
        elif isinstance(event, DisputeSettled):
            for target in dict.fromkeys((*event.upheld, *event.dismissed)):
                about.setdefault(target, []).append(event.key)
    return {target: sorted(keys) for target, keys in about.items()}  # not in the order of recording


def corrected(fact: Fact, changes: dict[str, object]) -> Fact:
    """The fact with the changed fields. Raises pydantic's ValidationError if it would be none."""
    return type(fact).model_validate(fact.model_dump(mode="json", exclude_unset=True) | changes)


def _corrected(fact: Fact, corrections: Sequence[Account]) -> Fact:
    for account in corrections:
        assert isinstance(account.fact, FactCorrected)
        try:
            fact = corrected(fact, account.fact.changes)
        except ValidationError:  # each was accepted alone; together they contradict, and the earlier one stands
            continue
    return fact
