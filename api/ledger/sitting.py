"""A sitting over one run of proposals: each stream is read once, though many ask for it."""

from __future__ import annotations

from collections.abc import Iterable

from api.ledger.ledger import Ledger
from domain.dossier import Stream


class Sitting(Ledger):
    """The ledger while one run is decided and worked out. What others record meanwhile into a stream that was read is not seen.

    So it is only for what looks, in the end, whether anything of it moved after ``position``: that is what the newest one was
    before anything was read.
    """

    def __init__(self, ledger: Ledger, position: int) -> None:
        vars(self).update(vars(ledger))  # what it holds is read through the ledger's own memory
        self._ledger, self._position = ledger, position
        self._read: dict[str, Stream | None] = {}

    def stream(self, id: str) -> Stream | None:
        """All that was recorded in one stream when it was first asked for."""
        if id not in self._read:
            self._read[id] = self._ledger.stream(id)
        return self._read[id]

    def streams(self, ids: Iterable[str]) -> dict[str, Stream]:
        """Many streams at once, those left out in which nothing was recorded."""
        asked = list(ids)
        if ahead := [id for id in asked if id not in self._read]:
            self._read |= dict.fromkeys(ahead) | self._ledger.streams(ahead)
        return {id: stream for id in asked if (stream := self._read[id]) is not None}

    def position(self) -> int:
        """The newest position before anything was read."""
        return self._position
