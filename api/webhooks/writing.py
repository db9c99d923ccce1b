"""How a change of state becomes a message, and for whom it is one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any
from urllib.parse import quote, urlencode

from api.filters import parties_of, sides
from api.ledger import Mark, Message, Webhook
from api.views import portraits, shown
from api.views.evidence import RuleEntry
from api.views.letters import ChangeOfState, FactTold, Source, StateChanged, StatusAfter, StatusBefore
from api.webhooks.lookout import Seen, Sighting
from domain.evidence.account import Account
from domain.standing import Rule

PLACES: Mapping[str, str] = {"mechanism": "mechanisms", "visit": "visits", "issue": "issues"}
_SENTENCES: Mapping[str, Callable[[Any], str]] = {
    "mechanism": lambda state: shown.item(state).sentence,
    "visit": lambda state: portraits.visit_item(state).sentence,
    "issue": lambda state: portraits.issue_item(state).sentence,
}
MERGED = RuleEntry(rule="merged", message="It is known to be the double of another, and its facts count there.")
WITHDRAWN = RuleEntry(rule="withdrawn", message="Nothing that was reported of it stands any more.")


@dataclass(frozen=True, slots=True)
class Draft:
    """A change written down: the mark at which it came, of which subject, by what it can be asked for, and its body."""

    mark: Mark
    subject: str
    facets: Mapping[str, frozenset[str]]
    body: str

    @property
    def order(self) -> tuple[date, int, str]:
        """Its place among all changes."""
        return self.mark.day, self.mark.position, self.subject

    def is_for(self, webhook: Webhook) -> bool:
        """Whether it came after the webhook was made, and is what that asks for."""
        is_later = self.mark.position > webhook.since.position or self.mark.day > webhook.since.day
        return is_later and all(self.facets[facet] & set(values) for facet, values in webhook.filters.items())

    def to(self, webhook: Webhook, now: datetime) -> Message:
        """The message to one webhook. The same change has the same id for it, however often it is found."""
        digest = sha256("\n".join(map(str, (webhook.id, *self.order))).encode()).hexdigest()
        return Message(f"msg_{digest[:32]}", webhook.id, self.body, now, next_attempt=now)


def drafted(sighting: Sighting, base_url: str) -> Draft:
    """A change of state written down; addresses in it begin with ``base_url``."""
    mark, subject = sighting.step.mark, sighting.dossier.subject.id
    return Draft(mark, subject, _facets(sighting), _state_changed(sighting, base_url).model_dump_json())


def _facets(sighting: Sighting) -> Mapping[str, frozenset[str]]:
    reader, registration = sighting.present.reader, sighting.dossier.subject.registration
    parties = parties_of(reader.state(sighting.step.mark.day))
    kinds = filter(None, [getattr(registration, "kind", None)])
    return {
        "parties": frozenset(parties),
        "states": frozenset(sides(parties, reader)),
        "ids": frozenset({sighting.dossier.subject.id}),
        "kinds": frozenset(kinds),
        "what": frozenset({sighting.dossier.kind}),
    }


def _state_changed(sighting: Sighting, base_url: str) -> StateChanged:
    mark, dossier = sighting.step.mark, sighting.dossier
    change = {
        "id": dossier.subject.id,
        "what": dossier.kind,
        "name": sighting.present.reader.name(mark.day),
        "before": StatusBefore.model_validate(sighting.before.standing) if sighting.before else None,
        "after": _after(sighting.after, mark.day) if sighting.after else None,
        "day": mark.day,
        "because": tuple(_reasons(sighting.after)) if sighting.after else (MERGED if sighting.is_merged else WITHDRAWN,),
        "position": mark.position,
        "url": f"{base_url}{_address(sighting)}",
    }
    return StateChanged(timestamp=sighting.step.at, data=ChangeOfState.model_validate(change))


def _after(seen: Seen, day: date) -> StatusAfter:
    sentence = _SENTENCES[seen.reader.kind](seen.reader.state(day))
    return StatusAfter.model_validate({"status": seen.standing.status, "since": seen.standing.since, "sentence": sentence})


def _reasons(seen: Seen) -> Iterator[FactTold | RuleEntry]:
    accounts = {account.key: account for account in seen.reader.accounts.visible}
    for reason in seen.standing.because:
        yield RuleEntry.model_validate(reason) if isinstance(reason, Rule) else _told(accounts[reason])


def _told(account: Account) -> FactTold:
    articles = {cited.article.id: cited.article.registered for cited in account.citations if cited.readable}
    sources = tuple(Source(article=id, title=a.title, url=str(a.url) if a.url else None) for id, a in articles.items())
    fact = account.fact
    return FactTold(key=fact.key, event=fact.stored_name(), occurred=str(fact.occurred), gist=fact.gist, articles=sources)


def _address(sighting: Sighting) -> str:
    """The address of the answer at all three clocks."""
    mark, subject = sighting.step.mark, sighting.dossier
    clocks = {"as_of": mark.day, "known_by": mark.day, "recorded_by": mark.position}
    return f"/{PLACES[subject.kind]}/{quote(subject.subject.id, safe='')}?{urlencode(clocks)}"
