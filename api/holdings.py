"""What answers are gathered from: a ledger, or a ledger as it would be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Protocol

from domain.dossier import Stream
from domain.search.sought import Phrase
from domain.standing import Standing

News = tuple[int, str, str]
"""That an event was recorded: its position, its stream, and its stored name."""


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

    def standings_on(self, day: date, known_by: datetime, kind: str) -> tuple[dict[str, Standing[Any]], list[str]] | None:
        """The status of what is known of a kind, by id, and the ids of those for which that is to be folded; None: for all."""

    def news(self, after: int) -> Sequence[News]:
        """What was recorded above a position; nothing where the holdings are those of one moment."""


class Then:
    """The :class:`Holdings` as they were at a position: of every stream what was recorded up to it."""

    def __init__(self, holdings: Holdings, position: int) -> None:
        self._holdings = holdings
        self._position = position

    def stream(self, id: str) -> Stream | None:
        """The stream as far as it went, None if it was not opened yet."""
        held = self._holdings.stream(id)
        if held is None or held.events[-1].position <= self._position:
            return held
        events = tuple(item for item in held.events if item.position <= self._position)
        return Stream(id, events) if events else None

    def opened(self) -> Mapping[str, str]:
        """Every stream's id → the stored name of the event that opened it."""
        return {id: name for id, name in self._holdings.opened().items() if self.stream(id) is not None}

    def position(self) -> int:
        """The position."""
        return self._position

    def succeeded(self) -> tuple[str, ...]:
        """The ids of the streams in which a succession stands; in some, perhaps, only since then."""
        return self._holdings.succeeded()

    def merged(self) -> tuple[str, ...]:
        """The ids of the streams in which a merge stands; in some, perhaps, only since then."""
        return self._holdings.merged()

    def mentioning(self, phrase: Phrase) -> frozenset[str]:
        """The ids of the streams in which the phrase ever stood."""
        return self._holdings.mentioning(phrase)

    def standings_on(self, day: date, known_by: datetime, kind: str) -> None:
        """None: bands are kept only of what is newest."""
        return

    def news(self, after: int) -> Sequence[News]:
        """Nothing: this moment is past."""
        return ()
