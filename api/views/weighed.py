"""From the domain's accounts to the facts that a door shows: only what this reader could read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from hashlib import sha256

from api.views.base import known_from
from api.views.evidence import Attribution, Citation, Fact, FactEntry, Passage, RuleEntry, StandTaken
from domain import facts as domain
from domain.evidence.account import Account, Cited
from domain.evidence.excerpts import is_excerpt
from domain.standing import Because, Rule

Texts = Callable[[str], str | None]
"""The archived text of a digest, or None where it is not at hand."""

_SHOWN_APART = {"key", "occurred", "gist", "citations"}


def entry(account: Account, texts: Texts) -> FactEntry:
    """A fact as in ``because``."""
    return FactEntry(
        key=account.key,
        event=account.fact.stored_name(),
        occurred=str(account.fact.occurred),
        gist=account.fact.gist,
        citations=tuple(citation(cited, texts) for cited in account.citations if cited.readable),
    )


def reasons(because: Because, accounts: Iterable[Account], texts: Texts) -> tuple[FactEntry | RuleEntry, ...]:
    """Why, in full: each key as its fact, each rule of the calendar as itself."""
    by_key = {account.key: account for account in accounts}
    return tuple(
        RuleEntry(rule=reason.rule, message=reason.message) if isinstance(reason, Rule) else entry(by_key[reason], texts)
        for reason in because
    )


def fact(account: Account, as_of: date, texts: Texts) -> Fact:
    """A fact as it stands for this reader on that day."""
    return Fact(
        **dict(entry(account, texts)),
        certainly=account.certainly(as_of),
        disputed=account.disputed,
        stands=tuple(StandTaken.model_validate(stand) for stand in account.stands),
        corrections=account.corrections,
        fallen_by=account.fallen_by,
        evidence=account.evidence,
        origins=account.origins,
        known_from=known_from(account.public),
        position=account.position,
        details=account.fact.model_dump(mode="json", exclude=_SHOWN_APART, exclude_defaults=True),
    )


def citation(cited: Cited, texts: Texts) -> Citation:
    """A citation with its article as it stands."""
    article = cited.article
    return Citation(
        article=article.id,
        title=article.registered.title,
        publisher=article.registered.publisher,
        published=str(article.registered.published),
        authors=article.registered.authors,
        language=article.registered.language,
        url=str(article.registered.url) if article.registered.url else None,
        origin=article.voice,
        counts=cited.counts,
        passage=passage(cited.citation, texts(article.digest) if article.digest else None),
        attribution=Attribution.model_validate(cited.citation.attribution) if cited.citation.attribution else None,
    )


def passage(cited: domain.Citation, text: str | None) -> Passage | None:
    """Where the evidence stands; ``checked`` where the archived ``text`` is at hand and agrees."""
    if cited.passage is not None:
        return _at_place(cited.passage, text)
    return _quoted(cited.quote, text) if cited.quote is not None else None


def actors(facts: Iterable[FactEntry | RuleEntry]) -> Iterator[str]:
    """The actors who speak in the facts, take a stand on them, or are named in their fields."""
    for shown in facts:
        for cited in shown.citations if isinstance(shown, FactEntry) else ():
            yield from filter(None, (cited.attribution.speaker, cited.attribution.party) if cited.attribution else ())
        if isinstance(shown, Fact):
            yield from (stand.party for stand in shown.stands)
            yield from _named(shown)


def _named(shown: Fact) -> Iterator[str]:
    for field in ("by", "according_to", "participants", "parties"):
        yield from map(str, _listed(shown.details.get(field)))
    yield from map(str, _listed([shown.details.get("speaker")]))


def _listed(value: object) -> Sequence[object]:
    return [part for part in value if part] if isinstance(value, list) else []


def _at_place(place: domain.Passage, text: str | None) -> Passage:
    words = text[place.start : place.end] if text and place.end <= len(text) else None
    checked = words is not None and place.digest in (None, _digest(words))
    return Passage(
        start=place.start, end=place.end, digest=place.digest, checked=checked, text=_excerpt(words if checked else None, text)
    )


def _quoted(quote: domain.Quote, text: str | None) -> Passage:
    found, digest, words = text.find(quote.prefix + quote.exact + quote.suffix) if text else -1, _digest(quote.exact), quote.exact
    if found < 0:
        return Passage(start=None, end=None, digest=digest, checked=False, text=_excerpt(words, None))
    start = found + len(quote.prefix)
    return Passage(start=start, end=start + len(words), digest=digest, checked=True, text=_excerpt(words, text))


def _excerpt(words: str | None, text: str | None) -> str | None:
    """The words, if they are no more than may be shown to everyone."""
    return words if words is not None and is_excerpt(len(words), len(text) if text is not None else None) else None


def _digest(words: str) -> str:
    return f"sha256:{sha256(words.encode()).hexdigest()}"
