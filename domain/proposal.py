"""What someone asks to have recorded, where they wrote it, and why it may be refused."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from domain.facts import Event


@dataclass(frozen=True)
class Place:
    """Where a proposal was written: a file (or a door), the path inside its document, and the line if known."""

    file: str | None = None
    path: str = ""
    line: int | None = None

    def at(self, relative: str) -> Place:
        """The place of a part of this one, such as ``citations[0].article``. Subclasses that know lines refine it."""
        dot = "." if self.path and relative and not relative.startswith("[") else ""
        return Place(self.file, f"{self.path}{dot}{relative}", self.line)

    def __str__(self) -> str:
        """``file:line: path``, as far as known."""
        where = ":".join(str(part) for part in (self.file, self.line) if part is not None)
        return ": ".join(part for part in (where, self.path) if part)


@dataclass(frozen=True)
class Proposal:
    """One event proposed for one stream. ``text`` is the full text of an article that is to be archived with it.

    ``coder`` is who proposes it, and becomes ``coded_by`` of a new fact that names nobody.
    """

    stream: str
    event: Event
    place: Place = field(default_factory=Place, compare=False)
    text: str | None = None
    coder: str | None = None


@dataclass(frozen=True)
class Refusal:
    """Why a proposal is not recorded. ``code`` is stable, ``reason`` a sentence for people."""

    code: str
    reason: str
    place: Place = field(default_factory=Place)

    def __str__(self) -> str:
        place = str(self.place)
        return f"{place}: {self.reason}" if place else self.reason


class Refused(Exception):
    """Nothing was recorded, for these reasons."""

    def __init__(self, refusals: Iterable[Refusal]) -> None:
        self.refusals = tuple(refusals)
        super().__init__("\n".join(map(str, self.refusals)))
