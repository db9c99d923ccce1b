"""Grounds: on what the answers about a stream rest, the articles that it cites and the actors that it names."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cached_property

from domain.article import ArticleCorrected, ArticleRegistered, CopyLinked
from domain.decide.facts import actors_named
from domain.dossier import Stream
from domain.evidence.weighing import articles_cited as cited_by
from domain.facts import FactCorrected, fields_among
from domain.imprints import Imprint, Imprints

Reading = Callable[[Collection[str]], Mapping[str, Stream]]
"""Gives those of the ids that are streams."""
Imprinting = Callable[[Collection[str]], Imprints]
"""Gives those of the ids that are articles."""
_ACTOR_LISTS = ("by", "according_to", "participants", "parties", "against", "with")
_ACTOR_ONES = ("speaker", "traveller", "of")


def grounds(streams: Reading, subject: Stream) -> tuple[dict[str, Stream], dict[str, Stream]]:
    """The articles that a stream cites with those that they are copies of, however far back; and the actors that it names."""
    articles: dict[str, Stream] = {}
    ahead = articles_cited(subject)
    while ahead:
        cited = streams(sorted(ahead))
        articles |= cited
        ahead = {original for article in cited.values() for original in _originals(article)} - articles.keys()
    return articles, dict(streams(sorted(_actors(subject))))


class Actors(Mapping[str, Stream]):
    """The actors that a stream names, each read when it is asked for: only what is denied makes anybody ask."""

    def __init__(self, streams: Reading, subject: Stream) -> None:
        self._streams, self._subject = streams, subject

    @cached_property
    def _named(self) -> set[str]:
        return _actors(self._subject)

    def __getitem__(self, id: str) -> Stream:
        return self._streams((id,))[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._streams(sorted(self._named)))

    def __len__(self) -> int:
        return len(self._streams(sorted(self._named)))


def imprinted(cited: set[str], imprints: Imprinting, streams: Reading, subject: Stream) -> tuple[Imprints, Actors]:
    """The same, with no more than the imprints of most articles, and nothing yet of the actors; ``cited`` are those it cites."""
    plain: dict[str, Imprint] = {}
    others: dict[str, Stream] = {}
    ahead = cited
    while ahead:
        found = imprints(sorted(ahead))
        plain.update(found.plain)
        others.update(found.others)
        copied = {imprint.copy_of for imprint in found.plain.values() if imprint.copy_of is not None}
        copied.update(original for article in found.others.values() for original in _originals(article))
        ahead = copied - plain.keys() - others.keys()
    return Imprints(plain, others, lambda id: streams((id,)).get(id)), Actors(streams, subject)


def articles_cited(subject: Stream) -> set[str]:
    """The ids of the articles that a stream cites: in its registration, in its facts, and in what is corrected of them."""
    opened = subject.registration
    found = {citation.article for name in fields_among(type(opened), ("citations",)) for citation in getattr(opened, name)}
    for _, fact in subject.facts():
        found.update(cited_by(fact))
    return found


def _actors(subject: Stream) -> set[str]:
    opened = subject.registration
    found: set[str] = set()
    for name in fields_among(type(opened), ("parties",)):
        found.update(getattr(opened, name))
    found.update(actor for name in fields_among(type(opened), ("traveller",)) if (actor := getattr(opened, name)))
    for _, fact in subject.facts():
        found |= actors_named(fact)
        if isinstance(fact, FactCorrected):
            found.update(_actors_changed(fact))
    return found


def _actors_changed(correction: FactCorrected) -> Iterator[str]:
    for name in _ACTOR_LISTS:
        named = correction.changes.get(name)
        yield from (str(actor) for actor in named) if isinstance(named, list) else ()
    for name in _ACTOR_ONES:
        if isinstance(actor := correction.changes.get(name), str):
            yield actor


def _originals(article: Stream) -> Iterator[str]:
    for item in article.events:
        event = item.event
        if isinstance(event, ArticleRegistered | CopyLinked) and event.copy_of:
            yield event.copy_of
        if isinstance(event, ArticleCorrected) and isinstance(original := event.changes.get("copy_of"), str):
            yield original
