"""The events of an actor: a state, party, body or person, with names and the offices held over time (1.8).

Bare names are reference data, seen at every known date; what is said of an actor's offices and contacts are facts.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from domain.facts import ActorId, Event, Fact, StateCode, Text
from domain.statement import StatementMade

ActorKind = Literal["state", "party", "body", "person"]


class ActorRegistered(Event):
    """Opens the stream of an actor: what it is, the state that it belongs to, and its names."""

    kind: ActorKind
    name: Text
    state: StateCode | None = None
    names: dict[str, Text] = {}
    aliases: tuple[Text, ...] = ()
    wikidata: Text | None = None


class OfficeTaken(Fact):
    """The actor takes an office, of a state, party or body."""

    rank = 56
    office: Text
    of: ActorId | None = None


class OfficeLeft(Fact):
    """The actor leaves an office."""

    rank = 57
    office: Text
    of: ActorId | None = None


class ActorRenamed(Fact):
    """The actor has a new name from that day."""

    rank = 58
    name: Text


class ContactReported(Fact):
    """The actor is reported to have been in contact ``with`` named actors, or with people of a number of countries."""

    model_config = ConfigDict(serialize_by_alias=True)

    rank = 59
    with_: Annotated[tuple[ActorId, ...], Field(min_length=1)] | Annotated[int, Field(ge=1, le=300)] = Field(alias="with")

    @property
    def actors(self) -> tuple[ActorId, ...]:
        """The actors named; none where only a number of countries is given."""
        return self.with_ if isinstance(self.with_, tuple) else ()


ACTOR_FACTS: tuple[type[Fact], ...] = (OfficeTaken, OfficeLeft, ActorRenamed, ContactReported, StatementMade)
"""Every kind of fact that an actor's stream can hold, beside the revisions and merges."""

ACTOR_EVENTS: tuple[type[Event], ...] = (ActorRegistered, *ACTOR_FACTS)
"""Every kind of event of its own that an actor's stream can hold."""
