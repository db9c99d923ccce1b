"""What answers are gathered from: a ledger, or a ledger as it would be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from domain.dossier import Stream
from domain.search.sought import Phrase


class Holdings(Protocol):
    """The streams that are held, each whole."""

    def stream(self, id: str) -> Stream | None:
        """The stream of that id."""

    def opened(self) -> Mapping[str, str]:
        """Every stream's id → the stored name of the event that opened it."""

    def position(self) -> int:
        """The newest position."""

    def succeeded(self) -> tuple[str, ...]:
        """The ids of the streams in which a succession stands."""

    def merged(self) -> tuple[str, ...]:
        """The ids of the streams in which a merge stands."""

    def mentioning(self, phrase: Phrase) -> frozenset[str]:
        """The ids of the streams in which the phrase ever stood."""
