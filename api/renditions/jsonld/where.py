"""Where an answer is given, and the addresses of what it speaks of."""

from __future__ import annotations

from dataclasses import dataclass

from api.renditions import links


@dataclass(frozen=True)
class Where:
    """The address of the server, and that of the answer, with its question."""

    base: str
    answer: str

    @property
    def path(self) -> str:
        """The address of the answer without its question."""
        return self.answer.partition("?")[0]

    @property
    def subject(self) -> str:
        """The address of the mechanism, visit, issue or actor of which the answer tells the facts or the history."""
        return self.path.rpartition("/")[0]

    def of(self, what: str, id: str) -> str:
        """The address of a mechanism, visit, issue, actor or article."""
        return links.address(self.base, what, id)

    def fact(self, subject: str, key: str) -> str:
        """The fact of that key of the subject at that address."""
        return f"{subject}/facts#{key}"
