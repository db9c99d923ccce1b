"""Weighing along the days of knowledge: the accounts of one subject, weighed anew only where something became public."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime

from domain.dossier import Dossier
from domain.evidence.account import Account
from domain.evidence.accounts import Accounts
from domain.facts import Fact, FactCorrected
from domain.mechanism.events import PartyJoined

BEFORE_ALL = datetime.min.replace(tzinfo=UTC)


class Weighing(Accounts):
    """The accounts of a subject without doubles, as the public learns more, in the newest state of the ledger.

    What only tells of whose voice an article is (``origins``) is not followed: no status hangs on it.
    """

    def __init__(self, dossier: Dossier, recorded_by: int) -> None:
        """Before anything was public."""
        super().__init__(dossier, BEFORE_ALL, recorded_by)
        self.by_key: dict[str, Account] = {account.key: account for account in self.all}
        self._citing: defaultdict[str, set[str]] = defaultdict(set)
        for key, item in self._recorded.items():
            for article in _cited(item.event):
                self._citing[article].add(key)
        self._targets: defaultdict[str, list[str]] = defaultdict(list)
        for target, revisions in self._about.items():
            for revision in revisions:
                self._targets[revision].append(target)

    def learn(self, known_by: datetime, articles: Iterable[str]) -> Iterator[tuple[Account | None, Account | None]]:
        """Read what became public of these articles by then. Gives each account that was weighed anew, before and after."""
        self._known_by = known_by
        self.articles.learn(known_by, articles)
        keys = self._concerned(articles)
        for key in keys:
            self._weighed.pop(key, None)
        weighed = {key: self._weigh(key) for key in sorted(keys)}
        if any(account and isinstance(account.fact, PartyJoined) for account in weighed.values()):
            weighed = {key: self._weigh(key) for key in self._recorded}
            self.parties = self._parties([account for account in weighed.values() if account])
        for key, account in weighed.items():
            yield self.by_key.get(key), self._renew(key, account)

    def _renew(self, key: str, account: Account | None) -> Account | None:
        if account is None:
            self.by_key.pop(key, None)
            return None
        self.by_key[key] = judged = self._judged(account, self._affiliations)
        return judged

    def _concerned(self, articles: Iterable[str]) -> set[str]:
        """The keys of the facts that cite one of them, and of those about which these say something, however far."""
        found: set[str] = set()
        ahead = [key for article in articles for key in self._citing.get(article, ())]
        while ahead:
            key = ahead.pop()
            if key not in found:
                found.add(key)
                # A correction tells what was so; who cites it counts for its target, and a target's stands with it.
                ahead += self._targets.get(key, [])
        return found


def _cited(event: object) -> Iterator[str]:
    assert isinstance(event, Fact)
    yield from (citation.article for citation in event.citations)
    changed = event.changes.get("citations") if isinstance(event, FactCorrected) else None
    for citation in changed if isinstance(changed, list) else ():
        if isinstance(citation, Mapping):
            yield str(citation.get("article"))
