"""What answers are gathered from: a ledger, or a ledger as it would be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Protocol

from api.ledger import Concerns, Turns
from domain.dossier import Stream
from domain.replay.rectangles import Rectangle
from domain.search.sought import Phrase
from domain.standing import Standing

News = tuple[int, str, str]
"""That an event was recorded: its position, its stream, and its stored name."""


class Holdings(Protocol):
    """The streams that are held, each whole."""

    def stream(self, id: str) -> Stream | None:
        """The stream of that id."""

    def streams(self, ids: Iterable[str]) -> Mapping[str, Stream]:
        """Those of the ids that are streams, read at once."""

    @property
    def concerns(self) -> Concerns:
        """Whom, which articles and which days the events concern."""

    @property
    def turns(self) -> Turns | None:
        """On which days whose status turned, as far as bands are worked out; None where none are kept."""

    def uncharted(self) -> list[str]:
        """The ids of the subjects whose bands are not worked out, or out of date."""

    def moved(self, position: int) -> set[str]:
        """The ids of the subjects of which the bands may have said something else at a position, or nothing yet."""

    def openings(self, name: str, first: str = "") -> Iterator[str]:
        """The ids of the subjects that an event of that name opened, from ``first`` on, by id; read as they are taken."""

    def opener(self, id: str) -> str | None:
        """The stored name of the event that opened the stream of that id; None if there is none."""

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

    def rectangles(self, id: str) -> Sequence[Rectangle] | None:
        """The bands that are kept of a subject, as everything that is recorded gives them; None where none are."""

    def news(self, after: int) -> Sequence[News]:
        """What was recorded above a position; nothing where the holdings are those of one moment."""


class Then:
    """The streams of holdings as they were at a position: of each what was recorded up to it."""

    def __init__(self, holdings: Holdings, position: int) -> None:
        self._holdings = holdings
        self._position = position

    def stream(self, id: str) -> Stream | None:
        """The stream as far as it went, None if it was not opened yet."""
        return self._then(self._holdings.stream(id))

    def streams(self, ids: Iterable[str]) -> dict[str, Stream]:
        """The streams as far as they went, without those that were not opened yet."""
        held = self._holdings.streams(ids)
        return {id: stream for id, then in held.items() if (stream := self._then(then))}

    def _then(self, held: Stream | None) -> Stream | None:
        if held is None or held.events[-1].position <= self._position:
            return held
        events = tuple(item for item in held.events if item.position <= self._position)
        return Stream(held.id, events) if events else None

    def position(self) -> int:
        """The position."""
        return self._position

    def succeeded(self) -> tuple[str, ...]:
        """The ids of the streams in which a succession stands; in some, perhaps, only since then."""
        return self._holdings.succeeded()

    def merged(self) -> tuple[str, ...]:
        """The ids of the streams in which a merge stands; in some, perhaps, only since then."""
        return self._holdings.merged()
