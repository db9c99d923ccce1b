"""The library: the articles of a ledger as they stood, their archived texts, and the facts that cite them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice

from api.finding import candidates
from api.known import NotKnown
from api.ledger import Ledger
from api.shelf import EVERY_SHELF, Shelf
from domain.article import ArticleRegistered, TextArchived
from domain.dossier import KIND_OF_STREAM, Clocks, Stream
from domain.evidence.articles import Articles, ArticleView
from domain.facts import Citation

NEWEST = 2**63 - 1
FEW = 1_000
"""So many articles that hold the words sought are put in order; of more, those that become public are looked through."""
Place = tuple[datetime, str]
"""An article's place in the list: from when on it is public, and its id."""


@dataclass(frozen=True, slots=True)
class Citing:
    """A fact that cites an article: the stream it stands in, what kind that is, its key, what it tells, and its citations."""

    stream: str
    kind: str
    key: str
    gist: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """An article as it stands, and every fact that cites it.

    ``withheld`` says that its archived text was deleted; ``same_text`` are the other articles with the very same text.
    """

    view: ArticleView
    cited_by: tuple[Citing, ...]
    withheld: bool = False
    same_text: tuple[str, ...] = ()


class Library:
    """The articles of one ledger."""

    def __init__(self, ledger: Ledger) -> None:
        """Reads through the ledger's own memory of streams."""
        self._ledger = ledger

    def article(self, id: str, clocks: Clocks) -> ArticleRecord:
        """An article with every fact that cites it. Raises :class:`NotKnown`; articles are reference data, seen at every K."""
        view = self._shelf(clocks).get(id) if self._is_article(id) else None
        if view is None:
            raise NotKnown(id, "article", None)
        withheld = view.digest is not None and self._ledger.text(view.digest) is None
        return ArticleRecord(view, tuple(self._citing(id, clocks)), withheld, tuple(self._sharing(view)))

    def articles(self, clocks: Clocks, shelf: Shelf = EVERY_SHELF, after: Place | None = None) -> Iterator[ArticleView]:
        """The articles that the ledger held by then, that were public and that stand on the shelf; oldest first.

        Beyond the place ``after``: an instant of publication, and the id of what was published then. Each is read as it is taken.
        """
        held, found = self._shelf(clocks), candidates(self._ledger, shelf.phrases)
        for public, id in self._in_order(held, found, after or shelf.begin, shelf):
            view = held.get(id)
            if public > clocks.known_by:
                return
            if view is not None and view.public == public and shelf.holds(view):
                yield view

    def latest(self, clocks: Clocks, most: int) -> tuple[ArticleView, ...]:
        """So many articles at most that the ledger held and that were public by then: those that became so last, oldest first."""
        held = self._shelf(clocks)
        places = ((public, held.get(id)) for public, id in self._ledger.concerns.published_by(clocks.known_by))
        views = (view for public, view in places if view is not None and view.public == public)
        return tuple(islice(views, most))[::-1]

    def _in_order(self, held: Articles, found: frozenset[str] | None, after: Place, shelf: Shelf) -> Iterator[Place]:
        """When which article may have become public; once for each date that it was ever said to have."""
        if found is None or len(found) > FEW:
            places = self._ledger.concerns.published(after, shelf.last or date.max)
            return places if found is None else (place for place in places if place[1] in found)
        views = (view for id in found if self._is_article(id) and (view := held.get(id)))
        return iter(sorted(place for view in views if (place := (view.public, view.id)) > after))

    def withhold(self, id: str) -> bool:
        """Delete the archived text of an article. Returns whether it was still there.

        That it was archived stays recorded, so to import the article again writes nothing, and the text stays away.
        Raises :class:`NotKnown` where there is no such article, or no text of it was ever archived.
        """
        if not self._is_article(id):
            raise NotKnown(id, "article", None)
        digest = self._digest(id)
        if digest is None:
            raise NotKnown(id, "text of the article", None)
        return self._ledger.withhold(digest)

    def _digest(self, id: str) -> str | None:
        stream = self._ledger.stream(id)
        events = (item.event for item in stream.events) if stream else iter(())
        return next((event.digest for event in events if isinstance(event, TextArchived)), None)

    def _sharing(self, view: ArticleView) -> Iterator[str]:
        for id in sorted(self._ledger.concerns.archiving(view.digest)) if view.digest is not None else ():
            if id != view.id and self._digest(id) == view.digest:
                yield id

    def _is_article(self, id: str) -> bool:
        return self._ledger.opener(id) == ArticleRegistered.stored_name()

    def _shelf(self, clocks: Clocks) -> Articles:
        return Articles(_Streams(self._ledger), clocks.known_by, newest(clocks))

    def _citing(self, article: str, clocks: Clocks) -> Iterator[Citing]:
        """In the order in which the subjects were opened."""
        streams = filter(None, map(self._ledger.stream, self._ledger.concerns.citing(article)))
        for stream in sorted(streams, key=lambda stream: stream.events[0].position):
            for item, fact in stream.facts():
                citations = tuple(citation for citation in fact.citations if citation.article == article)
                if item.position <= newest(clocks) and citations:
                    yield Citing(stream.id, KIND_OF_STREAM[type(stream.registration)], fact.key, fact.gist, citations)


def newest(clocks: Clocks) -> int:
    """The newest position that a question may rest on."""
    return NEWEST if clocks.recorded_by is None else clocks.recorded_by


class _Streams(Mapping[str, Stream]):
    """The ledger's streams by id, read when they are looked up."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def __getitem__(self, id: str) -> Stream:
        stream = self._ledger.stream(id)
        if stream is None:
            raise KeyError(id)
        return stream

    def __iter__(self) -> Iterator[str]:
        return iter(self._ledger.opened())

    def __len__(self) -> int:
        return len(self._ledger.opened())
