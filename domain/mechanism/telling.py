"""Telling: which session a fact names, and whether it says what became of one (1.4, 1.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.mechanism.events import MechanismEstablished, OutcomeReported
from domain.mechanism.session_events import (
    OfSession,
    SessionCancelled,
    SessionDeclined,
    SessionHeld,
    SessionPostponed,
    SessionRescheduled,
)

if TYPE_CHECKING:
    from domain.mechanism.course import Pending

TELLING = (SessionHeld, SessionCancelled, SessionDeclined, SessionPostponed, SessionRescheduled, OutcomeReported)
"""The facts that can say what became of a session that was scheduled, beside the establishment of the channel."""
AT_ITS_OPENING = ("opening", "signing")
"""The labels of the sessions at which a channel is established."""


def named_like(fact: OfSession, edition: int | None, session: str | None) -> bool:
    """Whether a session known by that edition and label is the one that the fact names."""
    if fact.edition is not None and edition is not None:
        return fact.edition == edition
    return fact.session is not None and fact.session == session


def tells(fact: object, pending: Pending) -> bool:
    """Whether the fact says what became of that session."""
    if isinstance(fact, MechanismEstablished):
        return pending.session in AT_ITS_OPENING
    if not isinstance(fact, TELLING):
        return False
    assert isinstance(fact, OfSession)
    if fact.edition is None and fact.session is None:
        return True
    return named_like(fact, pending.edition, pending.session) or (not pending.is_named and fact.edition is not None)
