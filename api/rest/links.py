"""Links between the present answer and those of other moments (RFC 7089, RFC 8288), in headers and in lists of links (RFC 6690)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from api.rest.http_dates import written
from api.views.mementos import Memento, TimeMap

LINK_FORMAT = "application/link-format"


@dataclass(frozen=True, slots=True)
class Link:
    """Where something is, what it is to the one who names it, and what else is said of it."""

    target: str
    rel: str
    said: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return "; ".join((f"<{self.target}>", f'rel="{self.rel}"', *(f'{name}="{value}"' for name, value in self.said.items())))


def to_memento(target: str, instant: datetime, *ranks: str) -> Link:
    """A link to what was answered at an instant, which may be the first, the last, the one before or the one after."""
    return Link(target, " ".join((*ranks, "memento")), {"datetime": written(instant)})


def link_format(found: TimeMap) -> bytes:
    """A TimeMap as a list of links."""
    return (",\n".join(map(str, _links(found))) + "\n").encode()


def _links(found: TimeMap) -> Iterator[Link]:
    yield Link(found.original, "original timegate")
    yield Link(found.timemap, "self", {"type": LINK_FORMAT, **_reach(found.items)})
    for number, memento in enumerate(found.items, 1):
        ranks = (rank for rank, of in (("first", 1), ("last", len(found.items))) if of == number)
        yield to_memento(memento.uri, memento.at, *ranks)


def _reach(mementos: Iterable[Memento]) -> dict[str, str]:
    """From when until when there are mementos, if there are any."""
    instants = [memento.at for memento in mementos]
    return {"from": written(instants[0]), "until": written(instants[-1])} if instants else {}
