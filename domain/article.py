"""The events of an article: the document that evidence comes from, its text and what became of it (1.8)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, HttpUrl, PlainSerializer

from domain.dates import VagueDate
from domain.facts import Cause, Digest, Event, Slug, Text

PublishedBasis = Literal["stated", "inferred"]
Url = Annotated[HttpUrl, PlainSerializer(str, return_type=str)]


class ArticleRegistered(Event):
    """Opens the stream of a document. ``origin`` is who first reported it; left out, the publisher."""

    title: Text
    publisher: Text | None = None
    origin: Text | None = None
    copy_of: Slug | None = None
    authors: tuple[Text, ...] = ()
    published: VagueDate
    published_basis: PublishedBasis = "stated"
    language: Text | None = None
    url: Url | None = None


class TextArchived(Event):
    """The text is kept, known by its digest; ``length`` in code points."""

    digest: Digest
    length: Annotated[int, Field(ge=1)]


class ArticleEvent(Event):
    """What happened to an article later: when the public could read it, and in which words the coder tells it."""

    key: Slug
    published: VagueDate
    article: Slug | None = None
    """The article that says so (a correction notice, say)."""
    reason: Text | None = None


class ArticleCorrected(ArticleEvent):
    """Fields of the registration change: at every known date for a coder's slip, else from ``published`` on."""

    changes: Annotated[dict[str, object], Field(min_length=1)]
    cause: Cause


class ArticleRetracted(ArticleEvent):
    """The article is withdrawn: its citations are void from that date on."""


class CopyLinked(Event):
    """The article is found to repeat another one, and counts as the same voice."""

    key: Slug
    copy_of: Slug
    reason: Text | None = None


ARTICLE_EVENTS: tuple[type[Event], ...] = (ArticleRegistered, TextArchived, ArticleCorrected, ArticleRetracted, CopyLinked)
"""Every kind of event that an article's stream can hold."""
