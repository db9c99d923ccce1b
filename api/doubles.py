"""Doubles: whether a subject is known to be another one's double, kept in memory from one publication to the next."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from datetime import datetime

from domain.dossier import Dossier
from domain.evidence.merges import merged_into
from domain.replay.moments import instants_of_publication
from domain.replay.reader import NEWEST


class Doubles:
    """What the newest state of a ledger says about doubles."""

    def __init__(self, dossier: Callable[[str], Dossier | None]) -> None:
        """``dossier`` gives the dossier of an id itself, and the same object for as long as it is up to date."""
        self._dossier = dossier
        self._kept: dict[str, tuple[int, _Double]] = {}

    def among(self, ids: Iterable[str], known_by: datetime, position: int) -> list[str]:
        """Those of the ids that are known to be doubles, by the newest state of the ledger, which is at ``position``."""
        return [id for id in ids if (double := self._at(position, id)) is not None and double.is_merged(known_by)]

    def _at(self, position: int, id: str) -> _Double | None:
        seen, kept = self._kept.get(id, (-1, None))
        if seen != position:
            dossier = self._dossier(id)
            if dossier is None:
                return None
            if kept is None or kept.dossier is not dossier:
                kept = _Double(dossier)
            self._kept[id] = position, kept
        return kept


class _Double:
    """One subject: nothing can change about its being a double but when something becomes public."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self._instants = instants_of_publication(dossier, NEWEST)
        self._found: dict[int, bool] = {}

    def is_merged(self, known_by: datetime) -> bool:
        place = bisect_right(self._instants, known_by)
        found = self._found.get(place)
        if found is None:
            found = self._found[place] = merged_into(self.dossier, known_by, NEWEST) is not None
        return found
