"""One article: what it is, what became of it, and its words with every cited passage marked and led to its fact."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi import APIRouter, Request, Response

from api.views.articles import Article
from api.web.asked import Asked, AtClocks, Id, Printing
from api.web.frame import downloads, frame
from api.web.passages import Piece, excerpts, marked
from api.web.visitors import may_read_texts

PAGES = {"mechanism": "/m/", "visit": "/v/", "issue": "/i/", "actor": "/p/"}
"""Where the page of each kind of subject is."""

router = APIRouter(include_in_schema=False)


@router.get("/a/{id}")
def article(request: Request, answers: Asked, press: Printing, id: Id, asked: AtClocks) -> Response:
    """The page of one article; the whole text is for a reader whose key allows that, passages are for everyone."""
    found = answers.article(id, asked)
    text = answers.tracker.text(found.digest) if found.digest and may_read_texts(request, answers.tracker) else None
    around = frame(request, answers, asked, found.title)
    content = {
        "frame": downloads(around, f"/articles/{id}"),
        "article": found,
        "pages": PAGES,
        "kept": found.digest is not None and not found.withheld,
        "pieces": tuple(marked(text, found)) if text is not None else (),
        "excerpts": () if text is not None else tuple(_readable(found)),
    }
    return press.page(request, "article.html", content, private=text is not None)


def _readable(found: Article) -> Iterator[Piece]:
    """The cited passages, in the order of the text, as far as their words are at hand."""
    return (piece for piece in excerpts(found) if piece.words is not None)
