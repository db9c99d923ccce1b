"""Whom a recording would touch, and what it would change of an answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from api.holdings import Holdings
from domain.dossier import KIND_OF_STREAM
from domain.facts import Event
from domain.mechanism.events import MechanismSucceeded
from domain.merging import MergedInto
from domain.replay import Change, difference


def touched(before: Holdings, after: Holdings, batches: Mapping[str, Sequence[Event]]) -> tuple[str, ...]:
    """The ids of mechanisms, visits, issues and actors whose answers may change: those that are written of, come first.

    Then come those that are named as successors or as what a double is, those that a double written of is said to be, and
    those whose facts cite an article that was there already and is written of.
    """
    written = [id for id in batches if _kind(after, id) != "article"]
    articles = {id for id in batches if _kind(before, id) == "article"}
    named = (other for id in written for other in _named(after, id))
    citing = _citing(before, articles) if articles else ()
    found = dict.fromkeys((*written, *named, *citing))
    return tuple(id for id in found if _kind(after, id) not in (None, "article"))


def changes(before: Any, after: Any) -> tuple[Change, ...]:
    """What is different between two states of one subject, field by field; nothing where there is none before or none after."""
    if before is None or after is None or type(before) is not type(after):
        return ()
    return difference(before, after)


def _kind(holdings: Holdings, id: str) -> str | None:
    stream = holdings.stream(id)
    return KIND_OF_STREAM[type(stream.registration)] if stream else None


def _named(after: Holdings, id: str) -> Iterator[str]:
    """Whom the facts of a stream name as its successor, or as what it is the double of."""
    stream = after.stream(id)
    for _, fact in stream.facts() if stream else ():
        if isinstance(fact, MechanismSucceeded):
            yield from fact.successors
        if isinstance(fact, MergedInto):
            yield fact.id


def _citing(before: Holdings, articles: set[str]) -> Iterator[str]:
    """The streams that cite one of the articles, in the order of opening."""
    streams = (before.stream(id) for id in set().union(*map(before.concerns.citing, articles)))
    yield from (stream.id for stream in sorted(filter(None, streams), key=lambda stream: stream.events[0].position))
