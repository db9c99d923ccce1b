"""Charting: working out the bands of every subject whose bands something that was recorded has put out of date."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from api.ledger import Charting, Ledger
from api.subjects import Subjects
from domain.replay.sweep import rectangles

AT_ONCE = 64
"""How many subjects are charted in one transaction."""


def chart(ledger: Ledger, subjects: Subjects, told: Callable[[int], object] = int) -> int:
    """Chart everything that is not; ``told`` hears how many are done. May be interrupted and repeated. Returns how many."""
    done = 0
    while ids := ledger.bands.uncharted(AT_ONCE):
        kept = ledger.bands.keep(list(_worked_out(ledger, subjects, ids)))
        if not kept:
            return done  # others record into all of these: theirs to chart
        done += kept
        told(done)
    return done


def _worked_out(ledger: Ledger, subjects: Subjects, ids: list[str]) -> Iterator[Charting]:
    for id in ids:
        position = ledger.position()
        dossier = subjects.dossier(id)
        articles = (stream.id for stream in dossier.articles.values())
        sources = {*articles, *(double.subject.id for double in dossier.doubles)}
        yield Charting(id, dossier.kind, position, sources, rectangles(dossier))
