"""From a clipping and what a person states to the proposals: the article's registration, and its text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from unicodedata import combining, normalize

from pydantic import ValidationError

from api.clippings.clipping import Clipping
from api.clippings.particulars import Particulars
from domain.article import ArticleRegistered, TextArchived
from domain.decide.passages import digest_of
from domain.proposal import Place, Proposal, Refusal, Refused

TITLE_WORDS = 6
"""How many words of the title an id of our own making has."""
_NEEDED = {"title": "no title", "published": "no date of publication"}
_LONGEST = 120
_DAY = re.compile(r"\d{4}(-\d{2}){0,2}")


def register(clipping: Clipping, stated: Particulars, place: Place) -> tuple[Proposal, Proposal]:
    """The registration of the article and the archiving of its text; what is ``stated`` wins over what was found.

    Raises :class:`~domain.proposal.Refused` with ``missing-title`` and ``missing-published``, at the place of that field.
    """
    fields = stated.over(clipping.found)
    if missing := [name for name in _NEEDED if name not in fields]:
        raise Refused(Refusal(f"missing-{name}", f"{_NEEDED[name]} is found in it", place.at(name)) for name in missing)
    id = fields.pop("id", None)
    article = ArticleRegistered.model_validate(fields)
    digest = digest_of(clipping.text)
    stream = id or id_of(article, digest)
    text = TextArchived(digest=digest, length=len(clipping.text))
    return Proposal(stream, article, place), Proposal(stream, text, place, clipping.text)


def id_of(article: ArticleRegistered, digest: str) -> str:
    """An id of the publisher, the day and the first words of the title, such as *harbour-gazette-2021-03-04-talks-held*.

    Where the title has no Latin letter or figure, the first figures of the text's digest stand for it.
    """
    day = _DAY.search(article.published.text)
    title = _latin(article.title)[:TITLE_WORDS] or [digest.removeprefix("sha256:")[:8]]
    words = (*_latin(article.publisher or ""), *([day[0]] if day else ()), *title)
    return "-".join(words)[:_LONGEST].rstrip("-")


def id_for(fields: Mapping[str, object], text: str | None) -> str | None:
    """An id of our own making for an article that is registered by hand; None where its fields make no article yet."""
    try:
        article = ArticleRegistered.model_validate(fields)
    except ValidationError:
        return None
    return id_of(article, digest_of(text or article.title))


def _latin(text: str) -> list[str]:
    """The words of the text in lower-case Latin letters and figures, without accents and apostrophes."""
    plain = (letter for letter in normalize("NFKD", text) if not combining(letter) and letter not in "'’")
    return re.findall("[a-z0-9]+", "".join(plain).casefold())
