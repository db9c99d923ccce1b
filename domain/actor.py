"""The events of an actor: a state, party, body or person. Bare names are reference data, seen at every known date."""

from __future__ import annotations

from typing import Literal

from domain.facts import Event, StateCode, Text

ActorKind = Literal["state", "party", "body", "person"]


class ActorRegistered(Event):
    """Opens the stream of an actor: what it is, the state that it belongs to, and its names."""

    kind: ActorKind
    name: Text
    state: StateCode | None = None
    names: dict[str, Text] = {}
    aliases: tuple[Text, ...] = ()
    wikidata: Text | None = None


ACTOR_EVENTS: tuple[type[Event], ...] = (ActorRegistered,)
"""Every kind of event that an actor's stream can hold."""
