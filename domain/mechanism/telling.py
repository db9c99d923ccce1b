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
    return are_like(fact.edition, fact.session, edition, session)


def are_like(edition: int | None, session: str | None, its_edition: int | None, its_session: str | None) -> bool:
    """Whether a session named by that edition and label is one known by its own ones."""
    if edition is not None and its_edition is not None:
        return edition == its_edition
    return session is not None and session == its_session


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
