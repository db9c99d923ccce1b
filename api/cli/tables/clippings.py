"""A clipping on a terminal, before it is recorded."""

from __future__ import annotations

from collections.abc import Iterator

from api.cli.legible import legible
from api.cli.tables.words import NOTHING
from domain.article import ArticleRegistered, TextArchived
from domain.proposal import Proposal

_BEGINNING = 200
"""How many characters of the text are shown."""


def found(registered: Proposal, archived: Proposal) -> str:
    """What would be recorded of an article, a line each, and how its text begins."""
    article, text = registered.event, archived.event
    assert isinstance(article, ArticleRegistered) and isinstance(text, TextArchived)
    shown = {"id": registered.stream, **dict(_particulars(article)), "text": f"{text.length} characters"}
    return "\n".join(
        (*(f"{name:<10} {legible(value)}" for name, value in shown.items()), f"{'begins':<10} {_beginning(archived.text or '')}")
    )


def _beginning(text: str) -> str:
    return legible(text if len(text) <= _BEGINNING else f"{text[:_BEGINNING]}…")


def _particulars(article: ArticleRegistered) -> Iterator[tuple[str, str]]:
    yield "title", article.title
    yield "publisher", article.publisher or NOTHING
    yield "published", f"{article.published} ({article.published_basis})"
    yield "authors", ", ".join(article.authors) or NOTHING
    for name in ("origin", "copy_of", "language", "url"):
        if value := getattr(article, name):
            yield name.replace("_", " "), str(value)
