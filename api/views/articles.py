"""Articles as every door shows them: the document, what became of it, and every fact that cites it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from api.views.base import Edtf, Listing, Moment, View
from api.views.evidence import Passage
from domain.article import PublishedBasis
from domain.facts import Cause


class ArticleItem(View):
    """An article in a list."""

    id: str = Field(description="The article's id.", examples=["japan-today-2024-05-29-talks-restart"])
    title: str = Field(description="Its title.", examples=["China, Japan agree to restart ruling party talks"])
    publisher: str | None = Field(description="Who published it; null if it does not say.", examples=["Japan Today"])
    published: Edtf = Field(
        description="When the public could first read it (EDTF or instant).", examples=["[2024-05-29..2024-05-30]"]
    )
    origin: str = Field(description="The independent voice that it repeats.", examples=["Reuters"])
    language: str | None = Field(description="Its language (BCP 47).", examples=["en"])
    url: str | None = Field(description="Where it was read.", examples=["https://news.example/2024/05/29/talks"])
    retracted: bool = Field(description="Whether it has been withdrawn.", examples=[False])


class Articles(Listing[ArticleItem]):
    """Articles, oldest first."""


class ArticleChange(View):
    """A correction of the article's particulars."""

    key: str = Field(description="The correction's key.", examples=["date-corrected"])
    published: Edtf = Field(description="When the public could read it (EDTF).", examples=["2024-06-01"])
    reason: str | None = Field(description="Why.", examples=["The page gave the day of the reprint."])
    cause: Cause = Field(description="Whose slip it was.", examples=["coder"])


class Retraction(View):
    """The withdrawal of an article."""

    key: str = Field(description="The retraction's key.", examples=["withdrawn"])
    published: Edtf = Field(description="When the public could read of it (EDTF).", examples=["2024-06-01"])
    reason: str | None = Field(description="Why.", examples=["The interview did not take place."])


class CitedBy(View):
    """A fact that cites the article."""

    stream: str = Field(
        description="Id of the mechanism, visit, issue or actor.", examples=["japan-china-ruling-party-exchange-council"]
    )
    kind: Literal["mechanism", "visit", "issue", "actor"] = Field(description="What that is.", examples=["mechanism"])
    key: str = Field(description="The fact's key.", examples=["resumption-agreed-2024"])
    gist: str = Field(description="What happened, in the coder's words.", examples=["They agreed to take the talks up again."])
    passages: tuple[Passage, ...] = Field(description="Where in the article's text it finds that.")


class Article(ArticleItem):
    """An article with every fact that cites it."""

    known_from: Moment | None = Field(description="From when on it counts as public.", examples=["2024-05-30"])
    published_basis: PublishedBasis = Field(description="Whether the date is stated or inferred.", examples=["inferred"])
    authors: tuple[str, ...] = Field(description="Who wrote it.", examples=[["Sakura Murakami"]])
    copy_of: str | None = Field(description="Id of the article that it repeats.", examples=["reuters-2024-05-29"])
    digest: str | None = Field(description="Digest of the archived text.", examples=["sha256:" + "0f" * 32])
    length: int | None = Field(description="Its length in code points.", examples=[4821])
    withheld: bool = Field(description="Whether that text was deleted; its digest stays.", examples=[False])
    corrections: tuple[ArticleChange, ...] = Field(description="What was corrected.")
    retraction: Retraction | None = Field(description="How it was withdrawn.")
    cited_by: tuple[CitedBy, ...] = Field(description="Every fact that cites it.")
