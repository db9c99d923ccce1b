"""Readers with practice: whoever has read the same as one before need not weigh and fold everything again."""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from datetime import datetime
from threading import Lock

from domain.dossier import Dossier
from domain.evidence.accounts import Accounts
from domain.mechanism.events import MechanismRegistered
from domain.replay import AnyReader, reader_of
from domain.replay.moments import instants_of_publication
from domain.replay.practised import Practice, PractisedReader
from domain.replay.reader import NEWEST

MOST = 100_000
"""How many accounts may be kept together."""
Key = tuple[str, int, int]
"""Whose dossier, as of which position, and how many publications have been read."""


class Practised:
    """Readers of dossiers, with what they learn kept in memory."""

    def __init__(self, most: int = MOST) -> None:
        """At most so many accounts are kept, those used last."""
        self._most, self._held = most, 0
        self._lock = Lock()
        self._kept: OrderedDict[Key, tuple[Dossier, Accounts, Practice | None]] = OrderedDict()
        self._published: OrderedDict[tuple[str, int], tuple[Dossier, list[datetime]]] = OrderedDict()

    def reader(self, dossier: Dossier, known_by: datetime, recorded_by: int | None = None) -> AnyReader:
        """A reader of the subject at (known_by, recorded_by)."""
        position = NEWEST if recorded_by is None or recorded_by >= dossier.newest else recorded_by
        read = bisect_right(self._publications(dossier, position), known_by)
        accounts, practice = self._accounts((dossier.subject.id, position, read), dossier, known_by)
        if practice is not None:
            return PractisedReader(dossier, known_by, recorded_by, practice)
        return reader_of(dossier, known_by, recorded_by, accounts)

    def _publications(self, dossier: Dossier, position: int) -> list[datetime]:
        key = (dossier.subject.id, position)
        with self._lock:
            kept = self._published.get(key)
        if kept is not None and kept[0] is dossier:
            return kept[1]
        found = instants_of_publication(dossier, position)
        with self._lock:
            self._published[key] = dossier, found
            self._published.move_to_end(key)
            while len(self._published) > 4_096:
                self._published.popitem(last=False)
        return found

    def _accounts(self, key: Key, dossier: Dossier, known_by: datetime) -> tuple[Accounts, Practice | None]:
        with self._lock:
            kept = self._kept.get(key)
            if kept is not None and kept[0] is dossier:
                self._kept.move_to_end(key)
                return kept[1:]
        accounts = Accounts(dossier, known_by, key[1])
        registration = dossier.subject.registration
        practice = Practice(registration, accounts) if isinstance(registration, MechanismRegistered) else None
        self._keep(key, (dossier, accounts, practice))
        return accounts, practice

    def _keep(self, key: Key, kept: tuple[Dossier, Accounts, Practice | None]) -> None:
        with self._lock:
            before = self._kept.pop(key, None)
            self._held += len(kept[1].all) - (len(before[1].all) if before else 0)
            self._kept[key] = kept
            while self._held > self._most and len(self._kept) > 1:
                _, (_, accounts, _) = self._kept.popitem(last=False)
                self._held -= len(accounts.all)
