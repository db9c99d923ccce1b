"""The events of a visit: one journey with its meetings (1.8). Each meeting is a session with a label of its own."""

from __future__ import annotations

from domain.dates import VagueDate
from domain.facts import ActorId, Citation, Event, Fact, Text
from domain.mechanism.session_events import (
    OutcomeReported,
    ParticipationWithdrawn,
    Planned,
    SessionAgreed,
    SessionCancelled,
    SessionDeclined,
    SessionHeld,
    SessionPostponed,
    SessionProposed,
    SessionRescheduled,
    SessionScheduled,
)
from domain.statement import StatementMade


class VisitRegistered(Event):
    """Opens the stream of a journey: who travels, and whose channels it belongs to. Covered by its first fact's citations."""

    name: Text
    names: dict[str, Text] = {}
    aliases: tuple[Text, ...] = ()
    traveller: ActorId | None = None
    parties: tuple[ActorId, ...] = ()
    citations: tuple[Citation, ...] = ()


class OfJourney(Fact):
    """A fact about the journey as a whole: who goes, in ids and in the source's own words.

    ``traveller`` and ``participants`` (the sending and receiving side, a delegation) are actors; ``visitor``, ``role``,
    ``country`` and ``remarks`` are the source's words for who goes, as what, from or to which country, and what for;
    ``country_id`` and ``listed_as`` are the ids under which the source itself lists country and visit.
    """

    traveller: ActorId | None = None
    participants: tuple[ActorId, ...] = ()
    visitor: Text | None = None
    role: Text | None = None
    country: Text | None = None
    country_id: Text | None = None
    remarks: Text | None = None
    listed_as: Text | None = None


class VisitAnnounced(OfJourney, Planned):
    """The journey is announced or reported as planned."""

    rank = 46
    planned: VagueDate


class VisitRescheduled(Planned):
    """The journey has a new date."""

    rank = 47
    planned: VagueDate


class VisitPostponed(Planned):
    """The journey is put off, to a new target or to none."""

    rank = 48


class VisitCancelled(Fact):
    """The journey will not be made."""

    rank = 49


class VisitMade(OfJourney):
    """The journey was made; ``occurred`` is its duration."""

    rank = 125


MEETING_FACTS: tuple[type[Fact], ...] = (
    SessionProposed, SessionAgreed, SessionScheduled, SessionRescheduled, SessionPostponed, SessionCancelled, SessionDeclined,
    ParticipationWithdrawn, SessionHeld, OutcomeReported,
)  # fmt: skip
"""What can be said of a meeting of the journey: the events of a session, which carry its label."""

VISIT_FACTS: tuple[type[Fact], ...] = (
    VisitAnnounced, VisitRescheduled, VisitPostponed, VisitCancelled, VisitMade, *MEETING_FACTS, StatementMade,
)  # fmt: skip
"""Every kind of fact that a visit's stream can hold, beside the revisions and merges."""
