"""The tracker: records what is proposed and answers what is asked. Every door calls this, and nothing beneath it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from api.atlas import Atlas
from api.context import OfficeChange
from api.holdings import Then
from api.known import NotKnown
from api.ledger import (
    SCOPES,
    Acknowledged,
    BadKey,
    Conflict,
    Head,
    InTheWay,
    Key,
    Ledger,
    LedgerError,
    LogItem,
    OtherSubmission,
    Outcome,
    Problem,
    Receipt,
    Scope,
    Standby,
    Submission,
    Webhook,
    open_ledger,
)
from api.library import ArticleRecord, Citing, Library, Place, newest
from api.registry import Foresight, Registry
from api.shelf import EVERY_SHELF, Shelf
from api.verification import verify
from api.webhooks.register import Register
from domain.actor import ActorRegistered
from domain.dates import end_of
from domain.dossier import KIND_OF_STREAM, Clocks, Stream
from domain.evidence.articles import ArticleView

__all__ = [
    "SCOPES", "Acknowledged", "ArticleRecord", "BadKey", "Citing", "Conflict", "Foresight", "Head", "InTheWay", "Key",
    "LedgerError", "NotKnown", "OfficeChange", "OtherSubmission", "Outcome", "Problem", "Receipt", "Scope", "Standby", "Submission",
    "Tracker", "Webhook", "open_tracker",
]  # fmt: skip


def open_tracker(url: str, *, as_it_lies: bool = False) -> Tracker:
    """The tracker over the ledger at that URL, ``as_it_lies`` as with ``open_ledger``. Raises :class:`LedgerError`."""
    return Tracker(open_ledger(url, as_it_lies=as_it_lies))


class Tracker(Registry):
    """The application service over one ledger."""

    def __init__(self, ledger: Ledger) -> None:
        """Takes the ledger over: :meth:`close` closes it."""
        super().__init__(ledger)
        self._library = Library(ledger)
        self.webhooks = Register(ledger, self._subjects)
        """Who is told of changes of state, and what is on its way to them."""

    @property
    def standby(self) -> Standby | None:
        """Where questions may be answered as well; None if nowhere."""
        return self._ledger.standby

    def close(self) -> None:
        """Close the ledger."""
        self._ledger.close()

    def kind(self, id: str) -> str | None:
        """What the id is that of: a mechanism, visit, issue, actor or article; None if of nothing."""
        stream = self._ledger.stream(id)
        return KIND_OF_STREAM[type(stream.registration)] if stream else None

    def version(self, id: str, clocks: Clocks | None = None) -> int:
        """How many events the stream of that id holds, or held at the clocks' ``recorded_by``; 0 if there is none."""
        stream = self._ledger.stream(id)
        if stream is None or clocks is None or clocks.recorded_by is None:
            return stream.version if stream else 0
        return sum(item.position <= clocks.recorded_by for item in stream.events)

    def clocks(
        self,
        *,
        now: datetime,
        as_of: date | None = None,
        known_by: date | datetime | None = None,
        recorded_by: int | datetime | None = None,
    ) -> Clocks:
        """The clocks of a question: left out, today, now and the newest. A day is known by its end, UTC."""
        known = known_by or now
        instant = known if isinstance(known, datetime) else end_of(known)
        position = self._ledger.position_at(recorded_by) if isinstance(recorded_by, datetime) else recorded_by
        return Clocks(as_of or now.astimezone(UTC).date(), instant, position)

    def article(self, id: str, clocks: Clocks) -> ArticleRecord:
        """An article with every fact that cites it. Raises :class:`NotKnown`."""
        return self._library.article(id, clocks)

    def articles(self, clocks: Clocks, shelf: Shelf = EVERY_SHELF) -> tuple[ArticleView, ...]:
        """Every article that the ledger held by then, that was public and that stands on the shelf; oldest first."""
        return tuple(self._library.articles(clocks, shelf))

    def articles_beyond(self, clocks: Clocks, shelf: Shelf, after: Place | None) -> Iterator[ArticleView]:
        """The same, beyond an article's place in that order; each is read when it is taken."""
        return self._library.articles(clocks, shelf, after)

    def latest_articles(self, clocks: Clocks, most: int) -> tuple[ArticleView, ...]:
        """So many articles at most, those that became public last; oldest first."""
        return self._library.latest(clocks, most)

    def text(self, digest: str) -> str | None:
        """The archived text of that digest, if it is kept."""
        return self._ledger.text(digest)

    def withhold(self, id: str) -> bool:
        """Delete an article's text; its digest stays, and so does what rests on it. Was it there? Raises :class:`NotKnown`."""
        return self._library.withhold(id)

    def names(self, ids: Iterable[str], clocks: Clocks | None = None) -> dict[str, str]:
        """The names of actors, as registered (by the clocks' ``recorded_by``)."""
        ledger = Then(self._ledger, newest(clocks)) if clocks else self._ledger
        streams = ((id, ledger.stream(id)) for id in dict.fromkeys(ids))
        return {id: s.registration.name for id, s in streams if s and isinstance(s.registration, ActorRegistered)}

    def name_in(self, id: str, language: str) -> str | None:
        """The name in a language (BCP 47) under which a subject was registered too; None where there is none."""
        stream = self._ledger.stream(id)
        return dict(getattr(stream.registration, "names", {})).get(language) if stream else None

    def log(self, after: int = 0, limit: int = 1_000, stream: str | None = None) -> list[LogItem]:
        """The raw events (of one stream) above a position, in the order of the log."""
        return self._ledger.read(after, limit, stream)

    def end(self) -> tuple[int, str]:
        """Where the log ends: the newest position and its digest, which covers the whole log."""
        return self._ledger.end()

    def streams(self, position: int) -> Iterator[Stream]:
        """Every stream as the ledger held it at a position, by id."""
        for id in sorted(self._ledger.opened()):
            stream = self._ledger.stream(id)
            if stream and (events := tuple(item for item in stream.events if item.position <= position)):
                yield Stream(id, events) if len(events) < stream.version else stream

    def position(self) -> int:
        """The newest position; 0 while nothing is recorded."""
        return self._ledger.position()

    @property
    def is_near(self) -> bool:
        """Whether the pulse is felt in no time; else a server is asked for it."""
        return self._ledger.is_near

    def pulse(self) -> int | None:
        """A number: as long as it is the same, nothing was committed by any process, and every answer is the same.

        None where it cannot be told soon: it waits for nobody who writes. Raises :class:`LedgerError`.
        """
        return self._ledger.pulse()

    def rebuild(self, told: Callable[[int], object] = int) -> int:
        """Make anew what is derived from the events; ``told`` as with :meth:`chart`. Returns how many events there are."""
        counted: list[int] = []
        Atlas(self._ledger).remake(told, lambda: counted.append(self._ledger.rebuild()))
        return counted[0]

    def chart(self, told: Callable[[int], object] = int) -> int:
        """Work out the bands of every subject that has none; ``told`` hears how many subjects are done. Returns how many."""
        return Atlas(self._ledger).complete(told)

    def require_writable(self) -> None:
        """Make sure that something could be recorded now. Records nothing. Raises :class:`LedgerError`."""
        self._ledger.require_writable()

    def back_up(self, file: Path, *, overwrite: bool = False, told: Callable[[int], object] = int) -> Head:
        """Copy the whole ledger into a file, while others record. Returns the head of the copy. Raises :class:`LedgerError`."""
        return self._ledger.back_up(file, overwrite=overwrite, told=told)

    def verify(self, head: Head | None = None, told: Callable[[int], object] = int) -> Iterator[Problem]:
        """What is not as it was recorded, does not match its evidence or is not what the events give; nothing if all is well.

        ``head`` is a position and its digest that were kept elsewhere; ``told`` as with :meth:`chart`.
        """
        return verify(self._ledger, lambda anew: Tracker(anew).rebuild(told), head)
