"""Who acts towards whom, as event data wants it told."""

from __future__ import annotations

from dataclasses import dataclass

from domain.actor import ActorRegistered
from domain.dossier import Stream
from domain.facts import Fact

Actors = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sides:
    """The source and the target of an act; they are the same actors where all of them act towards each other."""

    source: Actors
    target: Actors


def sides(stream: Stream, fact: Fact, *, mutual: bool) -> Sides:
    """The two sides, from the fact and, where it names none, from the parties as registered.

    Of what is done together without a name, all parties are the source. The target are those whom the fact names as such,
    else the other parties; where none are left, the source itself: each towards the others.
    """
    parties = _parties(stream, fact)
    source = _actors(stream, fact) or (parties if mutual else ())
    named = _named(fact, "against") or _named(fact, "actors")
    others = tuple(party for party in parties if party not in source)
    return Sides(source, named or others or (source if len(source) > 1 else ()))


def _actors(stream: Stream, fact: Fact) -> Actors:
    if fact.by:
        return fact.by
    if isinstance(stream.registration, ActorRegistered):
        return (stream.id,)
    one = getattr(fact, "speaker", None) or getattr(fact, "traveller", None) or _traveller(stream)
    return (one,) if one else _named(fact, "parties")


def _traveller(stream: Stream) -> str | None:
    traveller: str | None = getattr(stream.registration, "traveller", None)
    return traveller


def _parties(stream: Stream, fact: Fact) -> Actors:
    participants = _named(fact, "participants")
    registered: Actors = getattr(stream.registration, "parties", ())
    return participants or registered


def _named(fact: Fact, field: str) -> Actors:
    named: Actors = getattr(fact, field, ())
    return named
