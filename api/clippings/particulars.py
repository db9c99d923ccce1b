"""The particulars of an article, as far as they are known: stated by a person, or found in a page."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import AfterValidator, ConfigDict, Field

from domain.article import PublishedBasis, Url
from domain.dates import VagueDate
from domain.facts import SLUG, Text, Value

LONGEST_ID = 200


def _read_id(text: str) -> str:
    if len(text) > LONGEST_ID or not re.fullmatch(SLUG, text):
        raise ValueError("write lower-case words joined by hyphens, such as gazette-2024-05-29-talks")
    return text


Id = Annotated[str, AfterValidator(_read_id)]
"""An article's id, told in words where it is none."""


class Particulars(Value):
    """What is known of an article; every field may be missing. Named as in :class:`~domain.article.ArticleRegistered`."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_by_name=True, validate_by_alias=True)

    id: Id | None = None
    title: Text | None = None
    publisher: Text | None = None
    origin: Text | None = None
    copy_of: Id | None = None
    authors: tuple[Text, ...] = Field(default=(), alias="author")
    published: VagueDate | None = None
    published_basis: PublishedBasis | None = None
    language: Text | None = None
    url: Url | None = None

    def over(self, found: Particulars) -> dict[str, Any]:
        """The fields that are known, these before the ``found`` ones. The basis of a found date is that date's only."""
        beneath = found.known()
        if self.published is not None:
            beneath.pop("published_basis", None)
        return beneath | self.known()

    def known(self) -> dict[str, Any]:
        """The fields that say something."""
        return {name: value for name, value in self if value not in (None, ())}
