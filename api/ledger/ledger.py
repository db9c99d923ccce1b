"""The ledger: what was recorded, when and in which order; it only grows. Only archived texts may be taken out of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from pathlib import Path
from typing import Any, Self

from api.gathering import gathering
from api.ledger.acknowledgements import FOUND, Receipt, Submission, receipt_of
from api.ledger.audit import Head, audit
from api.ledger.carrying import require_whole
from api.ledger.chain import GENESIS, stamp, text_digest
from api.ledger.charted import AnyCharting
from api.ledger.concerns import Concerns
from api.ledger.errors import Unstorable
from api.ledger.imprinted import imprints
from api.ledger.inscription import NO_TEXTS, Inscription
from api.ledger.keys import Keys
from api.ledger.log import LogItem, item_of
from api.ledger.openings import Openings
from api.ledger.outbox import Outbox
from api.ledger.place import is_memory, open_recorder
from api.ledger.port import Recorder
from api.ledger.problem import Problem
from api.ledger.remade import remade
from api.ledger.streams import Streams
from api.ledger.trail import Trail
from api.ledger.turns import Turns
from api.ledger.webhooks import Webhooks
from api.ledger.written import Written
from domain.dossier import KIND_OF_STREAM, Stream
from domain.facts import Event
from domain.imprints import Imprints
from domain.replay.rectangles import Rectangle
from domain.search.sought import Phrase
from domain.standing import Standing

EVERY = 2**31
_OPENED_BY = {kind: event.stored_name() for event, kind in KIND_OF_STREAM.items()}
STREAMS_KEPT = 4_096
"""How many decoded streams stay in memory."""


class Ledger:
    """One ledger, open. Safe for threads, and beside other processes on the same file; close it, or use it in a ``with``.

    Every method raises :class:`~api.ledger.errors.Unavailable` if the engine fails or the ledger was closed.
    """

    def __init__(self, recorder: Recorder, url: str | None = None) -> None:
        """``url`` is where other processes can open the same ledger, if they can."""
        self.url = url
        self._recorder = recorder
        self._streams = Streams(recorder, STREAMS_KEPT)
        self.keys = Keys(recorder)
        """Who may do more than read."""
        self.webhooks = Webhooks(recorder)
        """Who is to be told of changes."""
        self.outbox = Outbox(recorder)
        """What is to be told."""
        self.trail = Trail(recorder)
        """What grew."""
        self.bands = recorder.bands
        """What status every subject had, as far as it is worked out."""
        self.concerns = Concerns(recorder.store)
        """Whom, which articles and which days the events concern."""
        self.turns: Turns | None = Turns(recorder.store)
        """On which days whose status turned, as far as bands are worked out; None where none are kept."""
        self._openings = Openings(recorder)
        self._index = recorder.index
        self.standby = recorder.standby
        """Where questions may be answered as well; None if nowhere."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file. A ledger in memory is gone then."""
        self._recorder.store.close()

    def append(
        self,
        batches: Mapping[str, Sequence[Event]] | Written,
        *,
        expected: Mapping[str, int],
        recorded_at: datetime,
        texts: Mapping[str, str] = NO_TEXTS,
        submission: Submission | None = None,
        unchanged: int = 0,
        chartings: Sequence[AnyCharting] = (),
    ) -> int:
        """Record events in several streams and texts by their digests: all or nothing. Returns the newest position.

        The events are given by stream, or as :meth:`written` gives them.

        ``expected`` is the version of each stream before (0, or left out: it is to be new); streams without a batch
        may be named too, and are checked alike. If the log already holds a later ``recorded_at``, that one is used.
        A ``submission`` is acknowledged with it, as one of which so much was ``unchanged``. The ``chartings`` are the bands as
        they are with these events, worked out beforehand: they are kept with them, unless others recorded what they rest on.

        Raises :class:`Conflict` if a stream is not at its expected version, :class:`Unstorable` for an event or text that
        cannot be kept, a text under a wrong digest, or a time without offset, and :class:`Acknowledged` or
        :class:`OtherSubmission` if a submission of that reference arrived before.
        """
        for digest, text in texts.items():
            if text_digest(text) != digest:
                raise Unstorable(f"the text has not the digest {digest}")
        before = dict.fromkeys(batches.streams if isinstance(batches, Written) else batches, 0) | dict(expected)
        with gathering():
            stored, derived = (batches if isinstance(batches, Written) else self.written(batches, before)).all()
            one = Inscription(stored, before, stamp(recorded_at), texts, submission, unchanged, chartings, derived)
            positions = self._recorder.record(one)
            del stored, derived, one  # while nobody looks for what nobody needs
        return positions[-1] if positions else self.position()

    def about_to_write(self) -> AbstractContextManager[None]:
        """Within this, whoever reads single streams is about to append to the ledger."""
        return self._recorder.store.about_to_write()

    def written(self, batches: Mapping[str, Sequence[Event]], before: Mapping[str, int]) -> Written:
        """The events as they would be stored; ``before`` is the version of each stream so far. Raises :class:`Unstorable`."""
        return Written(batches, before)

    def acknowledged(self, submission: Submission) -> Receipt | None:
        """What was answered when that submission arrived before; None if it did not. Raises :class:`OtherSubmission`."""
        found = receipt_of(submission, self._recorder.rows(FOUND, submission.sender, submission.reference))
        if found is not None:
            self._recorder.assure()
        return found

    def stream(self, id: str) -> Stream | None:
        """All that was recorded in one stream, or ``None``. Raises :class:`Unreadable`."""
        return self._streams.stream(id)

    def in_passing(self, id: str) -> Stream | None:
        """The same for whoever reads one stream after the other, each once."""
        return self._streams.in_passing(id)

    def streams(self, ids: Iterable[str]) -> dict[str, Stream]:
        """Many streams at once, those left out in which nothing was recorded. Raises :class:`Unreadable`."""
        return self._streams.streams(ids)

    def imprints(self, ids: Iterable[str]) -> Imprints:
        """Articles as :meth:`streams` gives them, of most of which no more is read than a status hangs on."""
        return imprints(self._recorder, self._streams, ids)

    def opened(self) -> Mapping[str, str]:
        """Every stream's id and the stored name of the event that opened it, in the order of opening: the whole ledger is read."""
        return dict(self._recorder.opened(0)[1])

    def held(self, ids: Collection[str]) -> set[str]:
        """Those of the ids under which a stream is recorded."""
        return self.trail.held(ids)

    def openings(self, name: str, first: str = "") -> Iterator[str]:
        """The ids of the subjects that an event of that name opened, from ``first`` on, by id; read as they are taken."""
        return self._openings.of(name, first)

    def neighbours(self, id: str, kind: str | None = None) -> list[str]:
        """The ids of that kind, or of any, that stand next to one in the order of ids, some hundreds on either side."""
        return self._openings.neighbours(id, _OPENED_BY[kind] if kind is not None else None)

    def opener(self, id: str) -> str | None:
        """The stored name of the event that opened the stream of that id; None if there is none."""
        return self._openings.opener(id)

    def succeeded(self) -> tuple[str, ...]:
        """The ids of the mechanisms that some fact says were succeeded by others: successors point back at them."""
        return self._recorder.succeeded()

    def merged(self) -> tuple[str, ...]:
        """The ids of the aggregates that some fact says are another one's double."""
        return self._recorder.merged()

    def position(self) -> int:
        """The newest position; 0 while the ledger is empty."""
        return int(self._recorder.first("SELECT MAX(position) FROM log") or 0)

    @property
    def is_near(self) -> bool:
        """Whether the pulse is felt in no time; else a server is asked for it."""
        return self._recorder.is_near

    def pulse(self) -> int | None:
        """A number that grows whenever anything is committed, events or not, by any process; None where none can be told soon.

        It says nothing by itself: as long as it is the same, every answer is. Waits for nobody who writes.
        """
        return self._recorder.pulse()

    def standings_on(self, day: date, known_by: datetime, kind: str) -> tuple[dict[str, Standing[Any]], list[str]] | None:
        """The status of every subject of a kind of which anything is known at these clocks, as far as their bands are charted.

        Then come the ids of those that are not. None where no bands are kept.
        """
        return self.bands.on(day, known_by, kind)

    def uncharted(self) -> list[str]:
        """The ids of the subjects whose bands are not worked out, or out of date."""
        return self.bands.uncharted(EVERY)

    def moved(self, position: int) -> set[str]:
        """The ids of the subjects of which the bands may have said something else at a position, or nothing yet."""
        return self.bands.moved(position)

    def rectangles(self, id: str) -> list[Rectangle] | None:
        """The bands of a subject, as everything that is recorded gives them; None where they are not charted."""
        return self.bands.rectangles(id)

    def news(self, after: int) -> list[tuple[int, str, str]]:
        """The position, stream and stored name of every event above a position, in the order of the log."""
        return self._recorder.news(after)

    def require_writable(self) -> None:
        """Make sure that something could be recorded now. Records nothing."""
        self._recorder.require_writable()

    def head(self) -> str:
        """The newest digest, which covers the whole log: 64 hexadecimal digits, all zero while the ledger is empty."""
        return self.end()[1]

    def end(self) -> tuple[int, str]:
        """The newest position and its digest, which belong together whatever is being recorded."""
        found = self._recorder.rows("SELECT position, digest FROM log ORDER BY position DESC LIMIT 1")
        return (int(found[0][0]), str(found[0][1])) if found else (0, GENESIS)

    def position_at(self, moment: datetime) -> int:
        """The newest position recorded at or before ``moment``; 0 if there is none. Raises :class:`Unstorable` without offset."""
        newest = "SELECT position FROM log WHERE recorded_at <= ? ORDER BY recorded_at DESC, position DESC LIMIT 1"
        return int(self._recorder.first(newest, stamp(moment)) or 0)

    def read(self, after: int = 0, limit: int = 1_000, stream: str | None = None) -> list[LogItem]:
        """At most ``limit`` events (of one stream) above the position ``after``, in the order of the log.

        Raises :class:`Unreadable`.
        """
        return [item_of(entry) for entry in self._recorder.log_entries(after, max(limit, 0), stream)]

    def text(self, digest: str) -> str | None:
        """The archived text of that digest (``sha256:`` and 64 hexadecimal digits), or ``None`` if it is not kept."""
        return self._recorder.text(digest)

    def withhold(self, digest: str) -> bool:
        """Delete the archived text of that digest from the file; the events that name the digest stay.

        Returns whether it was there. To archive the very same text anew for another article brings it back.
        """
        return self._recorder.withhold(digest)

    def mentioning(self, phrase: Phrase) -> frozenset[str]:
        """The ids of the streams in which the phrase ever stood, at whatever clocks."""
        return self._index.mentioning(phrase)

    def complete(self) -> None:
        """Add what is derived from the events and is not there yet: an older program may have written them."""
        self._index.complete()
        self.concerns.complete()
        self.bands.complete()

    def rebuild(self) -> int:
        """Make anew from the events what is derived from them: the index for search, and what they concern.

        Returns how many events there are. Bands are not among it: to work them out takes more than a ledger knows.
        """
        return remade(self._recorder.store, self._index)

    def verify(self, head: Head | None = None) -> Iterator[Problem]:
        """Read everything anew and name what is not as it was recorded, in the order of the log; nothing if all is well.

        Checked are the file's pages, the chain, gaps in positions and versions, times that run backwards, whether every event
        still reads, and the texts. That the *end* was not cut off shows only against a ``head`` kept elsewhere.
        """
        return audit(self._recorder, head)

    def back_up(self, file: Path, *, overwrite: bool = False, told: Callable[[int], object] = int) -> Head:
        """Copy the whole ledger, as it is at one moment, into a file that only its owner may read. Returns the head of the copy.

        Others may read and write meanwhile. ``told`` hears how far it is. The copy is checked before it gets its name. Raises
        :class:`~api.ledger.errors.InTheWay` and :class:`~api.ledger.errors.Unsound`; then no copy is there.
        """
        return self._recorder.back_up(file, overwrite=overwrite, told=told)

    def strays(self, remake: Callable[[Ledger], object]) -> Iterator[Problem]:
        """What is derived and is not what the events give. ``remake`` makes that anew, in another ledger of the same events.

        Bands that are known to be out of date are passed over, and so is what recording adds meanwhile.
        """
        return self._recorder.strays(lambda other: remake(Ledger(other)))


def open_ledger(url: str, *, as_it_lies: bool = False, read_from: str | None = None) -> Ledger:
    """The ledger at ``sqlite:///relative.db``, ``sqlite:////absolute.db``, ``sqlite://`` (memory) or ``postgresql://host/database``.

    It is made if it is not there.

    One that is opened ``as_it_lies`` has to be there, and nothing that an older program left out is added to it.
    ``read_from`` is the URL of a hot standby, for a ledger in PostgreSQL.

    Raises :class:`BadLedgerUrl`, :class:`NotALedger` or :class:`Unavailable`, all of them :class:`LedgerError`.
    """
    recorder = open_recorder(url, must_exist=as_it_lies, read_from=read_from)
    ledger = Ledger(recorder, None if is_memory(url) else url)
    try:
        require_whole(recorder)
        if not as_it_lies:
            ledger.complete()
    except BaseException:
        ledger.close()
        raise
    return ledger
