"""Recording what is proposed, and gathering it again as the domain reads it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from api.dossiers import Dossiers
from api.ledger import open_ledger
from domain.decide import decide
from domain.dossier import Dossier
from domain.proposal import Proposal

RECORDED_AT = datetime(2026, 1, 1, tzinfo=UTC)


def gathered(proposals: Iterable[Proposal], id: str) -> Dossier:
    """The dossier of one subject after all was recorded in a ledger of its own."""
    with open_ledger("sqlite://") as ledger:
        decision = decide(ledger, proposals)
        ledger.append(decision.batches, expected=decision.expected, recorded_at=RECORDED_AT)
        dossier = Dossiers(ledger).get(id)
    assert dossier is not None
    return dossier
