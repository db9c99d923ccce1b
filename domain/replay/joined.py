"""Joined: the rectangles of a subject whose doubles are known as such at some instants of knowledge, and at others not.

Between two instants at which that may change its record is a plain one, so it is swept as such; of each sweep what lies between
these instants is taken, and what goes on over one of them is joined again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime

from domain.dossier import Dossier, Recorded, Stream
from domain.evidence.articles import BEYOND
from domain.evidence.merges import with_doubles
from domain.evidence.weighing import BEFORE_ALL
from domain.replay.moments import instants_of_publication
from domain.replay.reader import NEWEST
from domain.replay.rectangles import Rectangle, in_order

Swept = Callable[[Dossier], Sequence[Rectangle]]


def joined(dossier: Dossier, swept: Swept) -> tuple[Rectangle, ...]:
    """The rectangles of a subject with doubles; ``swept`` gives those of one without."""
    found: list[Rectangle] = []
    for since, until, plain in _records(dossier):
        found = list(_go_on(found, _between(swept(plain), since, until), since))
    return in_order(found)


def _records(dossier: Dossier) -> Iterator[tuple[datetime, datetime, Dossier]]:
    """The plain records that a reader has of the subject, each with the instants between which that is so."""
    instants = sorted({instant for double in _all(dossier) for instant in instants_of_publication(double, NEWEST)})
    begun, last = BEFORE_ALL, with_doubles(dossier, BEFORE_ALL, NEWEST)
    for instant in instants:
        keyed = with_doubles(dossier, instant, NEWEST)
        if keyed.keys() != last.keys():
            yield begun, instant, _plain(dossier, last.values())
            begun, last = instant, keyed
    yield begun, BEYOND, _plain(dossier, last.values())


def _all(dossier: Dossier) -> Iterator[Dossier]:
    for double in dossier.doubles:
        yield double
        yield from _all(double)


def _plain(dossier: Dossier, items: Iterable[Recorded]) -> Dossier:
    return replace(dossier, subject=Stream(dossier.subject.id, (dossier.subject.events[0], *items)), doubles=())


def _between(found: Iterable[Rectangle], since: datetime, until: datetime) -> Iterator[Rectangle]:
    for one in found:
        first, last = max(one.known_from, since), min(one.known_to or BEYOND, until)
        if first < last:
            yield replace(one, known_from=first, known_to=None if last == BEYOND else last)


def _go_on(before: Iterable[Rectangle], after: Iterable[Rectangle], at: datetime) -> Iterator[Rectangle]:
    """Both, where what ends at that instant is one with what begins alike."""
    ahead: dict[tuple[date, object], Rectangle] = {}
    for one in after:
        if one.known_from == at:
            ahead[one.valid_from, _said(one)] = one
        else:
            yield one
    for one in before:
        same = ahead.pop((one.valid_from, _said(one)), None) if one.known_to == at else None
        yield replace(one, known_to=same.known_to) if same else one
    yield from ahead.values()


def _said(one: Rectangle) -> tuple[object, ...]:
    return one.valid_to, one.status, one.since, one.because
