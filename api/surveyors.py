"""Surveyors: the bands of subjects, worked out of a ledger, of a dossier, or of a pouch full of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import TypeVar

from api.dossiers import Dossiers
from api.grounds import articles_cited, imprinted
from api.ledger import Charting, Ledger, drawn, open_ledger
from api.pouches import Pouch, unpacked
from domain.dossier import Dossier
from domain.mechanism.events import MechanismRegistered
from domain.replay.memory import Memory
from domain.replay.sweep import Sweep, rectangles

T = TypeVar("T")
FORGOTTEN = 0
"""No dossier is kept of whoever is charted in passing."""


def charted(ledger: Ledger, ids: Sequence[str]) -> list[Charting]:
    """The bands of these subjects, as the ledger is now."""
    return _charted(ledger, Dossiers(ledger, FORGOTTEN), ids)


def charted_at(url: str, ids: Sequence[str]) -> list[Charting]:
    """The same of the ledger at that URL. It is opened to be read only, once for all that this process is asked."""
    return _charted(*_opened(url), ids)


@cache
def _opened(url: str) -> tuple[Ledger, Dossiers]:
    ledger = open_ledger(url, as_it_lies=True)
    return ledger, Dossiers(ledger, FORGOTTEN)


def _charted(ledger: Ledger, dossiers: Dossiers, ids: Sequence[str]) -> list[Charting]:
    position, doubled = ledger.position(), dossiers.doubled()
    found = []
    for id in ids:
        charting = None if id in doubled else _charted_by_imprints(ledger, id, position)
        if charting is None and (dossier := dossiers.get(id)):
            charting, _ = charting_of(dossier, position)
        found += [charting] if charting else []
    return found


def _charted_by_imprints(ledger: Ledger, id: str, position: int) -> Charting | None:
    """The bands of a mechanism that has no double, for which no more is read of most articles than the imprint. None of others."""
    subject = ledger.in_passing(id)
    if subject is None or not isinstance(subject.registration, MechanismRegistered):
        return None
    cited = articles_cited(subject)
    dossier = Dossier(subject, *imprinted(cited, ledger.imprints, ledger.streams, subject))
    sources = {*dossier.articles}
    return Charting(id, "mechanism", position, sources, sources - cited, tuple(map(drawn, Sweep(dossier).rectangles())))


def charted_from(pouch: Pouch, position: int) -> list[Charting]:
    """The bands of the subjects in a pouch, as everything up to a position gives them."""
    return [charting_of(dossier, position)[0] for dossier in unpacked(pouch)]


def charting_of(dossier: Dossier, position: int, memory: Memory | None = None) -> tuple[Charting, Sweep | None]:
    """The bands of a subject, and the sweep that gave them, where one did; one that is to be kept has a memory."""
    id, sources = dossier.subject.id, {*dossier.articles, *(double.subject.id for double in dossier.doubles)}
    apart = sources - articles_cited(dossier.subject)
    if dossier.doubles or not isinstance(dossier.subject.registration, MechanismRegistered):
        return Charting(id, dossier.kind, position, sources, apart, tuple(map(drawn, rectangles(dossier)))), None
    sweep = Sweep(dossier, memory)
    return Charting(id, dossier.kind, position, sources, apart, tuple(map(drawn, sweep.rectangles()))), sweep


def in_portions(things: Iterable[T], size: int) -> Iterator[list[T]]:
    """So many at a time."""
    ahead = iter(things)
    while portion := list(islice(ahead, size)):
        yield portion
