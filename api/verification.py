"""Verifying a ledger: the chain and every event, and every cited passage against its archived text."""

from __future__ import annotations

from collections.abc import Iterator

from api.ledger import Ledger, LedgerError, Problem
from domain.article import TextArchived
from domain.decide.passages import why_not_in
from domain.facts import Fact


def verify(ledger: Ledger) -> Iterator[Problem]:
    """What is not as it was recorded, and what does not match its evidence; nothing if all is well."""
    sound = True
    for problem in ledger.verify():
        sound = False
        yield problem
    if sound:
        yield from passages(ledger)


def passages(ledger: Ledger) -> Iterator[Problem]:
    """Every cited passage that is not in its article's archived text. Articles without a text are passed over."""
    texts: dict[str, str | None] = {}
    for id in ledger.opened():
        stream = ledger.stream(id)
        for item, fact in stream.facts() if stream else ():
            yield from (Problem(item.position, message) for message in _misquotations(ledger, id, fact, texts))


def _misquotations(ledger: Ledger, stream: str, fact: Fact, texts: dict[str, str | None]) -> Iterator[str]:
    for citation in fact.citations:
        if citation.article not in texts:
            texts[citation.article] = text_of(ledger, citation.article)
        text = texts[citation.article]
        if text is not None and (reason := why_not_in(text, citation)):
            yield f"the fact {fact.key} of {stream} cites {citation.article}, but {reason}"


def text_of(ledger: Ledger, article: str) -> str | None:
    """The archived text of an article, or None. Raises :class:`LedgerError` if the ledger fails."""
    stream = ledger.stream(article)
    archived = (item.event for item in stream.events if isinstance(item.event, TextArchived)) if stream else iter(())
    return next((ledger.text(event.digest) for event in archived), None)


__all__ = ["LedgerError", "Problem", "passages", "text_of", "verify"]
