"""An article's words cut at the ends of the cited passages, so that each piece knows which facts cite it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from api.views.articles import Article, CitedBy


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a text, in code points from ``start`` to ``end`` (exclusive), and the facts that cite them.

    ``words`` is None where they are not at hand.
    """

    start: int
    end: int
    words: str | None
    cited_by: tuple[CitedBy, ...]


def marked(text: str, article: Article) -> Iterator[Piece]:
    """The whole text in pieces, in its order; those that nobody cites included."""
    places = [(passage.start, passage.end, citing) for citing in article.cited_by for passage in citing.passages if passage.checked]
    whole = [(start, end, citing) for start, end, citing in places if start is not None and end is not None]
    cuts = sorted({0, len(text), *(start for start, _, _ in whole), *(end for _, end, _ in whole)})
    for start, end in pairwise(cuts):
        citing = dict.fromkeys(by for first, last, by in whole if first <= start and end <= last)
        yield Piece(start, end, text[start:end], tuple(citing))


def excerpts(article: Article) -> Iterator[Piece]:
    """The cited passages by their place in the text, each once, with every fact that cites just that."""
    found: dict[tuple[int, int], tuple[str | None, list[CitedBy]]] = {}
    for citing in article.cited_by:
        for passage in citing.passages:
            if passage.start is not None and passage.end is not None:
                found.setdefault((passage.start, passage.end), (passage.text, []))[1].append(citing)
    for (start, end), (words, citings) in sorted(found.items()):
        yield Piece(start, end, words, tuple(dict.fromkeys(citings)))
