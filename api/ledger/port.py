"""The port: what the ledger asks of the engine that keeps it. SQLite and PostgreSQL answer; neither is named above this.

Statements that both engines run are written once, in the SQL that they share: a parameter is ``?``, a conflict is settled
by ``ON CONFLICT``, and ``rowid`` is the position of an event (where an engine calls it otherwise, it knows that). What
they cannot share (the index for search, the bands, how rows are locked) each engine does in modules of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from api.ledger.chain import Entry, OfStream
from api.ledger.problem import Problem
from domain.search.sought import Phrase

if TYPE_CHECKING:
    from api.ledger.bands import Bands
    from api.ledger.inscription import Inscription
    from api.ledger.search import Row


class Cursor(Protocol):
    """Where the statements of one transaction are carried out."""

    def execute(self, statement: str, parameters: Sequence[object] = ...) -> object:
        """Carry out one statement."""

    def executemany(self, statement: str, rows: Iterable[Sequence[object]]) -> object:
        """Carry out one statement for every row."""

    def fetchone(self) -> Any:
        """The next row of what was selected, or ``None``."""

    def fetchall(self) -> Any:
        """All that is left of what was selected."""


class Store(Protocol):
    """Transactions: one writer at a time, readers beside it."""

    def transaction(self, *, commit: bool) -> AbstractContextManager[Cursor]:
        """A transaction: all or nothing where ``commit``, else one unchanging view. Raises ``Unavailable``."""

    def at_length(self) -> AbstractContextManager[Cursor]:
        """A transaction that writes much. Raises ``Unavailable``."""

    def glance(self, statement: str, *parameters: object) -> list[Any]:
        """What one short reading statement gives."""

    def about_to_write(self) -> AbstractContextManager[None]:
        """Within this, whoever glances is about to write."""

    def close(self) -> None:
        """Let go of everything."""


class SearchIndex(Protocol):
    """The words of every event; see ``search``."""

    def mentioning(self, phrase: Phrase) -> frozenset[str]:
        """The streams of which some event, at any clocks, holds the phrase."""

    def complete(self) -> None:
        """Add what is missing."""

    def empty(self, c: Cursor) -> None:
        """Forget all words, within a transaction that puts them in anew."""

    def add(self, c: Cursor, events: Sequence[Row]) -> None:
        """Put the words of these events in, in the order of the log."""


class Standby(Protocol):
    """Another place from which the same ledger can be read, a moment behind."""

    def has(self, position: int) -> bool:
        """Whether everything up to a position is there, or comes shortly. Waits for that."""

    def answering(self) -> AbstractContextManager[None]:
        """Within this, questions are put to it."""


class Recorder(Protocol):
    """Records events with their links and texts, and reads them. A position counts from 1, without gaps."""

    @property
    def store(self) -> Store:
        """Transactions for what is kept beside the events."""

    @property
    def index(self) -> SearchIndex:
        """The words of every event."""

    @property
    def bands(self) -> Bands:
        """The bands of every subject."""

    @property
    def standby(self) -> Standby | None:
        """Where questions may be answered as well; None if nowhere."""

    def record(self, inscription: Inscription) -> Sequence[int]:
        """Write all of it, in one transaction. Returns the positions of the events."""

    def stream_entries(self, stream: str, after: int) -> list[OfStream]:
        """The events of a stream above a version, in its order, as stored."""

    def streams_entries(self, after: Mapping[str, int]) -> list[tuple[Any, ...]]:
        """Of many streams the events above a version: the id, and then as above; those of one stand together, in its order."""

    def bare_entries(self, streams: Collection[str]) -> list[tuple[str, int, int, str, bytes]]:
        """All events of these streams: the id, the position, the version, the name and the bytes; those of one stand together."""

    def log_entries(self, after: int, limit: int, stream: str | None = None) -> list[Entry]:
        """The entries (of one stream) above a position, in the order of the log, which is also that of each stream."""

    def news(self, after: int) -> list[tuple[int, str, str]]:
        """The position, stream and name of the events above a position, in the order of the log."""

    def opened(self, after: int) -> tuple[int, list[tuple[str, str]]]:
        """The newest position, and (stream, name of its first event) of the streams opened above ``after``."""

    def succeeded(self) -> tuple[str, ...]:
        """The streams in which a succession is recorded."""

    def merged(self) -> tuple[str, ...]:
        """The streams in which a merge is recorded."""

    def text(self, digest: str) -> str | None:
        """The archived text of a digest, or ``None``."""

    def text_after(self, digest: str) -> tuple[str, str] | None:
        """The archived text (digest, text) that follows a digest in the order of digests, or ``None``."""

    def withhold(self, digest: str) -> bool:
        """Delete the text of that digest. Returns whether it was there."""

    def require_writable(self) -> None:
        """Make sure that somebody could write now. Raises ``Unavailable``."""

    def assure(self) -> None:
        """Wait until everything that can be read is as safe as what is acknowledged when it is recorded. Raises ``Unavailable``."""

    @property
    def is_near(self) -> bool:
        """Whether the pulse is felt in no time, without asking anybody else."""

    def pulse(self) -> int | None:
        """A number that grows whenever anything is committed, by any process; what was committed before this is called is in it.

        Waits for nobody who writes. None where it cannot be told, or not soon.
        """

    def back_up(self, file: Path, *, overwrite: bool, told: Callable[[int], object]) -> tuple[int, str]:
        """Copy everything into a file, while others write; ``told`` hears how far it is. Returns the head of the copy.

        Raises ``InTheWay``, ``Unavailable`` or ``Unsound``.
        """

    def flaws(self) -> Iterator[Problem]:
        """What the engine itself finds wrong with what it keeps: pages, indexes, and things that are not of this program."""

    def foreign_values(self) -> Iterator[Problem]:
        """Events of which the bytes are right and kept as the wrong kind of value, where the engine keeps any kind."""

    def strays(self, remake: Callable[[Recorder], object]) -> Iterator[Problem]:
        """What is derived and is not what the events give; ``remake`` makes it anew, in another store of the same events."""

    def first(self, statement: str, *parameters: object) -> Any:
        """The first value that a reading statement gives, or ``None``."""

    def rows(self, statement: str, *parameters: object) -> list[tuple[Any, ...]]:
        """All rows that a reading statement gives."""

    def change(self, statement: str, *parameters: object) -> int:
        """Carry out one statement that writes beside the events. Returns how many rows it wrote."""
