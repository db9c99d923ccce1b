"""Verifying a ledger: the chain and every event, every cited passage against its archived text, and what is derived from it all."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from functools import lru_cache, partial

from api.ledger import Head, Ledger, LedgerError, Problem
from domain.article import TextArchived
from domain.decide.passages import why_not_in
from domain.dossier import KIND_OF_STREAM, Recorded, Stream
from domain.facts import Citation, Event, Fact, FactCorrected

TEXTS_AT_HAND = 64
"""How many archived texts are held in memory."""


def verify(ledger: Ledger, remake: Callable[[Ledger], object], head: Head | None = None) -> Iterator[Problem]:
    """What is not as it was recorded, does not match its evidence or is not what the events give; nothing if all is well.

    ``head`` is a position with its digest that was kept elsewhere; ``remake`` makes anew, in another ledger of the same events,
    what is derived from them. Where the log or its streams are not sound, nothing is compared with them.
    """
    for look in (partial(ledger.verify, head), partial(evidence, ledger), partial(_strays, ledger, remake)):
        sound = True
        for problem in look():
            sound = sound and problem.place == "passages"
            yield problem
        if not sound:
            return


def _strays(ledger: Ledger, remake: Callable[[Ledger], object]) -> Iterator[Problem]:
    try:
        yield from ledger.strays(remake)
    except LedgerError as error:
        yield Problem(None, f"what is derived could not be made anew: {error}", "bands")


def evidence(ledger: Ledger) -> Iterator[Problem]:
    """Streams that do not begin with their registration, keys that stand twice in one, and passages that are not in their texts.

    Passages of articles without an archived text are passed over.
    """
    text = lru_cache(TEXTS_AT_HAND)(partial(text_of, ledger))
    opened = ledger.opened()
    for stream in filter(None, map(ledger.stream, opened)):
        yield from _misshapen(stream)
        yield from _misquotations(stream, opened, text)


def _misshapen(stream: Stream) -> Iterator[Problem]:
    keys: dict[str, int] = {}
    for item in stream.events:
        if (type(item.event) in KIND_OF_STREAM) is not (item.version == 1):
            expected = "a registration" if item.version == 1 else "no second registration"
            yield _problem(item, f"the stream {stream.id} has {item.event.stored_name()} at version {item.version}", expected)
        key = getattr(item.event, "key", None)
        if key is not None and (first := keys.setdefault(key, item.position)) != item.position:
            yield _problem(item, f"its key {key} was taken in {stream.id} by event {first}", "a key of its own")


def _problem(item: Recorded, message: str, expected: str) -> Problem:
    return Problem(item.position, message, "streams", item.stream, expected)


def _misquotations(stream: Stream, opened: Collection[str], text: Callable[[str], str | None]) -> Iterator[Problem]:
    for item in stream.events:
        told = f"the fact {item.event.key} of {stream.id}" if isinstance(item.event, Fact) else f"the registration of {stream.id}"
        for citation in _citations(item.event):
            if (reason := _reason(citation, opened, text)) is not None:
                yield Problem(item.position, f"{told} cites {citation.article}, {reason}", "passages", stream.id)


def _citations(event: Event) -> Iterator[Citation]:
    yield from getattr(event, "citations", ())
    changed = event.changes.get("citations") if isinstance(event, FactCorrected) else None
    yield from map(Citation.model_validate, changed if isinstance(changed, list) else ())


def _reason(citation: Citation, opened: Collection[str], text: Callable[[str], str | None]) -> str | None:
    if citation.article not in opened:
        return "which is not in the ledger"
    archived = text(citation.article)
    reason = why_not_in(archived, citation) if archived is not None else None
    return f"but {reason}" if reason else None


def text_of(ledger: Ledger, article: str) -> str | None:
    """The archived text of an article, or None. Raises :class:`LedgerError` if the ledger fails."""
    stream = ledger.stream(article)
    archived = (item.event for item in stream.events if isinstance(item.event, TextArchived)) if stream else iter(())
    return next((ledger.text(event.digest) for event in archived), None)


__all__ = ["Head", "LedgerError", "Problem", "evidence", "text_of", "verify"]
