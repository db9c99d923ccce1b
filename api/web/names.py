"""Names in the reader's language, where one is registered; else the name that the answer gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from api.web.words import harmless

Find = Callable[[str, str], str | None]
"""The name registered for an id in a language."""


@dataclass(frozen=True, slots=True)
class Names:
    """Calls subjects by name in one language (BCP 47)."""

    language: str
    find: Find

    def of(self, id: str, otherwise: str | None = None) -> Markup:
        """The name as an isolated piece of the page, marked with its language: nothing in it can turn the text around it."""
        found = self.find(id, self.language) if self.language != "en" else None
        if found is None:
            return Markup("<bdi>{}</bdi>").format(harmless(otherwise or id))
        return Markup('<bdi lang="{}">{}</bdi>').format(self.language, harmless(found))

    def plain(self, id: str, otherwise: str | None = None) -> str:
        """The name as mere text, for a title or a label."""
        return (self.find(id, self.language) if self.language != "en" else None) or otherwise or id
