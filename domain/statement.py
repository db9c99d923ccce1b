"""Statements: what someone says, in any stream. Intent, hope, warning and speculation change nothing but themselves."""

from __future__ import annotations

from domain.facts import ActorId
from domain.mechanism.session_events import OfSession


class StatementMade(OfSession):
    """Someone says something: intent, hope, warning or speculation. Changes nothing but itself."""

    rank = 270
    speaker: ActorId
