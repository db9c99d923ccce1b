"""The library: the articles of a ledger as they stood, their archived texts, and the facts that cite them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from api.finding import candidates
from api.known import NotKnown
from api.ledger import Ledger
from api.shelf import EVERY_SHELF, Shelf
from domain.article import ArticleRegistered, TextArchived
from domain.dossier import KIND_OF_STREAM, Clocks, Stream
from domain.evidence.articles import Articles, ArticleView
from domain.facts import Citation

NEWEST = 2**63 - 1


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
        view = self._shelf(clocks).get(id) if id in self._ids() else None
        if view is None:
            raise NotKnown(id, "article", None)
        withheld = view.digest is not None and self._ledger.text(view.digest) is None
        return ArticleRecord(view, tuple(self._citing(id, clocks)), withheld, tuple(self._sharing(view)))

    def articles(self, clocks: Clocks, shelf: Shelf = EVERY_SHELF) -> tuple[ArticleView, ...]:
        """Every article that the ledger held by then, that was public and that stands on the shelf; oldest first."""
        held, found, ids = self._shelf(clocks), candidates(self._ledger, shelf.phrases), self._ids()
        views = (held.get(id) for id in (ids if found is None else found & ids.keys()))
        public = (view for view in views if view and view.public <= clocks.known_by and shelf.holds(view))
        return tuple(sorted(public, key=lambda view: (view.public, view.id)))

    def withhold(self, id: str) -> bool:
        """Delete the archived text of an article. Returns whether it was still there.

        That it was archived stays recorded, so to import the article again writes nothing, and the text stays away.
        Raises :class:`NotKnown` where there is no such article, or no text of it was ever archived.
        """
        if id not in self._ids():
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
        for id in self._ids() if view.digest is not None else ():
            if id != view.id and self._digest(id) == view.digest:
                yield id

    def _ids(self) -> Mapping[str, None]:
        name = ArticleRegistered.stored_name()
        return {id: None for id, opened in self._ledger.opened().items() if opened == name}

    def _shelf(self, clocks: Clocks) -> Articles:
        return Articles(_Streams(self._ledger), clocks.known_by, newest(clocks))

    def _citing(self, article: str, clocks: Clocks) -> Iterator[Citing]:
        for id in self._ledger.opened():
            stream = self._ledger.stream(id)
            kind = KIND_OF_STREAM[type(stream.registration)] if stream else ""
            for item, fact in stream.facts() if stream else ():
                citations = tuple(citation for citation in fact.citations if citation.article == article)
                if item.position <= newest(clocks) and citations:
                    yield Citing(id, kind, fact.key, fact.gist, citations)


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
