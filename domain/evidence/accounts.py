"""Accounts: what a reader at (known_by, recorded_by) makes of every fact of a stream (1.2, 1.3, 1.7)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from domain.dossier import Dossier
from domain.evidence.account import Account
from domain.evidence.articles import Articles
from domain.evidence.scales import SETTLING, STANDS, Scales, revisions_by_target
from domain.evidence.stands import Stands
from domain.facts import DisputeSettled, Fact, Revision


class Accounts(Scales):
    """Every fact of a mechanism's stream, as a reader at (known_by, recorded_by) has it.

    ``all`` are the accounts in fold order; ``visible`` those that this reader could have read, with what is said about facts, and
    what fell. ``facts`` are the visible facts about the world that stand: the ``undisputed`` ones move the base answer, the
    ``disputed`` ones do not, because a party denies them.
    """

    def __init__(self, dossier: Dossier, known_by: datetime, recorded_by: int) -> None:
        """``recorded_by`` is a position of the log; ``known_by`` an instant with offset."""
        from domain.evidence.merges import with_doubles  # the two need each other: a merge is itself a fact to be weighed

        super().__init__(dossier, known_by, recorded_by, Articles(dossier.articles, known_by, recorded_by))
        keyed = with_doubles(dossier, known_by, recorded_by) if dossier.doubles else dossier.subject.by_key
        self._recorded = {key: item for key, item in keyed.items() if item.position <= recorded_by and isinstance(item.event, Fact)}
        self._about = revisions_by_target(self._recorded.values())
        weighed = [account for key in self._recorded if (account := self._weigh(key))]
        self.parties = self._parties(weighed)
        self.all = tuple(sorted((self._judged(account) for account in weighed), key=lambda a: a.order))
        self._by_key = {account.key: account for account in self.all}
        self.visible = tuple(a for a in self.all if a.visible)
        self.facts = tuple(a for a in self.visible if not a.fallen and not isinstance(a.fact, Revision))
        self.undisputed = tuple(a for a in self.facts if not a.disputed)
        self.disputed = tuple(a for a in self.facts if a.disputed)

    @property
    def last_report(self) -> date | None:
        """The date of the newest article that could be read."""
        days = (c.article.day for a in self.visible for c in a.citations if c.article.public <= self._known_by)
        return max(days, default=None)

    @property
    def named(self) -> frozenset[str]:
        """Everyone whom what is visible names."""
        return frozenset(actor for account in self.visible for actor in account.actors())

    @property
    def tell(self) -> bool:
        """Whether they tell anything at all of the subject: its registration is seen with its first fact."""
        return any(self.was(a) for a in self.visible)

    def get(self, key: str) -> Account | None:
        """The account of the fact of that key."""
        return self._by_key.get(key)

    def _judged(self, account: Account) -> Account:
        stands = Stands(account.fact, self.parties, self._affiliations, list(self._valid(account.key, STANDS)))
        upheld = any(
            isinstance(a.fact, DisputeSettled) and account.key in a.fact.upheld for a in self._valid(account.key, SETTLING)
        )
        holding = [c for c in account.citations if c.holds]
        return replace(
            account,
            disputed=stands.disputed and not upheld and not isinstance(account.fact, Revision),
            stands=stands.taken,
            evidence=stands.evidence(c.citation.attribution for c in holding if c.citation.attribution),
            origins=len({c.article.voice for c in holding}),
        )
