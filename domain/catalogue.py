"""The catalogue of stored events: the stable name and version under which each kind is kept, for ever.

A class may move or be renamed in code; the name here may not change. When the shape of an event changes, its
``version`` is raised and an upcasting step is added here that turns the older stored shape into the newer one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from domain.actor import ACTOR_EVENTS, ACTOR_FACTS
from domain.article import ARTICLE_EVENTS
from domain.facts import REVISIONS, Event, Fact
from domain.issue.events import ISSUE_FACTS, IssueRegistered
from domain.mechanism.events import MECHANISM_FACTS, MechanismRegistered
from domain.merging import MERGES
from domain.visit.events import VISIT_FACTS, VisitRegistered

Upcast = Callable[[dict[str, Any]], dict[str, Any]]

_KINDS: tuple[type[Event], ...] = (
    *ACTOR_EVENTS,
    *ARTICLE_EVENTS,
    MechanismRegistered,
    VisitRegistered,
    IssueRegistered,
    *MECHANISM_FACTS,
    *VISIT_FACTS,
    *ISSUE_FACTS,
    *REVISIONS,
    *MERGES,
)

EVENTS: Mapping[str, type[Event]] = MappingProxyType({kind.stored_name(): kind for kind in _KINDS})
"""Stored name → the class that reads it today."""

UPCASTS: Mapping[tuple[str, int], Upcast] = MappingProxyType({})
"""(stored name, older version) → the step to the next version. Empty while every event is at its first version."""

FACTS_OF: Mapping[str, Mapping[str, type[Fact]]] = MappingProxyType(
    {
        kind: MappingProxyType({fact.stored_name(): fact for fact in (*own, *REVISIONS, *MERGES)})
        for kind, own in (("mechanism", MECHANISM_FACTS), ("visit", VISIT_FACTS), ("issue", ISSUE_FACTS), ("actor", ACTOR_FACTS))
    }
)
"""Kind of stream → the names that a coder may write there under ``event:``, with the classes that read them."""

FACTS: Mapping[str, type[Fact]] = FACTS_OF["mechanism"]
"""The names that a coder may write under ``event:`` in a mechanism's stream."""


def upcast(name: str, version: int, stored: dict[str, Any]) -> dict[str, Any]:
    """The stored fields of an event, carried from ``version`` to the shape of today."""
    while (step := UPCASTS.get((name, version))) is not None:
        stored, version = step(stored), version + 1
    return stored
