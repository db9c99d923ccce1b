"""Which reader a dossier needs: that of its subject's kind."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from domain.dossier import Dossier
from domain.evidence.accounts import Accounts
from domain.replay.actors import ActorReader
from domain.replay.issues import IssueReader
from domain.replay.mechanisms import MechanismReader
from domain.replay.reader import Reader
from domain.replay.visits import VisitReader

AnyReader = Reader[Any, Any]

_READERS: Mapping[str, type[AnyReader]] = {
    reader.kind: reader for reader in (MechanismReader, VisitReader, IssueReader, ActorReader)
}


def reader_of(dossier: Dossier, known_by: datetime, recorded_by: int | None = None, accounts: Accounts | None = None) -> AnyReader:
    """A reader of the subject's kind at (known_by, recorded_by); ``accounts`` are those of one who knew neither more nor less."""
    return _READERS[dossier.kind](dossier, known_by, recorded_by, accounts)
