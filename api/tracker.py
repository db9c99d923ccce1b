"""The tracker: records what is proposed and answers what is asked. Every door calls this, and nothing beneath it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from api.context import OfficeChange
from api.countries import refuse_unknown_states
from api.inquiry import Inquiry
from api.known import NotKnown
from api.ledger import SCOPES, BadKey, Conflict, Key, Ledger, LedgerError, LogItem, Outcome, Problem, Scope, Webhook, open_ledger
from api.library import ArticleRecord, Citing, Library
from api.preview import Preview, objections, preview
from api.subjects import Subjects
from api.verification import verify
from api.webhooks.register import Register
from domain.actor import ActorRegistered
from domain.dates import end_of
from domain.decide import decide
from domain.dossier import KIND_OF_STREAM, Clocks, Stream
from domain.evidence.articles import ArticleView
from domain.proposal import Proposal, Refusal

__all__ = [
    "SCOPES", "ArticleRecord", "BadKey", "Citing", "Conflict", "Key", "LedgerError", "NotKnown", "OfficeChange", "Outcome",
    "Problem", "Receipt", "Scope", "Tracker", "Webhook", "open_tracker",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was recorded: the newest position, how many events, in which streams, and how much was there already."""

    position: int
    events: int
    unchanged: int
    streams: tuple[str, ...]


def open_tracker(url: str) -> Tracker:
    """The tracker over the ledger at that URL. Raises :class:`LedgerError`."""
    return Tracker(open_ledger(url))


class Tracker(Inquiry):
    """The application service over one ledger."""

    def __init__(self, ledger: Ledger) -> None:
        """Takes the ledger over: :meth:`close` closes it."""
        super().__init__(Subjects(ledger))
        self._ledger = ledger
        self._library = Library(ledger)
        self.webhooks = Register(ledger, self._subjects)
        """Who is told of changes of state, and what is on its way to them."""

    def close(self) -> None:
        """Close the ledger."""
        self._ledger.close()

    def record(self, proposals: Iterable[Proposal], *, recorded_at: datetime, expected: Mapping[str, int] | None = None) -> Receipt:
        """Record a run, all or nothing. ``expected`` adds versions that streams must have.

        Raises :class:`~domain.proposal.Refused` with every reason, or :class:`Conflict` if a stream moved meanwhile.
        """
        proposals = tuple(proposals)
        refuse_unknown_states(proposals)
        decision = decide(self._ledger, proposals)
        versions = {**decision.expected, **(expected or {})}
        if versions:
            self._ledger.append(decision.batches, expected=versions, recorded_at=recorded_at, texts=decision.texts)
        return Receipt(self._ledger.position(), decision.events, decision.unchanged, tuple(decision.batches))

    def preview(self, id: str, proposals: Iterable[Proposal], clocks: Clocks) -> Preview:
        """The state of ``id`` before and after the proposals, of which none is recorded. Raises ``Refused``."""
        return preview(self._ledger, id, proposals, clocks)

    def objections(self, proposals: Iterable[Proposal], unclear: Collection[str]) -> tuple[Refusal, ...]:
        """Why the proposals would be refused, apart from references to what is ``unclear`` so far; nothing is recorded."""
        return objections(self._ledger, proposals, unclear)

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

    def articles(self, clocks: Clocks) -> tuple[ArticleView, ...]:
        """Every article that the ledger held by then and that was public, oldest first."""
        return self._library.articles(clocks)

    def text(self, digest: str) -> str | None:
        """The archived text of that digest, if it is kept."""
        return self._ledger.text(digest)

    def withhold(self, id: str) -> bool:
        """Delete an article's text; its digest stays, and so does what rests on it. Was it there? Raises :class:`NotKnown`."""
        return self._library.withhold(id)

    def names(self, ids: Iterable[str]) -> dict[str, str]:
        """The names of actors, as registered."""
        streams = ((id, self._ledger.stream(id)) for id in dict.fromkeys(ids))
        return {id: s.registration.name for id, s in streams if s and isinstance(s.registration, ActorRegistered)}

    def name_in(self, id: str, language: str) -> str | None:
        """The name in a language (BCP 47) under which a subject was registered too; None where there is none."""
        stream = self._ledger.stream(id)
        return dict(getattr(stream.registration, "names", {})).get(language) if stream else None

    def log(self, after: int = 0, limit: int = 1_000) -> list[LogItem]:
        """The raw events above a position, in the order of the log."""
        return self._ledger.read(after, limit)

    def streams(self, position: int) -> Iterator[Stream]:
        """Every stream as the ledger held it at a position, by id."""
        for id in sorted(self._ledger.opened()):
            stream = self._ledger.stream(id)
            if stream and (events := tuple(item for item in stream.events if item.position <= position)):
                yield Stream(id, events) if len(events) < stream.version else stream

    def position(self) -> int:
        """The newest position; 0 while nothing is recorded."""
        return self._ledger.position()

    def create_key(self, name: str, scopes: Iterable[Scope], now: datetime) -> tuple[Key, str]:
        """A new key, and its token: nothing keeps that, so it is to be shown once. Raises :class:`BadKey`."""
        return self._ledger.keys.create(name, tuple(scopes), now)

    def keys(self) -> tuple[Key, ...]:
        """Every key, also those that were revoked, in the order of making."""
        return self._ledger.keys.all()

    def revoke_key(self, id: str, now: datetime) -> bool:
        """Make a key void for good and at once. Was it valid until now? Raises :class:`NotKnown` if there is none of that id."""
        was_valid = self._ledger.keys.revoke(id, now)
        if was_valid is None:
            raise NotKnown(id, "key", None)
        return was_valid

    def authenticate(self, token: str) -> Key | None:
        """The key whose token this is; None if it is nobody's, or revoked."""
        return self._ledger.keys.of_token(token)

    def verify(self) -> Iterator[Problem]:
        """What is not as it was recorded, or does not match its evidence; nothing if all is well."""
        return verify(self._ledger)
