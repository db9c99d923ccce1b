"""The events of a mechanism: one class per row of section 1.4, in the natural order of a life.

``rank`` is that order: of two facts dated alike the one with the lower rank is folded first.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from domain.dates import VagueDate
from domain.durations import Cadence
from domain.facts import ActorId, Citation, Event, Fact, Slug, Text
from domain.mechanism.session_events import (
    OfSession,
    OutcomeReported,
    ParticipationWithdrawn,
    Planned,
    PostponementProposed,
    SessionAgreed,
    SessionCancelled,
    SessionDeclined,
    SessionHeld,
    SessionPlan,
    SessionPostponed,
    SessionProposed,
    SessionRescheduled,
    SessionScheduled,
)
from domain.statement import StatementMade

__all__ = [
    "MECHANISM_FACTS", "CadenceStated", "ContactLost", "ContactRestored", "EstablishmentAgreed", "ExpiryStated",
    "LevelChanged", "MechanismDiscontinued", "MechanismEstablished", "MechanismKind", "MechanismProposed",
    "MechanismRegistered", "MechanismRenamed", "MechanismResumed", "MechanismSucceeded", "MechanismSuspended",
    "NonOccurrenceReported", "OfSession", "OutcomeReported", "ParticipationWithdrawn", "PartyJoined", "PartyLeft",
    "Planned", "PostponementProposed", "ResumptionAgreed", "ResumptionProposed", "ResumptionRefused", "SessionAgreed",
    "SessionCancelled", "SessionDeclined", "SessionHeld", "SessionPlan", "SessionPostponed", "SessionProposed",
    "SessionRescheduled", "SessionScheduled", "StatementMade", "TermExtended", "TerminationNoticeSuspended",
    "TerminationNoticeWithdrawn", "TerminationNotified",
]  # fmt: skip

MechanismKind = Literal["party-dialogue", "summit", "ministerial", "dialogue", "hotline", "agreement", "commission", "other"]


class MechanismRegistered(Event):
    """Opens the stream: what the channel is called and who its parties are. Covered by its first fact's citations."""

    name: Text
    names: dict[str, Text] = {}
    aliases: tuple[Text, ...] = ()
    kind: MechanismKind = "other"
    parties: tuple[ActorId, ...] = ()
    cadence: Cadence | None = None
    parent: Slug | None = None
    citations: tuple[Citation, ...] = ()


class MechanismProposed(Fact):
    """Someone proposes that the channel be set up."""

    rank = 10


class EstablishmentAgreed(Planned):
    """It is agreed to set the channel up; it is not yet there."""

    rank = 20
    open_terms: tuple[Text, ...] = ()


class MechanismEstablished(Fact):
    """The channel is set up, signed or in force."""

    rank = 30


class MechanismRenamed(Fact):
    """The channel has a new name from that day."""

    rank = 40
    name: Text


class PartyJoined(Fact):
    """Parties join."""

    rank = 41
    parties: Annotated[tuple[ActorId, ...], Field(min_length=1)]


class PartyLeft(Fact):
    """Parties leave."""

    rank = 42
    parties: Annotated[tuple[ActorId, ...], Field(min_length=1)]


class CadenceStated(Fact):
    """How often it is to meet: an ISO 8601 duration, or null for none."""

    rank = 43
    cadence: Cadence | None


class LevelChanged(Fact):
    """It meets at another level; the numbering of sessions may restart."""

    rank = 44
    level: Text


class ContactLost(Fact):
    """A hotline or line is no longer answered."""

    rank = 150


class NonOccurrenceReported(Fact):
    """Nothing has taken place since the date given in ``occurred``."""

    rank = 160


class MechanismSuspended(Fact):
    """The channel is suspended: declared where ``by`` is named, else only reported."""

    rank = 170
    until: VagueDate | None = None


class ResumptionProposed(Planned):
    """Someone proposes to take the channel up again."""

    rank = 180


class ResumptionAgreed(Planned):
    """It is agreed to take the channel up again; agreed is not resumed."""

    rank = 190
    open_terms: tuple[Text, ...] = ()


class ResumptionRefused(Fact):
    """A party will not resume."""

    rank = 200


class ContactRestored(Fact):
    """The line is answered again."""

    rank = 210


class MechanismResumed(Fact):
    """The channel is taken up again (for channels without sessions, or an express declaration)."""

    rank = 220


class TerminationNotified(Fact):
    """Notice to end is given; from ``effective`` on the channel is discontinued."""

    rank = 230
    effective: VagueDate


class ExpiryStated(Fact):
    """The term of the channel is stated to end on ``effective``."""

    rank = 230
    effective: VagueDate


class TerminationNoticeSuspended(Fact):
    """The notice has no effect for now; it could revive."""

    rank = 240


class TerminationNoticeWithdrawn(Fact):
    """The notice is gone."""

    rank = 240


class TermExtended(Fact):
    """The term moves to a new ``effective`` date, or is open if none is given."""

    rank = 240
    effective: VagueDate | None = None


class MechanismDiscontinued(Fact):
    """The channel is ended."""

    rank = 250


class MechanismSucceeded(Fact):
    """Other channels take its place."""

    rank = 260
    successors: Annotated[tuple[Slug, ...], Field(min_length=1)]


MECHANISM_FACTS: tuple[type[Fact], ...] = (
    MechanismProposed, EstablishmentAgreed, MechanismEstablished, MechanismRenamed, PartyJoined, PartyLeft, CadenceStated,
    LevelChanged, SessionProposed, SessionAgreed, SessionScheduled, SessionRescheduled, PostponementProposed,
    SessionPostponed, SessionCancelled, SessionDeclined, ParticipationWithdrawn, SessionHeld, OutcomeReported, ContactLost,
    NonOccurrenceReported, MechanismSuspended, ResumptionProposed, ResumptionAgreed, ResumptionRefused, ContactRestored,
    MechanismResumed, TerminationNotified, ExpiryStated, TerminationNoticeSuspended, TerminationNoticeWithdrawn,
    TermExtended, MechanismDiscontinued, MechanismSucceeded, StatementMade,
)  # fmt: skip
"""Every kind of fact that a mechanism's stream can hold, beside the revisions."""
