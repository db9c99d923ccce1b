"""Weighing along the days of knowledge: the accounts of one subject, weighed anew only where something became public."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

from domain.dossier import Dossier, Recorded, Stream
from domain.evidence.account import Account
from domain.evidence.articles import Articles, ArticleView, public_from
from domain.evidence.scales import SETTLING, STANDS, Scales, revisions_by_target
from domain.evidence.stands import Stands
from domain.facts import REVISING, DisputeSettled, Fact, FactCorrected
from domain.imprints import Imprint, Imprints
from domain.mechanism.events import PartyJoined

BEFORE_ALL = datetime.min.replace(tzinfo=UTC)


class Weighing(Scales):
    """The accounts of a subject without doubles, as the public learns more, in the newest state of the ledger.

    What only tells how well a fact is evidenced (``stands``, ``evidence``, ``origins``) is not followed: no status hangs on it.
    """

    def __init__(self, dossier: Dossier, recorded_by: int) -> None:
        """Before anything was public."""
        super().__init__(dossier, BEFORE_ALL, recorded_by, _Voiceless(dossier.articles, BEFORE_ALL, recorded_by))
        self.parties = dossier.parties
        self.by_key: dict[str, Account] = {}
        self._citing: dict[str, list[str]] = {}
        self._targets: dict[str, list[str]] = {}
        self._joining: list[str] = []
        self._partial: dict[str, None] = {}
        self._before: list[tuple[str, Account | None]] = []
        self._take([item for item in dossier.subject.by_key.values() if item.position <= recorded_by])

    def add(self, items: Iterable[Recorded], articles: Mapping[str, Stream], actors: Mapping[str, Stream]) -> None:
        """Take in facts that were recorded since, none of which could have been read so far, and the streams that they name."""
        self.articles.add(articles)
        self._affiliations.add(actors)
        self._take(items)

    def _take(self, items: Iterable[Recorded]) -> None:
        revises = False
        for item in items:
            event = item.event
            if isinstance(event, Fact):
                key, kind = event.key, type(event)
                self._recorded[key] = item
                for article in articles_cited(event):
                    self._citing.setdefault(article, []).append(key)
                revises = revises or kind in REVISING
                if kind is PartyJoined:
                    self._joining.append(key)
                if event.according_to:
                    self._partial[key] = None
        if revises:
            self._find_revisions()

    def _find_revisions(self) -> None:
        self._about = revisions_by_target(self._recorded.values())
        self._targets.clear()
        for target, revisions in self._about.items():
            for revision in revisions:
                self._targets.setdefault(revision, []).append(target)

    def get(self, key: str) -> Account | None:
        """The account of the fact of that key."""
        return self.by_key.get(key) or (self._weigh(key) if key in self._recorded else None)

    def learn(
        self, known_by: datetime, articles: Iterable[str], only: Iterable[str] | None = None
    ) -> list[tuple[Account | None, Account | None]]:
        """Read what became public of these articles by then. Gives each account that was weighed anew, before and after.

        ``only`` these facts are new, where the articles have been read before.
        """
        self._known_by = known_by
        self.articles.learn(known_by, articles if only is None else ())
        citing = [key for article in articles for key in self._citing.get(article, ())]
        keys = self._concerned(citing if only is None else list(only))
        for key in keys:
            if key in self._weighed:
                del self._weighed[key]
        weighed = [(key, self._weigh(key)) for key in keys]
        if self._joining and any(account is not None and type(account.fact) is PartyJoined for _, account in weighed):
            already = set(keys)
            weighed += [(key, self._weigh(key)) for key in self._regrouped() if key in self._recorded and key not in already]
        return [self._renew(key, account) for key, account in weighed]

    @property
    def age(self) -> int:
        """How often an account was weighed anew so far."""
        return len(self._before)

    def return_to(self, age: int, known_by: datetime, parties: tuple[str, ...]) -> None:
        """Unlearn what was learned since it was of that age; this instant and these parties were known then."""
        while len(self._before) > age:
            key, account = self._before.pop()
            if account is None:
                self.by_key.pop(key, None)
            else:
                self.by_key[key] = account
        self._known_by, self.parties = known_by, parties
        self._weighed.clear()
        self.articles.unlearn(known_by)

    def _renew(self, key: str, account: Account | None) -> tuple[Account | None, Account | None]:
        """Put the account in the place of the one before. Gives both."""
        before = self.by_key.get(key)
        self._before.append((key, before))
        if account is None:
            self.by_key.pop(key, None)
            return before, None
        self.by_key[key] = judged = self._judged(key, account)
        return before, judged

    def _judged(self, key: str, account: Account) -> Account:
        """The account, with whether it is disputed."""
        if key not in self._about and key not in self._partial:
            return account
        fact = account.fact
        if type(fact) in REVISING:
            return account
        stands = self._valid(key, STANDS)
        if not stands and not fact.according_to:
            return account
        if not Stands(fact, self.parties, self._affiliations, stands).disputed:
            return account
        settlements = (a.fact for a in self._valid(key, SETTLING))
        if any(isinstance(settled, DisputeSettled) and key in settled.upheld for settled in settlements):
            return account
        return replace(account, disputed=True)

    def _regrouped(self) -> Iterable[str]:
        """Find out who the parties are. Gives the keys of the facts that may be disputed otherwise, if they are others."""
        before, joined = self.parties, (self._weigh(key) for key in self._joining)
        self.parties = self._parties([account for account in joined if account])
        return {**self._about, **self._partial} if self.parties != before else ()

    def _concerned(self, keys: list[str]) -> list[str]:
        """These keys of facts, and those of the facts about which these say something, however far; in their order."""
        if len(keys) == 1 and keys[0] not in self._targets and keys[0] in self._recorded:
            return keys  # as nearly always
        found: set[str] = set()
        ahead = keys.copy()
        while ahead:
            key = ahead.pop()
            if key not in found and key in self._recorded:  # what is said of a double's merge is about no fact of this record
                found.add(key)
                # A correction tells what was so; who cites it counts for its target, and a target's stands with it.
                ahead += self._targets.get(key, ())
        return sorted(found) if len(found) > 1 else list(found)


class _Voiceless(Articles):
    """Articles of which nobody asks whose voice they repeat."""

    def __init__(self, streams: Mapping[str, Stream], known_by: datetime, recorded_by: int) -> None:
        """As all articles; of some it may be that only the imprint was read."""
        super().__init__(streams, known_by, recorded_by)
        self._imprints: Mapping[str, Imprint] = streams.plain if isinstance(streams, Imprints) else {}

    def _view(self, article: str) -> ArticleView | None:
        imprint = self._imprints.get(article)
        if imprint is None or imprint.position > self._recorded_by:
            return super()._view(article)
        published = imprint.published
        return ArticleView(article, imprint.position, None, public_from(published), published.latest or date.max, article)

    def _voice(self, article: str) -> str:
        return article


def articles_cited(fact: Fact) -> list[str]:
    """The ids of the articles that a fact cites, also those that it says another one should cite."""
    cited = [citation.article for citation in fact.citations]
    if type(fact) is not FactCorrected:
        return cited
    changed = fact.changes.get("citations")
    if isinstance(changed, list):
        cited += [str(citation.get("article")) for citation in changed if isinstance(citation, Mapping)]
    return cited
