"""Recording what is proposed, and gathering it again as the domain reads it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from api.dossiers import Dossiers
from api.ledger import open_ledger
from api.tracker import Tracker
from domain.decide import decide
from domain.dossier import Dossier
from domain.proposal import Proposal

History = tuple[list[Proposal], list[Proposal], list[Proposal]]
"""What is referred to, facts about the world, and facts about these."""
RECORDED_AT = datetime(2026, 1, 1, tzinfo=UTC)


def recorded_in_runs(tracker: Tracker, history: History, steps: Iterable[int]) -> None:
    """Record what is referred to, then so many facts at a time, and what is said about facts if all of them are there."""
    reference, world, about = history
    tracker.record(reference, recorded_at=RECORDED_AT)
    for step in steps:
        tracker.record(world[:step], recorded_at=RECORDED_AT)
        world = world[step:]
    tracker.record(about if not world else [], recorded_at=RECORDED_AT)


def gathered(proposals: Iterable[Proposal], id: str) -> Dossier:
    """The dossier of one subject after all was recorded in a ledger of its own."""
    with open_ledger("sqlite://") as ledger:
        decision = decide(ledger, proposals)
        ledger.append(decision.batches, expected=decision.expected, recorded_at=RECORDED_AT)
        dossier = Dossiers(ledger).get(id)
    assert dossier is not None
    return dossier
