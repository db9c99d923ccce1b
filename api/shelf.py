"""Which articles a list is asked for: by publisher, origin, language, day of publication, or words in any language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from domain.evidence.articles import ArticleView
from domain.search.sought import Phrase, all_found, sought
from domain.search.texts import texts
from domain.search.words import words


@dataclass(frozen=True, slots=True)
class Shelf:
    """What an article must be to be listed; None asks nothing.

    Names are compared as words are; ``first`` and ``last`` are the days between which it may have been published.
    """

    publisher: str | None = None
    origin: str | None = None
    language: str | None = None
    first: date | None = None
    last: date | None = None
    q: str | None = None

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """What ``q`` asks for."""
        return sought(self.q)

    @property
    def begin(self) -> tuple[datetime, str]:
        """Where in the order of publication its articles can begin; a day before the first, for a time has a day of its own."""
        first = max(self.first or date.min, date.min + timedelta(1)) - timedelta(1)
        return datetime.combine(first, time.min, UTC), ""

    def holds(self, view: ArticleView) -> bool:
        """Whether an article stands here, as it is seen at some clocks."""
        named = _same(self.publisher, view.registered.publisher) and _same(self.origin, view.voice)
        if not named or not _speaks(self.language, view.registered.language) or not self._in_time(view):
            return False
        return all_found(self.phrases, (view.id, *texts(dict(view.registered)))) if self.q else True

    def _in_time(self, view: ArticleView) -> bool:
        published = view.registered.published
        begins, ends = published.earliest or date.min, published.latest or date.max
        return (self.first is None or ends >= self.first) and (self.last is None or begins <= self.last)


EVERY_SHELF = Shelf()


def _same(asked: str | None, name: str | None) -> bool:
    return asked is None or (name is not None and words(asked) == words(name))


def _speaks(asked: str | None, language: str | None) -> bool:
    """Whether the language is the one asked for, or a kind of it (RFC 4647, basic filtering)."""
    return asked is None or f"{language}-".lower().startswith(f"{asked}-".lower())
