"""Imprints: of an article what a status hangs on, so that nobody need read the rest of it to work a status out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from domain.dates import VagueDate
from domain.dossier import Stream


class Imprint(NamedTuple):
    """Of an article that was registered, and to which nothing has happened since: its place in the log, and what it says of itself.

    ``copy_of`` is the article of which it is known to be a copy.
    """

    position: int
    published: VagueDate
    copy_of: str | None


class Imprints(Mapping[str, Stream]):
    """Articles by their ids, of most of which only the imprint was read; whoever asks for one of these is given the whole."""

    def __init__(self, plain: Mapping[str, Imprint], others: Mapping[str, Stream], whole: Callable[[str], Stream | None]) -> None:
        """``others`` are those that have no imprint; ``whole`` gives the stream of one that has."""
        self.plain, self.others, self._whole = plain, others, whole

    def __getitem__(self, id: str) -> Stream:
        stream = self._whole(id) if id in self.plain else self.others[id]
        if stream is None:
            raise KeyError(id)
        return stream

    def __iter__(self) -> Iterator[str]:
        yield from self.plain
        yield from self.others

    def __len__(self) -> int:
        return len(self.plain) + len(self.others)

    def __contains__(self, id: object) -> bool:
        return id in self.plain or id in self.others
