"""Articles as a reader at (known_by, recorded_by) finds them: dated, corrected, retracted, and by whose voice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final, TypeVar

from domain.article import ArticleCorrected, ArticleRegistered, ArticleRetracted, CopyLinked, TextArchived
from domain.dates import VagueDate, end_of
from domain.dossier import Recorded, Stream

E = TypeVar("E")

BEYOND: Final = datetime.max.replace(tzinfo=UTC)
"""Later than every known date: what is never published."""


def public_from(published: VagueDate) -> datetime:
    """The instant from which a thing counts as public: a time itself, else the end of the latest day, UTC."""
    instant, latest = published.instant, published.latest
    if instant is not None:
        return instant.astimezone(UTC)
    return end_of(latest) if latest is not None else BEYOND


@dataclass(init=False, slots=True)
class ArticleView:
    """An article as it stands for one reader. ``voice`` is the independent origin that it repeats."""

    id: Final[str]
    position: Final[int]
    _registered: Final[ArticleRegistered | None]
    public: Final[datetime]
    day: Final[date]
    voice: Final[str]
    void: Final[bool]
    retraction: Final[ArticleRetracted | None]
    corrections: Final[tuple[ArticleCorrected, ...]]
    digest: Final[str | None]
    length: Final[int | None]

    def __init__(  # noqa: PLR0913, PLR0917 -- one for each field
        self,
        id: str,
        position: int,
        registered: ArticleRegistered | None,
        public: datetime,
        day: date,
        voice: str,
        void: bool = False,
        retraction: ArticleRetracted | None = None,
        corrections: tuple[ArticleCorrected, ...] = (),
        digest: str | None = None,
        length: int | None = None,
    ) -> None:
        """Written out, as for all that a sweep makes by the million (decision 0074)."""
        self.id, self.position, self._registered = id, position, registered
        self.public, self.day, self.voice = public, day, voice
        self.void, self.retraction, self.corrections = void, retraction, corrections
        self.digest, self.length = digest, length

    @property
    def registered(self) -> ArticleRegistered:
        """What is said of it; there is nothing where no more than its imprint was read."""
        assert self._registered is not None
        return self._registered


def newest_position(stream: Stream, recorded_by: int) -> int:
    """The position of the stream's newest event that the ledger held by then; 0 if none."""
    return max((item.position for item in stream.events if item.position <= recorded_by), default=0)


class Articles:
    """The articles of a dossier at (known_by, recorded_by), looked up by id."""

    def __init__(self, streams: Mapping[str, Stream], known_by: datetime, recorded_by: int) -> None:
        """``recorded_by`` is a position; articles recorded later do not exist here."""
        self._streams, self._added = streams, dict[str, Stream]()
        self._known_by = known_by
        self._recorded_by = recorded_by
        self._views: dict[str, ArticleView | None] = {}

    def get(self, article: str) -> ArticleView | None:
        """The article, or None if the ledger did not hold it by then."""
        view = self._views.get(article)
        if view is None and article not in self._views:
            self._views[article] = view = self._view(article)
        return view

    def have(self, stream: Stream) -> bool:
        """Whether this very article, with all that happened to it, is among them."""
        held = self._stream(stream.id)
        return held is not None and held.version == stream.version

    def add(self, streams: Mapping[str, Stream]) -> None:
        """Put these among the articles; what is known of them already stays."""
        self._added.update(streams)

    def learn(self, known_by: datetime, articles: Iterable[str]) -> None:
        """Move the known date on; of these articles something became public meanwhile."""
        self._known_by = known_by
        for article in articles:
            if article in self._views:
                del self._views[article]

    def unlearn(self, known_by: datetime) -> None:
        """Move the known date back."""
        self._known_by = known_by
        self._views.clear()

    def is_readable(self, view: ArticleView) -> bool:
        """Whether the public could read it by the known date, and it has not been withdrawn since."""
        return view.public <= self._known_by and not view.void

    def _events(self, article: str) -> Sequence[Recorded]:
        stream = self._stream(article)
        if stream is None:
            return ()
        events = stream.events
        if events[-1].position <= self._recorded_by:
            return events
        return [item for item in events if item.position <= self._recorded_by]

    def _stream(self, article: str) -> Stream | None:
        return (self._added.get(article) if self._added else None) or self._streams.get(article)

    def _view(self, article: str) -> ArticleView | None:
        events = self._events(article)
        if not events:
            return None
        if len(events) == 1:
            return self._plain(article, events[0])
        registered, corrections = self._corrected(events)
        retraction = next((e for e in self._kind(events, ArticleRetracted) if public_from(e.published) <= self._known_by), None)
        text = next(iter(self._kind(events, TextArchived)), None)
        public = public_from(registered.published)
        return ArticleView(
            id=article,
            position=events[0].position,
            registered=registered,
            public=public,
            day=registered.published.latest or date.max,
            voice=self._voice(article),
            void=retraction is not None,
            retraction=retraction,
            corrections=corrections,
            digest=text.digest if text else None,
            length=text.length if text else None,
        )

    def _plain(self, article: str, item: Recorded) -> ArticleView:
        """An article of which only the registration is recorded, as nearly always."""
        registered = item.event
        assert isinstance(registered, ArticleRegistered)
        published = registered.published
        public, day, voice = public_from(published), published.latest or date.max, self._voice(article)
        return ArticleView(article, item.position, registered, public, day, voice)

    def _corrected(self, events: Sequence[Recorded]) -> tuple[ArticleRegistered, tuple[ArticleCorrected, ...]]:
        registered = events[0].event
        assert isinstance(registered, ArticleRegistered)
        if len(events) == 1:
            return registered, ()
        valid = [
            e for e in self._kind(events, ArticleCorrected) if e.cause == "coder" or public_from(e.published) <= self._known_by
        ]
        valid.sort(key=lambda e: (e.cause != "coder", public_from(e.published), e.key))
        for correction in valid:
            registered = ArticleRegistered.model_validate(registered.model_dump(mode="json") | correction.changes)
        return registered, tuple(valid)

    def _voice(self, article: str) -> str:
        seen: set[str] = set()
        while article not in seen:
            seen.add(article)
            events = self._events(article)
            if not events:
                return article
            registered, _ = self._corrected(events)
            links = sorted(link.copy_of for link in self._kind(events, CopyLinked))
            original = links[0] if links else registered.copy_of
            if original is None or self._stream(original) is None:
                return registered.origin or registered.publisher or article
            article = original
        return min(seen)

    @staticmethod
    def _kind(events: Sequence[Recorded], kind: type[E]) -> list[E]:
        return [item.event for item in events[1:] if isinstance(item.event, kind)]
