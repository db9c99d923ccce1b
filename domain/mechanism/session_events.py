"""The events of a session: what is planned, put off, called off and held. Part of the events of a mechanism (1.4)."""

from __future__ import annotations

from domain.dates import VagueDate
from domain.facts import ActorId, Edition, Fact, Text


class Planned(Fact):
    """A fact that may carry a plan: when the thing is to take place, and in which words that was said."""

    planned: VagueDate | None = None
    planned_said: Text | None = None


class OfSession(Fact):
    """A fact about a session, known by its edition, by a label, or by neither."""

    session: Text | None = None
    edition: Edition | None = None


class SessionPlan(OfSession, Planned):
    """A fact about a session that may carry a plan."""


class SessionProposed(SessionPlan):
    """One side offers or hopes for a session, or unnamed sources give a date."""

    rank = 50


class SessionAgreed(SessionPlan):
    """The parties agree to hold a session; terms may be open."""

    rank = 60
    open_terms: tuple[Text, ...] = ()


class SessionScheduled(SessionPlan):
    """A date is officially announced, or given as planned in an outlet's own voice."""

    rank = 70
    planned: VagueDate
    participants: tuple[ActorId, ...] = ()
    agenda: tuple[Text, ...] = ()


class SessionRescheduled(SessionPlan):
    """The session has a new date (a cancel-and-fix-anew is this, too)."""

    rank = 80
    planned: VagueDate


class PostponementProposed(SessionPlan):
    """One side wants to put the session off; noted, the step stays."""

    rank = 90


class SessionPostponed(SessionPlan):
    """The session is put off, to a new target or to none."""

    rank = 100
    was_planned: VagueDate | None = None


class SessionCancelled(OfSession):
    """The session will not be held."""

    rank = 110
    was_planned: VagueDate | None = None


class SessionDeclined(OfSession):
    """A party will not come to the proposed session."""

    rank = 110
    was_planned: VagueDate | None = None


class ParticipationWithdrawn(OfSession):
    """Someone who was to come will not; the session stands."""

    rank = 120


class SessionHeld(OfSession):
    """The session took place."""

    rank = 130
    participants: tuple[ActorId, ...] = ()
    level: Text | None = None


class OutcomeReported(OfSession):
    """What the session decided or issued."""

    rank = 140
    text: Text
