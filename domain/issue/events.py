"""The events of an issue: something that strains a relation (1.8). Links to relations, and no causal claims."""

from __future__ import annotations

from domain.facts import ActorId, Citation, Event, Fact, Text
from domain.statement import StatementMade


class IssueRegistered(Event):
    """Opens the stream of an issue: what it is called and between whom it stands. Covered by its first fact's citations."""

    name: Text
    names: dict[str, Text] = {}
    aliases: tuple[Text, ...] = ()
    parties: tuple[ActorId, ...] = ()
    citations: tuple[Citation, ...] = ()


class IssueRaised(Fact):
    """A party raises the issue against another."""

    rank = 51
    against: tuple[ActorId, ...] = ()


class ProtestLodged(Fact):
    """A party protests."""

    rank = 52
    against: tuple[ActorId, ...] = ()


class MeasureTaken(Fact):
    """A party takes a measure over the issue: a ban, a sanction, a patrol; ``text`` names it."""

    rank = 53
    text: Text
    against: tuple[ActorId, ...] = ()


class IssueEased(Fact):
    """The issue is eased: a measure is lifted, an understanding reached."""

    rank = 54


class IssueResolved(Fact):
    """The issue is resolved."""

    rank = 55


ISSUE_FACTS: tuple[type[Fact], ...] = (IssueRaised, ProtestLodged, MeasureTaken, IssueEased, IssueResolved, StatementMade)
"""Every kind of fact that an issue's stream can hold, beside the revisions and merges."""
